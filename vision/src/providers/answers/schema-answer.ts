import { ipType, visualSchemaDocument } from '@atelier/contract'
import { z } from 'zod'
import { answerForm } from './answer-form.ts'
import type { FormNode } from './strict-form.ts'

/** Fields that say something about a single picture only, or are no words. */
const NEVER_SHARED = new Set(['short_description', 'preference_score', 'aesthetic_score'])

function textsIn(prefix: string, node: FormNode): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    if (NEVER_SHARED.has(key)) return []
    if (child.type === 'string') return [`${prefix}${key}`]
    return child.type === 'object' ? textsIn(`${prefix}${key}.`, child) : []
  })
}

const { measured_spread: _record, ...fields } = visualSchemaDocument.shape
const { properties: shown = {} } = z.toJSONSchema(z.object(fields), { io: 'input' }) as FormNode

/** Every trait that a visual schema may have, those of an object as `object.pose`. */
export const TRAITS: readonly string[] = [
  ...textsIn('object.', shown.objects?.items ?? {}),
  ...textsIn('', { properties: shown }),
]

/** Far more than five objects have. */
const MOST_TRAITS = 500

const schema = z.object({
  kind: ipType.describe('What the set is'),
  traits: z
    .array(
      z.object({
        trait: z.enum(TRAITS).describe('Which field of the schema it is'),
        object: z.int().min(0).optional().describe('Which thing, counted from 0; else null'),
        text: z.string().min(1).describe('The trait, in the words that captions will have'),
        images: z.int().min(0).describe('In how many of the pictures it can be seen'),
      }),
    )
    .max(MOST_TRAITS)
    .optional()
    .describe('What the pictures share, each trait once'),
})

/** Shared traits as a list, each with a count: a model that has to count states less that is not there. */
export const schemaAnswer = answerForm('visual_schema', schema)
export type SchemaAnswer = z.infer<typeof schema>
