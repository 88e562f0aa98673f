/** The answer is larger than any that could be used. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError'
}

function capped(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.length
      if (bytes > maxBytes) controller.error(new AnswerTooLargeError(`more than ${maxBytes} bytes`))
      else controller.enqueue(chunk)
    },
  })
}

/**
 * `fetch` for one service: reads at most so much of an answer, counted after decompression and whatever its headers say, and follows no
 * redirect, which would carry the key and the pictures to another host. A redirect is an answer like any other, with its status.
 */
export function cappedFetch(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' })
    const body = response.body?.pipeThrough(capped(maxBytes)) ?? null
    const { status, statusText, headers } = response
    return new Response(body, { status, statusText, headers })
  }
}
