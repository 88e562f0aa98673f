import { badRequest, forbidden, generationError, messageError } from '@atelier/contract'
import { z } from 'zod'

const LARGEST_ID = 2_147_483_647

/** An id in a path. Anything that is no id of ours becomes 0, which nothing has: the answer is 404, as for any unknown id. */
export const pathId = z
  .string()
  .transform((text) => (/^\d{1,10}$/.test(text) && Number(text) <= LARGEST_ID ? Number(text) : 0))
  .meta({ type: 'integer', minimum: 1, maximum: LARGEST_ID })

/** Why an answer is given, in the words of the answers themselves: the document makes its examples of them. */
export const reasons = z.registry<{ words: readonly string[] }>()

/** What is said of a status when an operation does not say it better. */
const STANDARD = {
  400: ['body: The body should be valid JSON'],
  401: ['The api_token header is missing or not known'],
  403: [
    'The role of this token is viewer; this needs member',
    'The quota of 1000 requests is used up',
  ],
  404: ['This address not found'],
  409: ['A request with this Idempotency-Key had another body'],
  412: ['The dataset is not completed'],
  413: ['The request is too large'],
  415: ['The body must be application/json'],
  422: ['The image is damaged'],
  429: ['More than 60 requests in a minute', 'Too many tokens from this address are not known'],
  500: ['Something went wrong on our side'],
  502: ['The vision service gave no usable answer, also when told what was wrong'],
  503: ['The vision service cannot be reached', 'The vision service is at its limits'],
} as const satisfies Record<number, readonly string[]>

export type ErrorStatus = keyof typeof STANDARD

/** A status that an operation may answer, alone or with its reasons. */
type Own = ErrorStatus | Partial<Record<ErrorStatus, string | readonly string[]>>

function explained<Schema extends z.ZodType>(schema: Schema, words: readonly string[]): Schema {
  const own = schema.describe(words.join('; or: '))
  reasons.add(own, { words })
  return own
}

/** Whether nothing is said of an answer but what holds for every operation. */
export function isStandard(schema: z.ZodType, status: number): boolean {
  return reasons.get(schema)?.words === (STANDARD as Record<number, readonly string[]>)[status]
}

function answers(schemaOf: (status: ErrorStatus) => z.ZodType, own: readonly Own[]) {
  const all: Partial<Record<ErrorStatus, z.ZodType>> = {}
  for (const entry of own) {
    const given = typeof entry === 'number' ? { [entry]: STANDARD[entry] } : entry
    for (const [name, words] of Object.entries(given)) {
      const status = Number(name) as ErrorStatus
      all[status] = explained(schemaOf(status), typeof words === 'string' ? [words] : words)
    }
  }
  return all
}

function trainingError(status: ErrorStatus): z.ZodType {
  if (status === 400) return badRequest
  return status === 403 ? forbidden : messageError
}

/** The error answers of a training operation; 401, 403, 429 and 500 always belong to them. */
export function trainingErrors(...own: Own[]) {
  return answers(trainingError, [401, 403, 429, 500, ...own])
}

/** The error answers of a generation operation. */
export function generationErrors(...own: Own[]) {
  return answers(() => generationError, [400, 401, 403, 429, 500, ...own])
}

const CHECKPOINT_ERRORS = {
  400: ['The model was not trained in expert mode', 'The model status is not completed'],
  404: ['Checkpoint not found', 'Model not found'],
}

/** The error answers of the checkpoint operations, which are bare strings where the contract documents them. */
export function checkpointErrors(own: Partial<Record<400 | 404, string | readonly string[]>> = {}) {
  const words = z.string()
  return { ...trainingErrors(), ...answers(() => words, [CHECKPOINT_ERRORS, own]) }
}

/** The error answers of an operation that needs no token. */
export function publicErrors(...own: Own[]) {
  return answers(trainingError, [500, ...own])
}

/** The answer to a deletion: nothing. */
export const gone = z.undefined().describe('It is gone')
