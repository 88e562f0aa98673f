import type { FastifyInstance } from 'fastify'

/** A JSON schema, as far as the document of the server uses them. */
export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  $ref?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  minItems?: number
  minLength?: number
}

/** An operation as it is registered and documented. */
export interface WalkedOperation {
  method: string
  /** With the version prefix and `:names`. */
  url: string
  /** Names of the parameters of the address. */
  params: string[]
  /** The body it takes, if any. */
  body: JsonSchema | undefined
  /** Schemas of its answers by status; undefined for an answer without a body. */
  responses: Record<string, JsonSchema | undefined>
}

interface Content {
  content?: Record<string, { schema?: JsonSchema }>
}
interface Document {
  paths: Record<
    string,
    Record<string, { requestBody?: Content; responses: Record<string, Content> }>
  >
  components?: { schemas?: Record<string, JsonSchema> }
}

/** A part of the document with what it refers to in place of the references. */
function resolved<Part>(part: Part, document: Document): Part {
  if (Array.isArray(part)) return part.map((one) => resolved(one, document)) as Part
  if (typeof part !== 'object' || part === null) return part
  const { $ref } = part as { $ref?: unknown }
  if (typeof $ref === 'string') {
    const names = $ref.split('/').slice(1)
    const found = names.reduce<unknown>((at, name) => (at as Values | undefined)?.[name], document)
    return resolved(found as Part, document)
  }
  const entries = Object.entries(part).map(([key, value]) => [key, resolved(value, document)])
  return Object.fromEntries(entries) as Part
}

function schemaOf(content: Content | undefined): JsonSchema | undefined {
  return content?.content?.['application/json']?.schema
}

/** Every operation under /v1 and /v2 that the app has registered. One that is not in its document is an error. */
export function operationsOf(app: FastifyInstance): WalkedOperation[] {
  const described = app.openApi({ aliases: true }) as unknown as Document
  const document = { paths: resolved(described.paths, described) }
  return app.routeTable
    .filter(({ method, url }) => /^\/v[12]\//.test(url) && method !== 'HEAD')
    .map(({ method, url }) => {
      const path = url.replace(/:(\w+)/g, '{$1}')
      const documented = document.paths[path]?.[method.toLowerCase()]
      if (documented === undefined) throw new Error(`${method} ${url} is not documented`)
      const responses = Object.entries(documented.responses).map(
        ([status, answer]) => [status, schemaOf(answer)] as const,
      )
      return {
        method,
        url,
        params: [...url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? ''),
        body: schemaOf(documented.requestBody),
        responses: Object.fromEntries(responses),
      }
    })
}

/** Values by the names of parameters and fields. */
export type Values = Readonly<Record<string, unknown>>

function isId(name: string): boolean {
  return name.endsWith('_id')
}

function knownValue(name: string, values: Values): unknown {
  if (name in values) return values[name]
  throw new Error(`${name} names something that these tests know nothing of; tell them`)
}

/** An address with its parameters filled in. */
export function pathOf({ url }: WalkedOperation, values: Values): string {
  return url.replace(/:(\w+)/g, (_all, name: string) => String(knownValue(name, values)))
}

/** The least value that a schema takes. Ids, and what `values` names, come from there. */
function sample(schema: JsonSchema, name: string, values: Values): unknown {
  if (name in values || isId(name)) return knownValue(name, values)
  if (schema.$ref !== undefined) throw new Error(`${name} refers elsewhere: ${schema.$ref}`)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const branch = schema.allOf ?? schema.anyOf ?? schema.oneOf
  if (schema.type === undefined && branch?.[0] !== undefined) return sample(branch[0], name, values)
  switch ([schema.type].flat()[0]) {
    case 'string':
      return 'a'.repeat(schema.minLength ?? 1)
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return false
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        sample(schema.items ?? {}, '', values),
      )
    case 'object':
      return sampleBody(schema, values)
    default:
      throw new Error(`${name} has a form that these tests cannot fill in`)
  }
}

/** The least body that a schema takes: what is required, every id, and what `values` names. */
export function sampleBody(
  schema: JsonSchema | undefined,
  values: Values,
): Record<string, unknown> | undefined {
  if (schema === undefined) return undefined
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => schema.required?.includes(name) || isId(name) || name in values,
  )
  return Object.fromEntries(fields.map(([name, field]) => [name, sample(field, name, values)]))
}

/** The names of ids that an operation takes, from its address and its body. */
export function idsOf({ params, body }: WalkedOperation): string[] {
  const fields = Object.keys(body?.properties ?? {}).filter(isId)
  return [...params.filter(isId), ...fields]
}

/** Whether an operation answers its errors in the form of the generation family. */
export function inGenerationFamily({ url }: WalkedOperation): boolean {
  return /^\/v[12]\/(image|video|structured_prompt|status)\b/.test(url)
}
