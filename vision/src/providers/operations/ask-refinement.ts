import { type JsonObject, pruneObject } from '../../json.ts'
import { refinePrompt } from '../../prompts/refine.ts'
import {
  type RefineRequest,
  type VisionAnswer,
  type VisionCall,
  VisionInputError,
} from '../../provider.ts'
import { type EditsAnswer, editsAnswer } from '../answers/edits-answer.ts'
import { AnswerFault } from '../errors.ts'
import type { Ask } from '../question.ts'
import { applyEdits } from '../rules/apply-edits.ts'
import { FIXED_SEED } from './ask-schema.ts'
import { identityFacts, plain } from './facts.ts'

/** What small models write for null, whatever they are told. */
const NO_PROBLEM = /^(?:null|none|no|n\/a|nothing)\.?$/i
const LONGEST_PROBLEM = 500

/**
 * What a model's edits make of a document.
 * @throws VisionInputError when the model says that the instruction cannot be carried out; AnswerFault when nothing comes of it
 */
export function changedOnly(
  document: JsonObject,
  { problem }: EditsAnswer,
  change: () => VisionAnswer,
): VisionAnswer {
  if (problem !== undefined && !NO_PROBLEM.test(problem))
    throw new VisionInputError(problem.slice(0, LONGEST_PROBLEM).toWellFormed())
  const answer = change()
  const same = JSON.stringify(answer.document) === JSON.stringify(document)
  if (same && answer.notes.length === 0)
    throw new AnswerFault('nothing was changed; make edits, or say in "problem" why there are none')
  return answer
}

/** The document as the instruction wants it; what the instruction does not name stays byte for byte. */
export async function askRefinement(
  ask: Ask,
  request: RefineRequest,
  call?: VisionCall,
): Promise<VisionAnswer> {
  const { instruction, images = [], ip, schema, seed = FIXED_SEED } = request
  const document = pruneObject(request.document)
  return ask(
    {
      task: 'refine',
      prompt: refinePrompt(ip),
      facts: { ...identityFacts(ip, schema), document, instruction },
      images,
      form: editsAnswer,
      seed,
      use: (answer) =>
        changedOnly(document, answer, () => plain(applyEdits(document, answer.edits ?? []))),
    },
    call,
  )
}
