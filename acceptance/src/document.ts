import type { Target } from './target.ts'

/** A schema of the document, as far as the suite reads them. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly format?: string
}

interface Described {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { schema?: Schema }>> }
  readonly responses: Readonly<Record<string, unknown>>
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** An operation as the server documents it. */
export interface Operation {
  /** Method and path, such as `GET /tailored-gen/projects/{project_id}`. */
  readonly name: string
  readonly method: string
  /** Without the version. */
  readonly path: string
  /** The version that the published contract has it under. */
  readonly version: 'v1' | 'v2'
  /** Names of the parameters of its path. */
  readonly params: readonly string[]
  /** The fields of its JSON body; undefined when it takes none. */
  readonly fields: Readonly<Record<string, Schema>> | undefined
  readonly required: readonly string[]
  /** Every status that it documents. */
  readonly statuses: readonly string[]
}

const METHODS = ['get', 'post', 'put', 'delete']
const GENERATION = /^\/(image|video|structured_prompt|status)\b/

/** Whether an operation is of the family that the contract has under `/v2`, which words its errors in its own way. */
export function isGeneration(path: string): boolean {
  return GENERATION.test(path)
}

/** Reads the document of the server. */
export async function readOperations({ client }: Target): Promise<Operation[]> {
  const response = await (client.fetch ?? fetch)(new URL('/openapi.json', client.baseUrl))
  return operationsIn((await response.json()) as OpenApi)
}

function operationsIn(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([full, methods]) => {
    const [, version, path] = /^\/(v[12])(\/.*)$/.exec(full) ?? []
    // What is documented under both versions is one operation.
    if (path === undefined || version !== versionOf(path)) return []
    return Object.entries(methods)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, described]) => operationOf(document, method, path, described))
  })
}

const versionOf = (path: string) => (isGeneration(path) ? 'v2' : 'v1')

function operationOf(
  document: OpenApi,
  method: string,
  path: string,
  { requestBody, responses }: Described,
): Operation {
  const schema = requestBody?.content?.['application/json']?.schema
  const body = schema && resolved(document, schema)
  const upper = method.toUpperCase()
  return {
    name: `${upper} ${path}`,
    method: upper,
    path,
    version: versionOf(path),
    params: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
    fields:
      body &&
      Object.fromEntries(
        Object.entries(body.properties ?? {}).map(([name, one]) => [name, resolved(document, one)]),
      ),
    required: body?.required ?? [],
    statuses: Object.keys(responses),
  }
}

function resolved(document: OpenApi, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  const found = name === undefined ? undefined : document.components?.schemas?.[name]
  // What stands beside a reference counts too.
  return found === undefined ? schema : { ...resolved(document, found), ...schema }
}

/** The address of an operation, each parameter filled in by its name. */
export function addressOf(
  { version, path }: Operation,
  values: (name: string) => string | number,
): string {
  return `/${version}${path.replace(/\{(\w+)\}/g, (_all, name: string) => String(values(name)))}`
}

/** Finds the operation that a request was for: of those that fit, the one with the fewest parameters. */
export function operationFinder(
  operations: readonly Operation[],
): (method: string, path: string) => Operation | undefined {
  const patterns = operations
    .toSorted((a, b) => a.params.length - b.params.length)
    .map((operation) => {
      const pattern = operation.path.replace(/\{\w+\}/g, '[^/]+')
      return [operation, new RegExp(`^/v[12]${pattern}/?$`)] as const
    })
  return (method, path) =>
    patterns.find(([operation, pattern]) => operation.method === method && pattern.test(path))?.[0]
}
