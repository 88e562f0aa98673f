import { type JsonObject, pruneObject } from '../../json.ts'
import { refinePrompt } from '../../prompts/refine.ts'
import { type RefineRequest, type VisionCall, VisionInputError } from '../../provider.ts'
import { type EditsAnswer, editsAnswer } from '../answers/edits-answer.ts'
import { AnswerFault } from '../errors.ts'
import type { Ask } from '../question.ts'
import { applyEdits } from '../rules/apply-edits.ts'
import { FIXED_SEED } from './ask-schema.ts'
import { identityFacts } from './facts.ts'

/**
 * A document with the edits that a model answered an instruction with.
 * @throws VisionInputError when the model says that it cannot be carried out; AnswerFault when it changes nothing
 */
export function edited(
  document: JsonObject,
  { problem, edits = [] }: EditsAnswer,
  apply: (edits: NonNullable<EditsAnswer['edits']>) => JsonObject,
): JsonObject {
  if (problem !== undefined) throw new VisionInputError(problem)
  const changed = apply(edits)
  if (JSON.stringify(changed) === JSON.stringify(document))
    throw new AnswerFault('nothing was changed; make edits, or say in "problem" why there are none')
  return changed
}

/** The document as the instruction wants it; what the instruction does not name stays byte for byte. */
export async function askRefinement(
  ask: Ask,
  request: RefineRequest,
  call?: VisionCall,
): Promise<JsonObject> {
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
      use: (answer) => edited(document, answer, (edits) => applyEdits(document, edits)),
    },
    call,
  )
}
