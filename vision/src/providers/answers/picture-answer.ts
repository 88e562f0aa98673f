import { captionDocument, describedObject } from '@atelier/contract'
import { z } from 'zod'
import { FREE_FIELDS } from '../rules/identity.ts'
import { answerForm } from './answer-form.ts'
import { overruledAnswer } from './overruled-answer.ts'

const needed = (description: string) => z.string().min(1).describe(description)

const { aesthetics } = captionDocument.shape
const object = z.object({
  schema_object: z
    .int()
    .optional()
    .describe('Which object of the schema this is, counted from 0; null for none of them'),
  ...describedObject.shape,
  description: needed('What it is, in at most 100 words'),
})

/** A picture as a model describes it. Scores are given by nobody who looks at one picture. */
const picture = z.object({
  ...captionDocument.shape,
  short_description: needed('The whole picture in one or two sentences'),
  objects: z.array(object).min(1).describe('The things in it, the main one first, five at most'),
  aesthetics: aesthetics
    .unwrap()
    .omit({ preference_score: true, aesthetic_score: true })
    .optional(),
})

/** What one picture shows. */
export const captionAnswer = answerForm('caption', picture)
export type CaptionAnswer = z.infer<typeof picture>

const prompted = picture.extend({
  overrides: z
    .array(z.enum(FREE_FIELDS))
    .optional()
    .describe('Fields in which the prompt asks for something else than the schema'),
  overruled: overruledAnswer,
})

/** What a picture is to show, where that differs from what the schema has, and what the schema rules out. */
export const structuredPromptAnswer = answerForm('structured_prompt', prompted)
export type StructuredPromptAnswer = z.infer<typeof prompted>
