import { badRequest, forbidden, generationError, messageError } from '@atelier/contract'
import { z } from 'zod'

const LARGEST_ID = 2_147_483_647

/** An id in a path. Anything that is no id of ours becomes 0, which nothing has: the answer is 404, as for any unknown id. */
export const pathId = z
  .string()
  .transform((text) => (/^\d{1,10}$/.test(text) && Number(text) <= LARGEST_ID ? Number(text) : 0))
  .meta({ type: 'integer' })

const TRAINING_ERRORS = {
  400: badRequest.describe('The request cannot be used'),
  401: messageError.describe('The token is missing or not known'),
  403: forbidden,
  404: messageError.describe('There is no such resource'),
  409: messageError.describe('The resource is in another state'),
  412: messageError.describe('Something has to come first'),
  413: messageError.describe('Too large'),
  415: messageError.describe('Of a type that is not taken'),
  422: messageError.describe('Understood, but not usable'),
  429: messageError.describe('Too many requests'),
  500: messageError.describe('A fault of ours'),
} as const

type ErrorStatus = keyof typeof TRAINING_ERRORS

/** The error answers of a training operation; 401, 403, 429 and 500 always belong to them. */
export function trainingErrors(...own: ErrorStatus[]) {
  const all: ErrorStatus[] = [401, 403, 429, 500, ...own]
  return Object.fromEntries(all.map((status) => [status, TRAINING_ERRORS[status]]))
}

/** The error answers of a generation operation. */
export function generationErrors(...own: number[]) {
  return Object.fromEntries(
    [400, 401, 403, 404, 422, 429, 500, ...own].map((status) => [status, generationError]),
  )
}

/** The answer to a deletion: nothing. */
export const gone = z.undefined().describe('It is gone')

/** The error answers of the checkpoint operations, which are bare strings where the contract documents them. */
export function checkpointErrors() {
  const words = z.string()
  return {
    ...trainingErrors(),
    400: words.describe('Why not'),
    404: words.describe('What is not there'),
  }
}
