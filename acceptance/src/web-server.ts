import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that the server under test made. */
export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer<ArrayBuffer>
}

/** What is served at a path. */
export interface Served {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/** A web server of the suite, for what the server under test fetches and for whom it tells something. */
export interface WebServer {
  /** `127.0.0.1` and the port. */
  readonly host: string
  readonly received: readonly Received[]
  /** Serves something under a path of its own; its address. */
  serve(name: string, what: Served): string
  /** The next request at an address that has not been waited for yet. */
  next(address: string): Promise<Received>
  close(): Promise<void>
}

/** Serves on a free port of the loopback. */
export async function startWebServer(): Promise<WebServer> {
  const served = new Map<string, Served>()
  const received: Received[] = []
  const waiting: (() => void)[] = []
  const given = new Set<Received>()

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = Buffer.concat(await incoming.toArray())
    const { method = '', url: path = '', headers } = incoming
    received.push({ method, path, headers, body })
    const { status = 200, headers: own, body: content } = served.get(path) ?? { status: 404 }
    outgoing.writeHead(status, own)
    outgoing.end(content)
    for (const look of waiting.splice(0)) look()
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    received,
    serve(name, what) {
      const path = `/${crypto.randomUUID()}/${name}`
      served.set(path, what)
      return `http://${host}${path}`
    },
    async next(address) {
      const { pathname } = new URL(address)
      for (;;) {
        const found = received.find((one) => one.path === pathname && !given.has(one))
        if (found) {
          given.add(found)
          return found
        }
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
