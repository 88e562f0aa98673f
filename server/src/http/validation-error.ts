import type { FastifyRequest } from 'fastify'
import type { ZodFastifySchemaValidationError } from 'fastify-type-provider-zod'
import { errors, type PublicError } from '../errors.ts'

/** What a zod issue tells beside its message. */
interface Issue {
  code?: string
  expected?: string
  maximum?: number
  minimum?: number
  inclusive?: boolean
  origin?: string
  values?: readonly unknown[]
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  int: 'integer',
  boolean: 'boolean',
  array: 'list',
  object: 'dictionary',
}

/** The fault in the words that the contract's clients know (Pydantic's). */
function words(issue: Issue, missing: boolean, fallback: string): string {
  if (missing) return 'Field required'
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' items' : ''
  switch (issue.code) {
    case 'invalid_type':
      return `Input should be a valid ${KINDS[issue.expected ?? ''] ?? issue.expected}`
    case 'too_big':
      return unit
        ? `Input should have at most ${issue.maximum}${unit}`
        : `Input should be less than or equal to ${issue.maximum}`
    case 'too_small':
      return unit
        ? `Input should have at least ${issue.minimum}${unit}`
        : `Input should be greater than or equal to ${issue.minimum}`
    case 'invalid_value':
      return `Input should be ${(issue.values ?? []).map((value) => `'${value}'`).join(', ')}`
    default:
      return fallback
  }
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[key]
        : undefined,
    root,
  )
}

/** The faults that the schemas found, one for each field. */
export function validationError(
  found: readonly ZodFastifySchemaValidationError[],
  context: string | undefined,
  request: FastifyRequest,
): PublicError {
  const root =
    context === 'querystring' ? request.query : context === 'params' ? request.params : request.body
  return errors.badFields(
    found.map((fault) => {
      const path = fault.instancePath.split('/').filter(Boolean)
      const input = valueAt(root, path)
      const issue = { ...(fault.params as Issue), code: fault.keyword }
      return {
        field: path.join('.') || 'body',
        msg: words(issue, input === undefined, fault.message ?? 'Input is not valid'),
        input,
      }
    }),
  )
}
