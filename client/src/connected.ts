import { ConnectionError } from './errors.ts'

/** What is needed to say which connection broke. */
export interface Connection {
  readonly call: string
  readonly baseUrl: string
  readonly signal?: AbortSignal | undefined
}

/**
 * Does what needs the connection, from asking to the last byte of the answer.
 *
 * @throws {ConnectionError} it broke; but the signal's reason when that was why
 */
export async function connected<Result>(
  { call, baseUrl, signal }: Connection,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    signal?.throwIfAborted()
    throw new ConnectionError(call, baseUrl, cause)
  }
}
