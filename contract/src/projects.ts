import { z } from 'zod'
import { ILLUSTRATION_ONLY, type IpType, ipMedium, ipType } from './enums.ts'
import { id, name, shortText, timestamp } from './values.ts'

const ONE_TO_THREE_WORDS = '^[\\s\\ufeff]*[^\\s\\ufeff]+(\\s+[^\\s\\ufeff]+){0,2}[\\s\\ufeff]*$'

/** The JSON Schema of what only some types need; the service says it in words. */
function onlyWhen(types: readonly IpType[], properties: Record<string, object>) {
  return {
    if: { properties: { ip_type: { enum: types } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties, required: Object.keys(properties) },
  }
}

/** Body of `POST /tailored-gen/projects`. */
export const createProject = z
  .object({
    project_name: name.describe('A name for people'),
    project_description: shortText(2000).optional().describe('Notes for people'),
    ip_name: shortText(100)
      .trim()
      .optional()
      .describe('What the subject is called, 1 to 3 words; needed for a `defined_character`'),
    ip_description: shortText(300)
      .trim()
      .optional()
      .describe(
        'What the subject is, up to 6 words; needed for `defined_character` and `object_variants`',
      ),
    ip_medium: ipMedium,
    ip_type: ipType,
  })
  .meta({
    id: 'CreateProject',
    description: 'A new project. Type and medium are settled for good',
    allOf: [
      onlyWhen(ILLUSTRATION_ONLY, { ip_medium: { const: 'illustration' } }),
      onlyWhen(['defined_character'], { ip_name: { pattern: ONE_TO_THREE_WORDS } }),
      onlyWhen(['defined_character', 'object_variants'], {
        ip_description: { pattern: '[^\\s\\ufeff]' },
      }),
    ],
  })
export type CreateProject = z.infer<typeof createProject>

/** Body of `PUT /tailored-gen/projects/{project_id}`; what is left out stays. Type and medium are settled for good. */
export const updateProject = z
  .object({
    project_name: name.optional().describe('A name for people'),
    project_description: shortText(2000).optional().describe('Notes for people'),
    ip_name: shortText(100).trim().optional().describe('What the subject is called'),
    ip_description: shortText(300).trim().optional().describe('What the subject is'),
  })
  .meta({ id: 'UpdateProject', description: 'What to change; what is left out stays' })
export type UpdateProject = z.infer<typeof updateProject>

/** A project: the frame around datasets and models of one visual identity. */
export const project = z
  .object({
    id,
    project_name: z.string().describe('A name for people'),
    project_description: z.string().describe('Notes for people; may be empty'),
    ip_name: z.string().describe('What the subject is called; may be empty'),
    ip_description: z.string().describe('What the subject is; may be empty'),
    ip_medium: ipMedium,
    ip_type: ipType,
    training_version: z
      .string()
      .nullable()
      .describe('Family of the models: null until the project has a dataset, then `fibo`'),
    status: z.enum(['active']).describe('Projects have one state'),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Project', description: 'The frame around all that belongs to one visual identity' })
export type Project = z.infer<typeof project>
