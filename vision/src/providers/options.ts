import type { PixelImage } from '../provider.ts'

/** What a vision service is asked to do. */
export type VisionTask = 'visual-schema' | 'caption' | 'structured-prompt' | 'refine'

/** One request to a vision service, as it is worth logging: without the key, the pictures and the texts. */
export interface VisionCallRecord {
  provider: string
  model: string
  task: VisionTask
  /** Name and version of the system prompt, such as `caption@1`. */
  prompt: string
  /** Counts the requests that one question took, from 1. */
  attempt: number
  /** `faulty`: the answer could not be used; `failed`: there was none. */
  outcome: 'answered' | 'faulty' | 'refused' | 'failed'
  durationMs: number
  images: number
  inputTokens?: number
  outputTokens?: number
  /** In the currency of the prices; only where prices are known. */
  cost?: number
  finishReason?: string
  /** HTTP status of a failure, if there was one. */
  status?: number
  /** What was wrong, in short: names of fields, and a few characters of the answer where that is no JSON. */
  fault?: string
  /** What the SDK warns of. */
  warnings?: string[]
}

/** What a million tokens cost. */
export interface TokenPrices {
  input: number
  output: number
}

/** How patient a provider is, and what it is given. */
export interface RemoteVisionOptions {
  model: string
  apiKey?: string
  /** JPEG of a picture, enlarged never, of at most 512 × 512 pixels. */
  encodeJpeg: (image: PixelImage) => Promise<Uint8Array>
  /** Told of every request, when it is over. */
  onCall?: (record: VisionCallRecord) => void
  /** How long one request may take; 60 s by default, and no more than the 300 s for which Node's `fetch` waits. */
  timeoutMs?: number
  /** How long a question may take once its turn has come, with its waits, repeats and repairs; three requests' time by default. */
  deadlineMs?: number
  /** How long a question may wait for its turn before that; half as long by default. */
  maxQueueMs?: number
  /** How often a request that failed is repeated; twice by default. */
  maxRetries?: number
  /** The longest wait before the first repeat, doubled for each further one; 1 s by default. A service's own `Retry-After` counts instead. */
  retryDelayMs?: number
  /** No repeat is waited for longer: what asks for more is not repeated; 20 s by default, and no more than a request may take. */
  maxRetryDelayMs?: number
  /** Questions at a time; the rest wait their turn. 4 by default. */
  concurrency?: number
  /** The largest answer that is read; 1 MiB by default. */
  maxAnswerBytes?: number
  /** Tokens that an answer may have; 8192 by default. */
  maxOutputTokens?: number
  prices?: TokenPrices
}

/** What an HTTP header can carry. Asked here, because the error that comes later repeats the key. */
const KEY = /^[\x21-\x7e]*$/

/**
 * The options with their defaults.
 * @throws TypeError when the key has characters that keys do not have, such as a line break
 */
export function withDefaults(options: RemoteVisionOptions) {
  if (!KEY.test(options.apiKey ?? ''))
    throw new TypeError('The API key has characters that no header can carry')
  const timeoutMs = options.timeoutMs ?? 60_000
  const deadlineMs = options.deadlineMs ?? 3 * timeoutMs
  return {
    maxQueueMs: deadlineMs / 2,
    maxRetries: 2,
    retryDelayMs: 1_000,
    maxRetryDelayMs: Math.min(20_000, timeoutMs),
    concurrency: 4,
    maxAnswerBytes: 1024 * 1024,
    maxOutputTokens: 8192,
    ...options,
    timeoutMs,
    deadlineMs,
  }
}

export type Settings = ReturnType<typeof withDefaults>
