import { cappedFetch } from './capped-fetch.ts'
import { type RemoteVisionOptions, withDefaults } from './options.ts'
import { createRemoteVision, type RemoteVision } from './remote-vision.ts'
import type { ServiceModel } from './sdk.ts'

export interface GeminiOptions extends Omit<RemoteVisionOptions, 'model' | 'apiKey'> {
  apiKey: string
  /** `gemini-2.5-flash` by default, which the contract names. */
  model?: string
  /** Google's own by default, with the version of the API at its end. */
  baseUrl?: string
}

export const DEFAULT_GEMINI_MODEL = 'gemini-2.5-flash'

/** What is asked needs looking, not thinking; other models take no such budget, or not zero. */
function thinking(model: string): ServiceModel['providerOptions'] {
  return /^gemini-2\.5-flash/.test(model)
    ? { google: { thinkingConfig: { thinkingBudget: 0 } } }
    : {}
}

/**
 * Google's Gemini, over `generateContent` with an enforced JSON schema. Nothing is loaded or sent before the first question.
 * @throws TypeError when the key has characters that no header can carry
 */
export function createGeminiVision(options: GeminiOptions): RemoteVision {
  const { apiKey, baseUrl, model = DEFAULT_GEMINI_MODEL } = options
  const settings = { ...options, apiKey, model }
  const { maxAnswerBytes } = withDefaults(settings)
  const load = async (): Promise<ServiceModel> => {
    const { createGoogle } = await import('@ai-sdk/google')
    const google = createGoogle({
      apiKey,
      fetch: cappedFetch(maxAnswerBytes),
      ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    })
    return { language: google(model), providerOptions: thinking(model) }
  }
  return createRemoteVision({ name: 'gemini', load }, settings)
}
