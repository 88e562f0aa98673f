import { withoutSpread } from '../../caption/spread.ts'
import { type JsonObject, pruneObject } from '../../json.ts'
import { refineStructuredPromptPrompt } from '../../prompts/refine.ts'
import { structuredPromptPrompt } from '../../prompts/structured-prompt.ts'
import {
  type StructuredPromptRequest,
  type VisionAnswer,
  type VisionCall,
  VisionInputError,
} from '../../provider.ts'
import { promptEditsAnswer } from '../answers/edits-answer.ts'
import { structuredPromptAnswer } from '../answers/picture-answer.ts'
import type { Ask } from '../question.ts'
import { editPrompt } from '../rules/edit-prompt.ts'
import { promptOf } from '../rules/prompt-of.ts'
import { changedOnly } from './ask-refinement.ts'
import { identityFacts, plain } from './facts.ts'

/**
 * The structured prompt for a text in the tailored identity. With a structured prompt the text changes only what it names; without a text
 * that prompt is returned as it is, and nobody is asked. Notes say which words the identity overruled.
 * @throws VisionInputError when there is neither schema nor text nor structured prompt, and when the text cannot be carried out
 */
export async function askStructuredPrompt(
  ask: Ask,
  request: StructuredPromptRequest,
  call?: VisionCall,
): Promise<VisionAnswer> {
  const schema = withoutSpread(pruneObject(request.schema))
  const base = withoutSpread(pruneObject(request.structuredPrompt ?? {}))
  const prompt = request.prompt?.trim() ?? ''
  if (Object.keys(base).length > 0)
    return prompt === '' ? plain(base) : askChange(ask, { ...request, prompt, schema }, base, call)
  if (prompt === '' && Object.keys(schema).length === 0)
    throw new VisionInputError(
      'A structured prompt needs a prompt, a structured prompt or a visual schema.',
    )
  const { ip, seed } = request
  return ask(
    {
      task: 'structured-prompt',
      prompt: structuredPromptPrompt(ip),
      facts: pruneObject({ ...identityFacts(ip, schema), prompt }),
      images: [],
      form: structuredPromptAnswer,
      seed,
      use: (answer) => promptOf(answer, schema, ip, prompt),
    },
    call,
  )
}

function askChange(
  ask: Ask,
  { prompt = '', schema, ip, seed }: StructuredPromptRequest,
  base: JsonObject,
  call?: VisionCall,
): Promise<VisionAnswer> {
  return ask(
    {
      task: 'structured-prompt',
      prompt: refineStructuredPromptPrompt(ip),
      facts: { ...identityFacts(ip, schema), document: base, instruction: prompt },
      images: [],
      form: promptEditsAnswer,
      seed,
      use: (answer) => changedOnly(base, answer, () => editPrompt(base, answer, schema, prompt)),
    },
    call,
  )
}
