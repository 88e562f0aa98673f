import { errors, type PublicError } from '../errors.ts'

/** What is said of a host that must not be reached, and of one that there is not: which of both it is would tell what names a private network has. */
export const NO_PUBLIC_HOST = 'its host is not known or not public'

/** An address that cannot be used: 422. The cause is for the log. */
export function unusable(reason: string, cause?: unknown): PublicError {
  return errors.unprocessable(`The address cannot be used: ${reason}`, cause)
}

/**
 * What went wrong on the way as an error for the caller. All of it sounds the same: refused, silent and broken hosts are not told apart. A
 * caller that gave up itself gets its own reason.
 */
export function networkError(error: unknown, caller: AbortSignal | undefined): unknown {
  if (caller?.aborted) return caller.reason
  if (error instanceof Error && error.name === 'PublicError') return error
  return unusable('it could not be reached', error)
}
