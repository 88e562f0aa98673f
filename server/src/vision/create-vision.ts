import type { Health } from '@atelier/contract'
import {
  createBuiltinVision,
  createGeminiVision,
  createOpenAiCompatibleVision,
  type Fallback,
  type RemoteVision,
  type RemoteVisionOptions,
  type VisionCallRecord,
  type VisionProvider,
  withFallback,
} from '@atelier/vision'
import type { Logger } from 'pino'
import { encodeJpeg } from './encode-jpeg.ts'
import type { ServiceSettings, VisionSettings } from './vision-settings.ts'

/** Jobs that ask are given up after five minutes, and want to end before. */
const LONGEST_QUESTION_MS = 270_000

export interface Vision {
  provider: VisionProvider
  report: Health['vision']
  /** Ends whatever is being asked. */
  close(): void
}

function remote(settings: ServiceSettings, options: Omit<RemoteVisionOptions, 'model' | 'apiKey'>) {
  const { provider, model, baseUrl, apiKey } = settings
  if (provider === 'gemini') {
    return createGeminiVision({
      ...options,
      apiKey: apiKey ?? '',
      ...(model === undefined ? {} : { model }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    })
  }
  return createOpenAiCompatibleVision({
    ...options,
    model: model ?? '',
    baseUrl: baseUrl ?? '',
    ...(apiKey === undefined ? {} : { apiKey }),
  })
}

/** The service of the settings. Every request to it is a line of the log: how long, how many tokens, what it cost and came to, and no texts. */
function connect(settings: ServiceSettings, log: Logger): RemoteVision {
  const { concurrency, timeoutMs, prices } = settings
  return remote(settings, {
    encodeJpeg,
    onCall: (call: VisionCallRecord) => log.info({ vision: call }, 'vision service asked'),
    concurrency,
    timeoutMs,
    deadlineMs: Math.min(3 * timeoutMs, LONGEST_QUESTION_MS),
    ...(prices === undefined ? {} : { prices }),
  })
}

function logFallback(log: Logger): (fallback: Fallback) => void {
  return ({ provider, by, operation, error }) =>
    log.warn(
      { provider, by, operation, reason: error.message, detail: error.detail },
      'vision fell back',
    )
}

/** What looks at pictures and reads prompts, as the settings say. No service is asked, and nothing of one loaded, before the first question. */
export function createVision(settings: VisionSettings, log: Logger): Vision {
  const builtin = createBuiltinVision()
  if (settings.provider === 'builtin') {
    const report = { provider: builtin.name, model: null, fallback: null }
    return { provider: builtin, report, close: () => {} }
  }
  const service = connect(settings, log)
  const { name, model } = service
  const fallback = settings.fallback ? builtin.name : null
  log.info({ provider: name, model, fallback }, 'vision')
  return {
    provider: settings.fallback ? withFallback(service, builtin, logFallback(log)) : service,
    report: { provider: name, model, fallback },
    close: () => service.close(),
  }
}
