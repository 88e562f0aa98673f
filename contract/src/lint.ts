import { z } from 'zod'
import { id } from './values.ts'

export const lintSeverity = z.enum(['error', 'warning', 'info']).meta({
  id: 'LintSeverity',
  description:
    '`error`: the model would learn something false, or nothing; `warning`: worth a look; `info`: could be tidier',
})
export type LintSeverity = z.infer<typeof lintSeverity>

export const lintRule = z
  .enum([
    'contradicts_schema',
    'missing_trait',
    'prose_contradicts',
    'unvarying_trait',
    'unseen_trait',
    'varying_trait',
    'one_image_trait',
    'leaked_file_name',
    'same_caption',
    'empty_caption',
    'unnamed_character',
    'misspelt_key',
    'empty_value',
    'leftover_measurement',
    'caption_conflict',
  ])
  .meta({ id: 'LintRule', description: 'What kind of fault it is' })

const findingId = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'Input should be the id of a finding')
  .describe('The same for the same fault and fix, whichever images have it')

/** Something about a dataset that training would suffer from. */
export const lintFinding = z
  .object({
    id: findingId,
    rule: lintRule,
    severity: lintSeverity,
    message: z.string().describe('What is wrong, in words for people'),
    image_ids: z.array(id).describe("The images concerned; none when it is the schema's alone"),
    path: z.string().describe('JSON Pointer (RFC 6901) of the field; empty for the whole document'),
    evidence: z.array(z.string()).describe('What stands there, up to three different texts'),
    fix: z
      .object({ description: z.string().describe('What it changes') })
      .optional()
      .describe('How one call puts it right; left out where a person has to decide'),
  })
  .meta({ id: 'LintFinding', description: 'Something that training would suffer from' })
export type LintFinding = z.infer<typeof lintFinding>

/** Answer of `GET /tailored-gen/datasets/{dataset_id}/lint`. */
export const lintReport = z
  .object({
    findings: z.array(lintFinding).describe('The gravest first; none is an empty list'),
    checked_images: z.int().min(0).describe('Images with a caption'),
    measured_images: z
      .int()
      .min(0)
      .describe('Those of them whose pictures were looked at: a sample of larger sets'),
  })
  .meta({ id: 'LintReport', description: 'What there is to put right in a dataset' })
export type LintReport = z.infer<typeof lintReport>

/** Body of `POST /tailored-gen/datasets/{dataset_id}/lint/fix`: exactly one of the two. */
export const fixDataset = z
  .object({
    findings: z.array(findingId).min(1).max(500).optional().describe('The findings to put right'),
    all: z.literal(true).optional().describe('All that have a fix'),
  })
  .meta({
    id: 'FixDataset',
    description: 'Findings to put right: these, or all',
    oneOf: [{ required: ['findings'] }, { required: ['all'] }],
  })
export type FixDataset = z.infer<typeof fixDataset>

/** Answer of `POST /tailored-gen/datasets/{dataset_id}/lint/fix`. */
export const datasetFix = z
  .object({
    applied: z
      .array(
        lintFinding.omit({ evidence: true, image_ids: true }).extend({
          image_ids: z.array(id).describe('The images whose captions it changed'),
          schema_changed: z.boolean().describe('Whether it changed the visual schema'),
        }),
      )
      .describe('The findings that were put right'),
    no_longer_apply: z
      .array(findingId)
      .describe('Those asked for that are not there, or not there any more'),
    images_changed: z.int().min(0).describe('How many captions are new'),
  })
  .meta({ id: 'DatasetFix', description: 'What was put right' })
export type DatasetFix = z.infer<typeof datasetFix>
