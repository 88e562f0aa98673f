import { VisionAnswerError, VisionInputError, VisionUnavailableError } from '@atelier/vision'
import { errors, type PublicError } from '../errors.ts'

/** What is asked for where the service does not say how long it wants to be left alone. */
export const VISION_WAIT_SECONDS = 30

/** The error with what the service said, which is for the log alone. */
function withDetail(error: VisionUnavailableError | VisionAnswerError): Error {
  return error.detail === undefined ? error : new Error(error.detail, { cause: error })
}

/** Whether a question was called off because the server shuts down; a caller who hangs up is an error of its own. */
function isShutdown(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

/**
 * What an error of vision is to a caller: 503 and 502 for what is wrong with the service, 422 for what the service declines, and what
 * `unreadable` makes of it for what cannot be made sense of. Undefined for any other error.
 */
export function publicVisionError(
  error: unknown,
  unreadable: (message: string, cause: unknown) => PublicError = errors.unprocessable,
): PublicError | undefined {
  if (error instanceof VisionInputError)
    return (error.declined ? errors.unprocessable : unreadable)(error.message, error)
  if (error instanceof VisionUnavailableError) {
    const { message, retryAfterMs } = error
    const wait = retryAfterMs === undefined ? VISION_WAIT_SECONDS : Math.ceil(retryAfterMs / 1000)
    return errors.unavailable(message, Math.max(1, wait), withDetail(error))
  }
  if (error instanceof VisionAnswerError) return errors.badGateway(error.message, withDetail(error))
  if (isShutdown(error)) return errors.unavailable('The server is shutting down', 5, error)
  return undefined
}

/** Whether a failure is the service's, so that the same question may be answered later. */
export function isServiceFault(error: unknown): boolean {
  return error instanceof VisionUnavailableError || error instanceof VisionAnswerError
}
