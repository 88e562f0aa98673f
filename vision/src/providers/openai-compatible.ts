import { cappedFetch } from './capped-fetch.ts'
import { createDialect } from './openai-dialect.ts'
import { type RemoteVisionOptions, withDefaults } from './options.ts'
import { createRemoteVision, type RemoteVision } from './remote-vision.ts'
import type { ServiceModel } from './sdk.ts'

export interface OpenAiCompatibleOptions extends RemoteVisionOptions {
  /** What `/chat/completions` is added to, such as `http://127.0.0.1:11434/v1`. */
  baseUrl: string
}

/**
 * Any service with OpenAI's chat completions: OpenAI, vLLM, Ollama, OpenRouter. It is asked with an enforced JSON schema; one that does not
 * know that, or another field of the request, is asked without it from then on. Nothing is loaded or sent before the first question.
 * @throws TypeError when the key has characters that no header can carry
 */
export function createOpenAiCompatibleVision(options: OpenAiCompatibleOptions): RemoteVision {
  const { apiKey, baseUrl, model } = options
  const { maxAnswerBytes } = withDefaults(options)
  const load = async (): Promise<ServiceModel> => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
    const dialect = createDialect()
    const service = createOpenAICompatible({
      name: 'vision',
      baseURL: baseUrl,
      fetch: cappedFetch(maxAnswerBytes),
      supportsStructuredOutputs: true,
      transformRequestBody: dialect.fit,
      ...(apiKey === undefined ? {} : { apiKey }),
    })
    return { language: service(model), providerOptions: {}, adapter: dialect }
  }
  return createRemoteVision({ name: 'openai-compatible', load }, options)
}
