import { z } from 'zod'
import { aspectRatio } from './enums.ts'
import { address, id, seed, timestamp } from './values.ts'

// How well a model keeps what it was trained on, measured on pictures that it never saw; beyond the published contract.

/** Body of `POST /tailored-gen/models/{model_id}/evaluations`. */
export const startEvaluation = z
  .object({
    held_out_dataset_id: id.describe(
      'A dataset of the same organization whose pictures the training did not see; each caption becomes a prompt',
    ),
    seed: seed.optional(),
    steps_num: z
      .int()
      .min(1)
      .max(50)
      .default(20)
      .describe('Steps of drawing; every picture takes that much longer'),
    max_concepts: z
      .int()
      .min(2)
      .max(200)
      .default(40)
      .describe('At most so many of its pictures, spread evenly over the dataset'),
  })
  .meta({ id: 'StartEvaluation', description: 'What a model is to be compared with' })
export type StartEvaluation = z.input<typeof startEvaluation>

export const evaluationState = z.enum(['queued', 'running', 'completed', 'failed']).meta({
  id: 'EvaluationState',
  description: '`queued` → `running` → `completed` or `failed`',
})
export type EvaluationState = z.infer<typeof evaluationState>

export const interval = z
  .object({
    mean: z.number().describe('Over the concepts'),
    low: z.number().describe('Lower end of the 95 % bootstrap interval'),
    high: z.number().describe('Upper end of the 95 % bootstrap interval'),
  })
  .meta({ id: 'Interval', description: 'A mean with its 95 % bootstrap interval' })
export type Interval = z.infer<typeof interval>

export const MEASURES = [
  'style_distance',
  'palette_distance',
  'edge_distance',
  'edge_density_distance',
  'line_weight_distance',
  'retrieval_r1',
  'retrieval_r5',
  'identity_distance',
  'background_kept',
  'subject_colors_kept',
  'count_kept',
  'diversity',
  'memorised_share',
  'encoder_similarity',
  'encoder_r1',
  'encoder_r5',
] as const
export const measureCode = z
  .enum(MEASURES)
  .meta({ id: 'MeasureCode', description: 'What was measured' })
export type MeasureCode = z.infer<typeof measureCode>

const figure = (description: string) =>
  interval.nullable().describe(`${description}; null where there was nothing to measure`)

/** One thing that was measured, for the pictures of the model and, beside it, for what bounds it from below and above. */
export const evaluationMeasure = z
  .object({
    code: measureCode,
    title: z.string().describe('The same for people'),
    meaning: z.string().describe('What the figures say, in a sentence'),
    unit: z.string().describe('What the figures are in; `share` is 0 to 1'),
    better: z.enum(['lower', 'higher']).describe('Which way is better'),
    tailored: figure('Of the pictures that the model drew'),
    base: figure('Of the same at influence 0: the base model without the training'),
    real: figure('Of the real pictures themselves, each against the others'),
    chance: z.number().nullable().describe('What guessing would give; null where it means nothing'),
    asked: z
      .int()
      .nullable()
      .describe('In how many concepts it was asked for; null where it always is'),
  })
  .meta({ id: 'EvaluationMeasure', description: 'One thing that was measured' })
export type EvaluationMeasure = z.infer<typeof evaluationMeasure>

const kept = z
  .array(
    z.object({
      aspect: z.enum(['background', 'subject_colors', 'count']).describe('What was asked for'),
      asked: z.array(z.string()).describe('What the prompt says'),
      found: z.array(z.string()).describe('What the picture shows'),
      kept: z.number().describe('The part of what was asked that is there, 0 to 1'),
    }),
  )
  .describe('What of its prompt can be measured in the picture')

/** One held-out picture and what was drawn from its caption. */
export const evaluatedConcept = z
  .object({
    image_id: id.describe('The real picture, which may be gone since'),
    image_name: z.string().describe('Its name'),
    real_sha256: z.string().describe('Of the real picture, in hexadecimal'),
    prompt: z.string().describe('The structured prompt, as JSON text'),
    seed,
    aspect_ratio: aspectRatio,
    nearest_training: z
      .object({
        image_id: id.describe('The training picture'),
        distance: z.number().describe('In latents of the base model, as `threshold`'),
        memorised: z.boolean().describe('Whether it is nearer than the threshold'),
      })
      .nullable()
      .describe(
        'The training picture that what the model drew comes nearest to; null when they are gone',
      ),
    adherence: z
      .object({ tailored: kept, base: kept, real: kept })
      .describe('How much of the prompt each of its pictures shows'),
  })
  .meta({ id: 'EvaluatedConcept', description: 'One held-out picture and what became of it' })
export type EvaluatedConcept = z.infer<typeof evaluatedConcept>

/** Everything that an evaluation found out, and all that it takes to do it again. */
export const evaluationReport = z
  .object({
    made_with: z
      .object({
        base_model: z.string().describe('Name of the base model'),
        base_model_sha256: z.string().describe('Of its weights, in hexadecimal'),
        adapter_sha256: z.string().describe('Of the adapter, in hexadecimal'),
        model_id: id.describe('The model'),
        training_dataset_id: id.describe('What it learnt from'),
        held_out_dataset_id: id.describe('What it was compared with'),
        seed,
        steps_num: z.int().describe('Steps of drawing'),
        guidance_scale: z.number().describe('How closely pictures followed their prompts'),
        encoder: z
          .string()
          .nullable()
          .describe('The outside encoder that `encoder_…` measures are from; null for none'),
      })
      .describe('What it takes to do it again: the same gives the same figures'),
    concepts: z.int().describe('Held-out pictures that were compared'),
    training_images: z.int().describe('Pictures of the training that were looked at'),
    seen_images: z
      .int()
      .describe('Pictures of the held-out dataset left out since the training saw them'),
    memorisation_threshold: z
      .number()
      .nullable()
      .describe('Nearer than this to a training picture counts as memorised; null without any'),
    measures: z.array(evaluationMeasure).describe('What was measured'),
    pictures: z.array(evaluatedConcept).describe('The concepts in the order of the report'),
  })
  .meta({ id: 'EvaluationReport', description: 'What an evaluation found out' })
export type EvaluationReport = z.infer<typeof evaluationReport>

/** A comparison of a model with pictures that it never saw. */
export const evaluation = z
  .object({
    id,
    model_id: id.describe('The model that is evaluated'),
    held_out_dataset_id: id.describe('The dataset that it is compared with; may be gone since'),
    state: evaluationState,
    seed,
    steps_num: z.int().describe('Steps of drawing'),
    concepts: z.int().describe('Held-out pictures that it is compared with'),
    progress: z
      .object({
        pictures_drawn: z.int().describe('So far'),
        pictures_total: z.int().describe('Two for each concept: with the model and without'),
        predicted_minutes: z
          .number()
          .describe('Until it is completed, once begun; waiting for its turn is not in it'),
      })
      .describe('How far it is'),
    failure: z.string().nullable().describe('Why it failed'),
    report: evaluationReport.nullable().describe('What it found out; null until it is completed'),
    report_url: address
      .nullable()
      .describe('The report as one HTML file; signed, works for an hour. Null until then'),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({
    id: 'Evaluation',
    description: 'A comparison of a model with pictures that it never saw',
  })
export type Evaluation = z.infer<typeof evaluation>

/** As lists show it: without the report itself. */
export const listedEvaluation = evaluation.omit({ report: true }).meta({
  id: 'ListedEvaluation',
  description: 'An evaluation without the figures of its report',
})
export type ListedEvaluation = z.infer<typeof listedEvaluation>
