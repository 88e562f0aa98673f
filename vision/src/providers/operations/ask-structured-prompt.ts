import { withoutSpread } from '../../caption/spread.ts'
import { type JsonObject, pruneObject } from '../../json.ts'
import { refineStructuredPromptPrompt } from '../../prompts/refine.ts'
import { structuredPromptPrompt } from '../../prompts/structured-prompt.ts'
import { type StructuredPromptRequest, type VisionCall, VisionInputError } from '../../provider.ts'
import { editsAnswer } from '../answers/edits-answer.ts'
import { structuredPromptAnswer } from '../answers/picture-answer.ts'
import type { Ask } from '../question.ts'
import { editPrompt } from '../rules/edit-prompt.ts'
import { promptOf } from '../rules/prompt-of.ts'
import { edited } from './ask-refinement.ts'
import { identityFacts } from './facts.ts'

/**
 * The structured prompt for a text in the tailored identity. With a structured prompt the text changes only what it names; without a text
 * that prompt is returned as it is, and nobody is asked.
 * @throws VisionInputError when there is neither schema nor text nor structured prompt, and when the text changes nothing
 */
export async function askStructuredPrompt(
  ask: Ask,
  request: StructuredPromptRequest,
  call?: VisionCall,
): Promise<JsonObject> {
  const schema = withoutSpread(pruneObject(request.schema))
  const base = withoutSpread(pruneObject(request.structuredPrompt ?? {}))
  const prompt = request.prompt?.trim() ?? ''
  if (Object.keys(base).length > 0)
    return prompt === '' ? base : askChange(ask, { ...request, prompt, schema }, base, call)
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
      use: (answer) => promptOf(answer, schema, ip),
    },
    call,
  )
}

function askChange(
  ask: Ask,
  { prompt = '', schema, ip, seed }: StructuredPromptRequest,
  base: JsonObject,
  call?: VisionCall,
): Promise<JsonObject> {
  return ask(
    {
      task: 'structured-prompt',
      prompt: refineStructuredPromptPrompt(ip),
      facts: { ...identityFacts(ip, schema), document: base, instruction: prompt },
      images: [],
      form: editsAnswer,
      seed,
      use: (answer) => edited(base, answer, (edits) => editPrompt(base, edits, schema)),
    },
    call,
  )
}
