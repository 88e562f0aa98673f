import type { Settings, TokenPrices, VisionCallRecord } from './options.ts'
import type { Question } from './question.ts'
import type { RawReply } from './send-once.ts'

/** How a request ended. */
export interface Ending {
  outcome: VisionCallRecord['outcome']
  reply?: RawReply
  fault?: string | undefined
  status?: number | undefined
}

const PER = 1_000_000
const LONGEST_FAULT = 200

function costOf({ usage }: RawReply, { input, output }: TokenPrices): number | undefined {
  if (usage?.inputTokens === undefined && usage?.outputTokens === undefined) return undefined
  return ((usage.inputTokens ?? 0) * input + (usage.outputTokens ?? 0) * output) / PER
}

/** The fields that are known. */
function known<Fields extends object>(fields: Fields): Partial<VisionCallRecord> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Begins the record of a request; what it gives back ends it, and tells whoever wants to know. */
export function startRecord(
  { model, onCall, prices }: Settings,
  provider: string,
  { task, prompt, images }: Pick<Question<never>, 'task' | 'prompt' | 'images'>,
  attempt: number,
): (ending: Ending) => void {
  const started = performance.now()
  return ({ outcome, reply, fault, status }) => {
    onCall?.({
      provider,
      model,
      task,
      prompt: `${prompt.name}@${prompt.version}`,
      attempt,
      outcome,
      durationMs: Math.round(performance.now() - started),
      images: images.length,
      ...known({
        inputTokens: reply?.usage?.inputTokens,
        outputTokens: reply?.usage?.outputTokens,
        cost: reply && prices ? costOf(reply, prices) : undefined,
        finishReason: reply?.finishReason,
        status,
        fault: fault?.slice(0, LONGEST_FAULT),
        warnings: reply?.warnings.length ? reply.warnings : undefined,
      }),
    })
  }
}
