/**
 * The data of each event of a stream (HTML standard, section 9.2): lines that begin with `data:`, put together until an empty line. An event that
 * is cut off by the end of the stream is dropped, as the standard has it. Leaving early cancels the stream.
 */
export async function* serverSentData(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  let data: string[] = []
  for await (const line of linesOf(stream)) {
    if (line === '') {
      if (data.length > 0) yield data.join('\n')
      data = []
    } else if (line === 'data' || line.startsWith('data:')) {
      data.push(line.slice('data:'.length).replace(/^ /, ''))
    }
  }
}

/** Lines that end in CR LF, LF or CR. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = `${rest}${decoder.decode(value, { stream: true })}`.split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    await reader.cancel()
  }
}
