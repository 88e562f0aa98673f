import type { Adapter } from './sdk.ts'

type Body = Record<string, unknown>

interface Message {
  role: string
  content: unknown
}

/** What servers are known not to take, and how the request goes without it. The first whose words fit is made. */
interface Change {
  /** How a refusal of it is worded. */
  words: RegExp
  apply: (body: Body) => Body
}

function without(field: string): (body: Body) => Body {
  return ({ [field]: _left, ...rest }) => rest
}

/** The schema in words, for servers that only promise JSON, or not even that. */
function tellSchema(body: Body): Body {
  const format = body.response_format as { json_schema?: { schema?: unknown } } | undefined
  const schema = format?.json_schema?.schema
  if (schema === undefined) return body
  const [first, ...others] = body.messages as Message[]
  if (first === undefined) return body
  const words = `\n\nThe form of your answer, as JSON Schema:\n${JSON.stringify(schema)}`
  const told = { ...first, content: `${String(first.content)}${words}` }
  return { ...body, messages: [told, ...others] }
}

const CHANGES: readonly Change[] = [
  {
    // OpenAI's newer models.
    words: /max_tokens/,
    apply: ({ max_tokens, ...rest }) => ({ ...rest, max_completion_tokens: max_tokens }),
  },
  { words: /max_completion_tokens/, apply: without('max_completion_tokens') },
  { words: /temperature/, apply: without('temperature') },
  { words: /top_p/, apply: without('top_p') },
  { words: /\bseed\b/, apply: without('seed') },
  {
    words: /response_format|json_schema|structured output/i,
    apply: (body) => ({ ...tellSchema(body), response_format: { type: 'json_object' } }),
  },
  { words: /response_format|json_object/i, apply: without('response_format') },
]

/** How one server wants its requests: learnt from what it refuses, for as long as the process lives. */
export function createDialect(): Adapter & { fit: (body: Body) => Body } {
  const made: { change: Change; at: number }[] = []
  return {
    fit: (body) => made.reduce((fitted, { change }) => change.apply(fitted), body),
    changes: () => made.length,
    adapt(refusal, sentAfter) {
      // Another request has found it out meanwhile.
      if (made.some(({ change, at }) => at >= sentAfter && change.words.test(refusal))) return true
      const known = made.map(({ change }) => change)
      const next = CHANGES.find((one) => !known.includes(one) && one.words.test(refusal))
      if (next === undefined) return false
      made.push({ change: next, at: made.length })
      return true
    },
  }
}
