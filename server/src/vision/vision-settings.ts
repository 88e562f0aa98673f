import type { TokenPrices } from '@atelier/vision'
import { z } from 'zod'

/** What looks at pictures and reads prompts. */
export type VisionSettings = { provider: 'builtin' } | ServiceSettings

/** A vision service on the network. */
export interface ServiceSettings {
  provider: 'gemini' | 'openai-compatible'
  /** The provider's own when undefined; `openai-compatible` has none. */
  model: string | undefined
  baseUrl: string | undefined
  /** Never logged, and never answered. */
  apiKey: string | undefined
  /** Whether `builtin` answers what the service cannot. */
  fallback: boolean
  /** Questions at a time. */
  concurrency: number
  /** How long one request may take. */
  timeoutMs: number
  /** What a million tokens cost, for the log. */
  prices: TokenPrices | undefined
}

const PRICES = /^\s*(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)\s*$/

/** Why an address cannot be asked; undefined when it can. */
function faultOf(text: string): string | undefined {
  const { username, password, search, hash } = new URL(text)
  if (username !== '' || password !== '')
    return 'Input should hold no user name; the key belongs into ATELIER_VISION_API_KEY'
  return search === '' && hash === '' ? undefined : 'Input should end with its path'
}

/** The variables, each by itself. */
export const visionVariables = {
  ATELIER_VISION: z.enum(['builtin', 'gemini', 'openai-compatible']).optional(),
  ATELIER_VISION_MODEL: z.string().trim().min(1).max(200).optional(),
  ATELIER_VISION_BASE_URL: z
    .url({ protocol: /^https?$/, abort: true })
    .superRefine((text, context) => {
      const message = faultOf(text)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })
    .optional(),
  // A file often ends with a line break. The messages do not repeat it.
  ATELIER_VISION_API_KEY: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/, 'Input should be visible ASCII characters without spaces')
    .optional(),
  ATELIER_VISION_FALLBACK: z.enum(['off', 'builtin']).default('off'),
  ATELIER_VISION_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  ATELIER_VISION_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(240).default(60),
  ATELIER_VISION_PRICES: z
    .string()
    .regex(PRICES, 'Input should be two numbers, such as 0.30,2.50')
    .optional(),
}

const variables = z.object(visionVariables)
type Variables = z.infer<typeof variables>

/** What each service cannot be asked without. */
const NEEDED = {
  builtin: [],
  gemini: ['ATELIER_VISION_API_KEY'],
  'openai-compatible': ['ATELIER_VISION_BASE_URL', 'ATELIER_VISION_MODEL'],
} as const

/** Variables that mean nothing by themselves. */
const OF_SERVICES = [
  'ATELIER_VISION_MODEL',
  'ATELIER_VISION_BASE_URL',
  'ATELIER_VISION_API_KEY',
  'ATELIER_VISION_PRICES',
] as const

/** Names the variables that are missing, or mean nothing. Those of a service may stay where `builtin` is asked for by name. */
export function checkVision(data: Variables, context: z.RefinementCtx): void {
  const complain = (name: keyof Variables, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message })
  const provider = data.ATELIER_VISION
  if (provider === undefined) {
    const message = 'Means nothing unless ATELIER_VISION says which service it is for'
    for (const name of OF_SERVICES) if (data[name] !== undefined) complain(name, message)
    return
  }
  for (const name of NEEDED[provider])
    if (data[name] === undefined) complain(name, `Required for ATELIER_VISION=${provider}`)
}

function pricesOf(text: string | undefined): TokenPrices | undefined {
  const [, input, output] = PRICES.exec(text ?? '') ?? []
  return input === undefined ? undefined : { input: Number(input), output: Number(output) }
}

/** The settings that checked variables make. */
export function visionSettings(data: Variables): VisionSettings {
  const provider = data.ATELIER_VISION ?? 'builtin'
  if (provider === 'builtin') return { provider }
  return {
    provider,
    model: data.ATELIER_VISION_MODEL,
    baseUrl: data.ATELIER_VISION_BASE_URL,
    apiKey: data.ATELIER_VISION_API_KEY,
    fallback: data.ATELIER_VISION_FALLBACK === 'builtin',
    concurrency: data.ATELIER_VISION_CONCURRENCY,
    timeoutMs: data.ATELIER_VISION_TIMEOUT_SECONDS * 1000,
    prices: pricesOf(data.ATELIER_VISION_PRICES),
  }
}
