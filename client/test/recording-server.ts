import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Client } from '../src/client.ts'

/** A request as it came over the wire. */
export interface Recorded {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  /** Parsed when it came as JSON, else as text; undefined when there was none. */
  readonly body: unknown
  /** The bytes themselves. */
  readonly bytes: Buffer<ArrayBuffer>
}

/** What the server is to answer; an object or array is sent as JSON, a string as it is. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Breaks the connection after the first bytes of the body. */
  readonly broken?: boolean
}

function bodyOf(text: string, type: string | undefined): unknown {
  if (text === '') return undefined
  return type === 'application/json' ? JSON.parse(text) : text
}

function breakOff(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { 'content-length': '1000' })
  outgoing.write('{"id"', () => outgoing.destroy())
}

/** A real HTTP server that records each request and gives the next answer (the last one again when none is left). */
export async function recordingServer(...answers: Answer[]) {
  const requests: Recorded[] = []
  const server = createServer(async (incoming, outgoing) => {
    const bytes = Buffer.concat(await incoming.toArray())
    requests.push({
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
      body: bodyOf(bytes.toString(), incoming.headers['content-type']),
      bytes,
    })
    const { status, body, headers, broken } =
      answers[Math.min(requests.length, answers.length) - 1]!
    if (broken) return breakOff(outgoing, status)
    outgoing.writeHead(status, headers)
    outgoing.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const client: Client = { baseUrl: `http://127.0.0.1:${port}`, apiToken: 'secret-token' }
  return {
    client,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
