/** A request of the suite to the server under test, and what came of it. */
export interface Exchange {
  /** The spec that was running, by the name of its file in `specs/`. */
  readonly spec: string
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly status: number
  readonly requestId: string | null
  readonly location: string | null
  /** Of refusals alone: the body, parsed when it is JSON. */
  readonly refusal: unknown
  /** Whether a test token asked for exactly this. */
  readonly simulated: boolean
}

/** Sees every request of the suite, so that what the suite covers is known and not claimed. */
export interface Recorder {
  readonly fetch: typeof globalThis.fetch
  readonly exchanges: readonly Exchange[]
  /** Specs that have begun, in their order. */
  readonly specs: ReadonlySet<string>
  /** Whatever is asked from now on is asked by this spec. */
  begin(spec: string): void
}

const SIMULATE = 'x-atelier-simulate'

export function createRecorder(): Recorder {
  const exchanges: Exchange[] = []
  const specs = new Set<string>()
  let spec = ''
  return {
    exchanges,
    specs,
    begin(name) {
      spec = name
      specs.add(name)
    },
    async fetch(input, init) {
      const asking = spec
      const response = await globalThis.fetch(input, init)
      exchanges.push({
        spec: asking,
        method: init?.method ?? 'GET',
        path: new URL(input instanceof Request ? input.url : input).pathname,
        status: response.status,
        requestId: response.headers.get('x-request-id'),
        location: response.headers.get('location'),
        refusal: response.status < 400 ? undefined : await bodyOf(response.clone()),
        simulated: new Headers(init?.headers).has(SIMULATE),
      })
      return response
    },
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
