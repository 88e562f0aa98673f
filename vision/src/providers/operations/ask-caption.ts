import { fileNameWords } from '../../caption/file-name.ts'
import { pruneObject } from '../../json.ts'
import { captionPrompt } from '../../prompts/caption.ts'
import type { CaptionRequest, VisionAnswer, VisionCall } from '../../provider.ts'
import { captionAnswer } from '../answers/picture-answer.ts'
import type { Ask } from '../question.ts'
import { captionOf } from '../rules/caption-of.ts'
import { FIXED_SEED } from './ask-schema.ts'
import { identityFacts, plain } from './facts.ts'

/** What one image shows, in a model's words around the schema's. */
export async function askCaption(
  ask: Ask,
  { image, schema, imageName = '', ip }: CaptionRequest,
  call?: VisionCall,
): Promise<VisionAnswer> {
  const facts = { ...identityFacts(ip, schema), file_name: fileNameWords(imageName) }
  return ask(
    {
      task: 'caption',
      prompt: captionPrompt(ip),
      facts: pruneObject(facts),
      images: [image],
      form: captionAnswer,
      seed: FIXED_SEED,
      use: (answer) => plain(captionOf(answer, schema, ip)),
    },
    call,
  )
}
