import type { Evaluation, EvaluationReport } from '@atelier/contract'
import type { Client } from '../client.ts'
import { JobFailedError } from '../errors.ts'
import { type PollOptions, poll } from '../poll.ts'
import { getEvaluation } from './get-evaluation.ts'

/** Options of {@link waitForEvaluation}. */
export interface WaitForEvaluationOptions extends PollOptions {
  /** Called with the evaluation at each question until it is over. */
  readonly onProgress?: (evaluation: Evaluation) => void
}

/** An evaluation that has ended well. */
export type CompletedEvaluation = Evaluation & { report: EvaluationReport; report_url: string }

function isCompleted(evaluation: Evaluation): evaluation is CompletedEvaluation {
  return evaluation.report !== null && evaluation.report_url !== null
}

/**
 * Waits until an evaluation has ended well, and returns it with its report. Bears a restart of the server, which goes on with it by itself.
 *
 * @throws {JobFailedError} the evaluation failed
 */
export async function waitForEvaluation(
  client: Client,
  modelId: number,
  evaluationId: number,
  options: WaitForEvaluationOptions = {},
): Promise<CompletedEvaluation> {
  const { signal, onProgress } = options
  const ended = await poll(
    async () => {
      const evaluation = await getEvaluation(client, modelId, evaluationId, { signal })
      if (!isOver(evaluation)) onProgress?.(evaluation)
      return evaluation
    },
    isOver,
    { maxFailures: 60, ...options },
  )
  if (isCompleted(ended)) return ended
  const reason = ended.failure ? `: ${ended.failure}` : ''
  throw new JobFailedError(`Evaluation ${evaluationId} failed${reason}`, ended.state, ended)
}

function isOver({ state }: Evaluation): boolean {
  return state === 'completed' || state === 'failed'
}
