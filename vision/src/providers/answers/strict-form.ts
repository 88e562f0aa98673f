/** The part of JSON Schema that the forms of answers are made of. */
export interface FormNode {
  type?: string
  description?: string
  enum?: readonly unknown[]
  properties?: Readonly<Record<string, FormNode>>
  required?: readonly string[]
  items?: FormNode
}

/** What every service takes: nothing but types, lists of words, and unions with null. */
export interface StrictNode {
  type?: string
  description?: string
  enum?: readonly unknown[]
  properties?: Record<string, StrictNode>
  required?: string[]
  additionalProperties?: false
  items?: StrictNode
  anyOf?: StrictNode[]
}

/**
 * A JSON Schema in the subset that all services with enforced schemas share: every key required, null in place of optional, no further keys,
 * and no limits of lengths or numbers. What is left out here is checked when the answer is there.
 */
export function strictForm(node: FormNode): StrictNode {
  const { type, description, enum: words, properties, required = [], items } = node
  const plain = {
    ...(type === undefined ? {} : { type }),
    ...(description === undefined ? {} : { description }),
    ...(words === undefined ? {} : { enum: words }),
    ...(items === undefined ? {} : { items: strictForm(items) }),
  }
  if (properties === undefined) return plain
  const entries = Object.entries(properties).map(([key, child]) => {
    const strict = strictForm(child)
    return [key, required.includes(key) ? strict : { anyOf: [strict, { type: 'null' }] }] as const
  })
  return {
    ...plain,
    properties: Object.fromEntries(entries),
    required: entries.map(([key]) => key),
    additionalProperties: false,
  }
}
