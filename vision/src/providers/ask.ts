import type { ModelMessage } from 'ai'
import type { JsonObject } from '../json.ts'
import type { PixelImage, VisionAnswer } from '../provider.ts'
import { AnswerFault, VisionAnswerError, VisionUnavailableError } from './errors.ts'
import { tooSlow } from './failure.ts'
import { Limiter } from './limiter.ts'
import type { Settings } from './options.ts'
import type { Ask, Question } from './question.ts'
import { type Reply, Requests } from './requests.ts'
import { loadSdk, type Sdk, type ServiceModel } from './sdk.ts'
import { OutOfTimeError, within } from './within.ts'

/** A service: what it is called, and how its model is had. */
export interface Service {
  name: string
  load: () => Promise<ServiceModel>
}

/** Longer answers are told back in part. */
const MOST_TOLD_BACK = 20_000

function correction(text: string, fault: string): ModelMessage[] {
  const said: ModelMessage[] =
    text.trim() === ''
      ? []
      : [{ role: 'assistant', content: text.slice(0, MOST_TOLD_BACK).toWellFormed() }]
  const words = `That answer cannot be used: ${fault}. Answer again, with the whole JSON object.`
  return [...said, { role: 'user', content: words }]
}

/** The result of a reply, or what is wrong with it. */
function used<Answer>(
  question: Question<Answer>,
  reply: Reply<Answer>,
): VisionAnswer | AnswerFault {
  let fault: AnswerFault | undefined
  try {
    return question.use(reply.read())
  } catch (error) {
    // With any other error the request was answered; what it was about is at fault.
    if (!(error instanceof AnswerFault)) throw error
    fault = error
    return error
  } finally {
    reply.end(fault?.message)
  }
}

/**
 * Asks one service: so many questions at a time, each within its deadline once its turn has come, and once more where an answer could not
 * be used.
 */
export function createAsk(service: Service, settings: Settings, closing: AbortSignal): Ask {
  const limiter = new Limiter(settings.concurrency)
  let loading: Promise<{ sdk: Sdk; model: ServiceModel }> | undefined
  const load = async () => ({ sdk: await loadSdk(), model: await service.load() })

  async function firstMessage(
    facts: JsonObject,
    images: readonly PixelImage[],
  ): Promise<ModelMessage> {
    const pictures = await Promise.all(images.map((image) => settings.encodeJpeg(image)))
    const files = pictures.map((data) => ({ type: 'file', data, mediaType: 'image/jpeg' }) as const)
    return { role: 'user', content: [{ type: 'text', text: JSON.stringify(facts) }, ...files] }
  }

  async function answerTo<Answer>(
    question: Question<Answer>,
    signal: AbortSignal,
  ): Promise<VisionAnswer> {
    loading ??= load()
    const { sdk, model } = await loading
    const requests = new Requests(sdk, model, service.name, settings)
    const first = [await firstMessage(question.facts, question.images)]
    const reply = await requests.send(question, first, signal)
    const result = used(question, reply)
    if (!(result instanceof AnswerFault)) return result
    const corrected = [...first, ...correction(reply.text, result.message)]
    const second = used(question, await requests.send(question, corrected, signal))
    if (!(second instanceof AnswerFault)) return second
    const words = 'The vision service gave no usable answer, also when told what was wrong'
    throw new VisionAnswerError(words, { detail: second.message })
  }

  return async (question, { signal: callers } = {}) => {
    const outer = callers === undefined ? closing : AbortSignal.any([closing, callers])
    const patience = AbortSignal.timeout(Math.ceil(settings.maxQueueMs))
    try {
      return await limiter.run(AbortSignal.any([outer, patience]), () =>
        within(settings.deadlineMs, outer, (signal) => answerTo(question, signal)),
      )
    } catch (error) {
      if (error instanceof OutOfTimeError) throw tooSlow(error)
      if (outer.aborted || error !== patience.reason) throw error
      throw new VisionUnavailableError('The vision service has too many questions waiting')
    }
  }
}
