import { z } from 'zod'
import { ipMedium, ipType } from './enums.ts'
import { freeText, id, name, timestamp } from './values.ts'

/** Body of `POST /tailored-gen/projects`. */
export const createProject = z.object({
  project_name: name.describe('A name for people'),
  project_description: freeText.max(2000).optional(),
  ip_name: freeText
    .trim()
    .max(100)
    .optional()
    .describe('What the subject is called, 1 to 3 words; needed for a defined_character'),
  ip_description: freeText
    .trim()
    .max(300)
    .optional()
    .describe(
      'What the subject is, up to 6 words; needed for defined_character and object_variants',
    ),
  ip_medium: ipMedium,
  ip_type: ipType,
})
export type CreateProject = z.infer<typeof createProject>

/** Body of `PUT /tailored-gen/projects/{project_id}`; what is left out stays. Type and medium are settled for good. */
export const updateProject = z.object({
  project_name: name.optional(),
  project_description: freeText.max(2000).optional(),
  ip_name: freeText.trim().max(100).optional().describe('What the subject is called'),
  ip_description: freeText.trim().max(300).optional().describe('What the subject is'),
})
export type UpdateProject = z.infer<typeof updateProject>

/** A project: the frame around datasets and models of one visual identity. */
export const project = z.object({
  id,
  project_name: z.string(),
  project_description: z.string(),
  ip_name: z.string(),
  ip_description: z.string(),
  ip_medium: ipMedium,
  ip_type: ipType,
  training_version: z.string().nullable(),
  status: z.enum(['active']),
  created_at: timestamp,
  updated_at: timestamp,
})
export type Project = z.infer<typeof project>
