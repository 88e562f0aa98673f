import type { AnswerForm } from './answers/answer-form.ts'
import { AnswerFault } from './errors.ts'

/** Words that a model declines in, where the service has no field for it. */
const DECLINES =
  /\b(?:can(?:no|['’])t|can not|unable to|won['’]t|will not|not able to|must decline|decline to)\b/i
const LONGEST_REFUSAL = 600

/** Whether a text that is no JSON is a model's way of saying no. */
export function isRefusal(text: string): boolean {
  return text.length <= LONGEST_REFUSAL && !text.includes('{') && DECLINES.test(text)
}

/** The JSON in a text that has more around it, as of models that think aloud or fence their code. */
function jsonIn(text: string): unknown {
  const from = text.indexOf('{', Math.max(0, text.lastIndexOf('</think>')))
  const to = text.lastIndexOf('}')
  if (from < 0 || to < from) throw new AnswerFault('the answer is no JSON object')
  try {
    return JSON.parse(text.slice(from, to + 1))
  } catch (error) {
    throw new AnswerFault(`the answer is no valid JSON: ${(error as Error).message}`)
  }
}

/**
 * The answer that a text holds.
 * @throws AnswerFault when it holds none
 */
export function readReply<Answer>(text: string, form: AnswerForm<Answer>): Answer {
  if (text.trim() === '') throw new AnswerFault('the answer is empty')
  return form.parse(jsonIn(text))
}
