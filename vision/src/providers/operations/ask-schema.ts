import { sharedSchema } from '../../caption/schema.ts'
import { withoutSpread } from '../../caption/spread.ts'
import { objectOf } from '../../json.ts'
import { visualSchemaPrompt } from '../../prompts/visual-schema.ts'
import type { SchemaRequest, VisionAnswer, VisionCall } from '../../provider.ts'
import { schemaAnswer } from '../answers/schema-answer.ts'
import type { Ask } from '../question.ts'
import { schemaOf } from '../rules/schema-of.ts'
import { plain } from './facts.ts'

/** For answers that depend on nothing but what is asked. */
export const FIXED_SEED = 42

/**
 * What images share, in a model's words. It is given what was measured in them, and has to count the images for each trait.
 * @throws VisionInputError without images
 */
export async function askSchema(
  ask: Ask,
  { images }: SchemaRequest,
  call?: VisionCall,
): Promise<VisionAnswer> {
  const measured = sharedSchema(images)
  return ask(
    {
      task: 'visual-schema',
      prompt: visualSchemaPrompt,
      facts: { pictures: images.length, measured: withoutSpread(measured) },
      images,
      form: schemaAnswer,
      seed: FIXED_SEED,
      use: (answer) => plain(schemaOf(answer, images.length, objectOf(measured.measured_spread))),
    },
    call,
  )
}
