import { z } from 'zod'
import type { JsonSchema } from './types.ts'

/** Which side of a schema is meant: what may be sent to it, or what comes out of it. */
type Side = 'input' | 'output'

/** What the schemas say, but no reader needs. */
function simplify({ jsonSchema: json }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  // Answers may get more fields one day: clients should not refuse them.
  delete json.additionalProperties
  // The format says it; the expression is half a screen long.
  if (json.format === 'date-time') delete json.pattern
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum
  // A type given beside a choice is all that is documented of it: the rest is leniency.
  if (json.type !== undefined && json.anyOf?.some(({ type }) => type !== undefined))
    delete json.anyOf
}

const LOCAL = '#/$defs/'

function withComponentReferences(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withComponentReferences)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, value]) => {
    const local = key === '$ref' && typeof value === 'string' && value.startsWith(LOCAL)
    const kept = local ? `#/components/schemas/${value.slice(LOCAL.length)}` : undefined
    return [key, kept ?? withComponentReferences(value)] as const
  })
  const { $ref, ...rest } = Object.fromEntries(entries) as Record<string, unknown>
  if ($ref === undefined) return rest
  // Readers of older versions of JSON Schema take nothing that stands beside a reference.
  return Object.keys(rest).length === 0 ? { $ref } : { allOf: [{ $ref }], ...rest }
}

/** Turns zod schemas into JSON Schema. Those that have an id are collected, and referred to where they are used. */
export class ComponentSchemas {
  readonly all: Record<string, JsonSchema> = {}

  /** @throws {Error} when two schemas have the same id and say different things */
  of(schema: z.ZodType, side: Side): JsonSchema {
    // In a list, since of the outermost schema no definition is made.
    const { items, $defs = {} } = z.toJSONSchema(z.array(schema), {
      io: side,
      target: 'draft-2020-12',
      unrepresentable: 'any',
      override: simplify,
    })
    for (const [id, definition] of Object.entries($defs)) this.#add(id, definition)
    return withComponentReferences(items) as JsonSchema
  }

  #add(id: string, definition: z.core.JSONSchema.JSONSchema): void {
    const { id: _own, ...rest } = withComponentReferences(definition) as JsonSchema
    const known = this.all[id]
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(rest))
      throw new Error(`${id} names two schemas that differ`)
    this.all[id] = rest
  }
}
