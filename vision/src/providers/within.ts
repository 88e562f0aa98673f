/** Work that has taken longer than it may. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError'
}

/**
 * Runs work that has so much time, and no more once `outer` aborts. Ends then, also when the work does not listen to its signal.
 * @throws OutOfTimeError when the time is up; the reason of `outer` when that aborts
 */
export async function within<Result>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  outer.throwIfAborted()
  const own = new AbortController()
  const timer = setTimeout(() => own.abort(new OutOfTimeError(`more than ${ms} ms`)), ms)
  const callOff = () => own.abort(outer.reason)
  outer.addEventListener('abort', callOff, { once: true })
  const ended = new Promise<never>((_, reject) => {
    own.signal.addEventListener('abort', () => reject(own.signal.reason), { once: true })
  })
  try {
    return await Promise.race([work(own.signal), ended])
  } catch (error) {
    // Whatever the work made of it, this is why it ended.
    throw own.signal.aborted ? own.signal.reason : error
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', callOff)
  }
}

/** Waits, unless the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
}
