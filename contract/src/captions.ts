import { z } from 'zod'
import { captionJson } from './documents.ts'
import { captionSource } from './enums.ts'
import { freeText, timestamp } from './values.ts'
import { warnings } from './warnings.ts'

/** What made a version of a caption. */
export const captionOrigin = z
  .enum(['upload', 'schema', 'regenerate', 'rebase', 'edit', 'resolve', 'fix', 'restore', 'clone'])
  .meta({
    id: 'CaptionOrigin',
    description:
      'What made the caption: `upload`: the image was captioned as it came; `schema`: when the dataset got its visual schema; `regenerate`: made anew; `rebase`: made anew and merged with what a person had changed; `edit`: a person wrote it; `resolve`: conflicts were resolved; `fix`: a finding was put right; `restore`: an earlier version was taken back; `clone`: copied with its dataset',
  })
export type CaptionOrigin = z.infer<typeof captionOrigin>

const side = (description: string) => z.unknown().optional().describe(description)

/** A place that a person and a newly made caption both changed, each in its own way. */
export const captionConflict = z
  .object({
    path: z
      .string()
      .describe(
        'JSON Pointer (RFC 6901) into the caption; `-` at its end is an item of a list that the caption does not have',
      ),
    base: side('What the earlier automatic caption says there; left out where it says nothing'),
    ours: side("What the person's caption says, and the caption keeps; left out where removed"),
    theirs: side('What the newer automatic caption says; left out where it says nothing'),
  })
  .meta({
    id: 'CaptionConflict',
    description:
      'A place that a person and a newly made caption changed differently. The caption keeps what the person wrote',
  })
export type CaptionConflict = z.infer<typeof captionConflict>

/** A caption that an image had or has. */
export const captionVersion = z
  .object({
    version: z.int().min(1).describe('Counted up for each image, from 1'),
    parent: z
      .int()
      .min(1)
      .nullable()
      .describe('The version it was made from, which undoing goes back to; null for the first'),
    current: z.boolean().describe('Whether the image shows it'),
    caption: captionJson.describe('The caption, as JSON text'),
    caption_source: captionSource,
    origin: captionOrigin,
    automatic_caption: captionJson
      .nullable()
      .describe(
        'The automatic caption that the edits in it were made on, as JSON text; null when there was none',
      ),
    caption_conflicts: z
      .array(captionConflict)
      .optional()
      .describe('Its conflicts; left out when there are none'),
    warnings,
    created_at: timestamp,
  })
  .meta({ id: 'CaptionVersion', description: 'A caption that an image had or has' })
export type CaptionVersion = z.infer<typeof captionVersion>

const take = z
  .enum(['ours', 'theirs'])
  .describe('`ours`: what the person wrote; `theirs`: what the newer automatic caption says')

/** Body of `POST …/images/{image_id}/captions/resolve`: exactly one of the two. */
export const resolveCaption = z
  .object({
    choices: z
      .array(z.object({ path: freeText.max(100_000).describe('The `path` of a conflict'), take }))
      .min(1)
      .max(10_000)
      .optional()
      .describe('One choice for each conflict that is to be resolved; the others stay'),
    take: take.optional().describe('The choice for all conflicts at once'),
  })
  .meta({
    id: 'ResolveCaption',
    description: 'Which side to take: conflict by conflict, or everywhere',
    oneOf: [{ required: ['choices'] }, { required: ['take'] }],
  })
export type ResolveCaption = z.infer<typeof resolveCaption>
