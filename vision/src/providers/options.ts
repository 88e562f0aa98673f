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
  /** What was wrong, in short. */
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
  /** How long one request may take; 60 s by default. */
  timeoutMs?: number
  /** How long a question may take with its waits, repeats and repairs; three requests' time by default. */
  deadlineMs?: number
  /** How often a request that failed is repeated; twice by default. */
  maxRetries?: number
  /** The wait before the first repeat, doubled for each further one; 1 s by default. A service's own `Retry-After` counts instead. */
  retryDelayMs?: number
  /** A longer `Retry-After` is not waited for; 20 s by default, and no more than a request may take. */
  maxRetryDelayMs?: number
  /** Requests at a time; the rest wait their turn. 4 by default. */
  concurrency?: number
  /** The largest answer that is read; 1 MiB by default. */
  maxAnswerBytes?: number
  /** Tokens that an answer may have; 8192 by default. */
  maxOutputTokens?: number
  prices?: TokenPrices
}

/** The options with their defaults. */
export function withDefaults(options: RemoteVisionOptions) {
  const timeoutMs = options.timeoutMs ?? 60_000
  return {
    maxRetries: 2,
    retryDelayMs: 1_000,
    maxRetryDelayMs: Math.min(20_000, timeoutMs),
    concurrency: 4,
    maxAnswerBytes: 1024 * 1024,
    maxOutputTokens: 8192,
    deadlineMs: 3 * timeoutMs,
    ...options,
    timeoutMs,
  }
}

export type Settings = ReturnType<typeof withDefaults>
