import sharp from 'sharp'
import { createGeminiVision } from '../../src/providers/gemini.ts'
import { createOpenAiCompatibleVision } from '../../src/providers/openai-compatible.ts'
import type { TokenPrices, VisionCallRecord } from '../../src/providers/options.ts'
import type { RemoteVision } from '../../src/providers/remote-vision.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What each service cannot be asked without. */
const NEEDED = {
  gemini: ['ATELIER_VISION_API_KEY'],
  'openai-compatible': ['ATELIER_VISION_BASE_URL', 'ATELIER_VISION_MODEL'],
} as const

function isService(name: string): name is keyof typeof NEEDED {
  return Object.hasOwn(NEEDED, name)
}

/** What stands in the way of asking a service, for a person to read; undefined when nothing does. */
export function missing(provider: string, env: Environment): string | undefined {
  if (!isService(provider))
    return `There is no service "${provider}"; there are ${Object.keys(NEEDED).join(' and ')}.`
  const names = NEEDED[provider].filter((name) => (env[name] ?? '').trim() === '')
  if (names.length === 0) return undefined
  return `${provider} cannot be asked without ${names.join(' and ')} in the environment. Nothing was evaluated.`
}

function pricesOf(text = ''): { prices?: TokenPrices } {
  const [input = Number.NaN, output = Number.NaN] = text.split(',').map(Number)
  return Number.isNaN(input + output) ? {} : { prices: { input, output } }
}

/** A service by the environment; a question may wait as long as there are others before it. */
export function serviceOf(
  provider: string,
  env: Environment,
  onCall: (record: VisionCallRecord) => void,
): RemoteVision {
  const { ATELIER_VISION_MODEL: model, ATELIER_VISION_BASE_URL: baseUrl } = env
  const apiKey = env.ATELIER_VISION_API_KEY?.trim()
  const options = {
    onCall,
    maxQueueMs: 24 * 3600 * 1000,
    ...pricesOf(env.ATELIER_VISION_PRICES),
    encodeJpeg: ({ data, width, height }: { data: Uint8Array; width: number; height: number }) =>
      sharp(data, { raw: { width, height, channels: 3 } })
        .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality: 90 })
        .toBuffer(),
  }
  if (provider === 'gemini')
    return createGeminiVision({
      ...options,
      apiKey: apiKey ?? '',
      ...(model === undefined ? {} : { model }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    })
  return createOpenAiCompatibleVision({
    ...options,
    model: model ?? '',
    baseUrl: baseUrl ?? '',
    ...(apiKey === undefined || apiKey === '' ? {} : { apiKey }),
  })
}
