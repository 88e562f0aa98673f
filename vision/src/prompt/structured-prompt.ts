import { withoutSpread } from '../caption/spread.ts'
import { pruneObject } from '../json.ts'
import { type StructuredPromptRequest, type VisionAnswer, VisionInputError } from '../provider.ts'
import { composePrompt } from './compose/compose.ts'
import { refinePrompt } from './refine.ts'

/**
 * The structured prompt for a text in the tailored identity, with every key that such a prompt has to have. What the text says of background,
 * place, size, number, light, camera and colors of the picture wins over the schema; the schema's identity (what the subject is, its colors
 * and clothes, style and medium) wins over the text, and the notes say which words gave way; what neither says is plain and always the same.
 * With a structured prompt the text changes only what it names; without a text that prompt is returned as it is.
 * @throws VisionInputError when there is neither schema nor text nor structured prompt, and when the text cannot be read as a change
 */
export function readStructuredPrompt(request: StructuredPromptRequest): VisionAnswer {
  const schema = withoutSpread(pruneObject(request.schema))
  const base = withoutSpread(pruneObject(request.structuredPrompt ?? {}))
  const prompt = request.prompt?.trim() ?? ''
  if (Object.keys(base).length > 0) {
    if (prompt === '') return { document: base, notes: [] }
    return refinePrompt(base, prompt, schema, request.ip)
  }
  if (prompt === '' && Object.keys(schema).length === 0)
    throw new VisionInputError(
      'A structured prompt needs a prompt, a structured prompt or a visual schema.',
    )
  return composePrompt(prompt, schema, request.ip)
}
