import { z } from 'zod'
import { model } from './models.ts'
import { id, name, shortText } from './values.ts'

// Adapters for other programs, and from them; beyond the published contract.

export const adapterLayout = z
  .enum(['diffusers', 'kohya', 'comfyui'])
  .meta({ id: 'AdapterLayout', description: 'Whose names the tensors of an adapter have' })
export type AdapterLayout = z.infer<typeof adapterLayout>

export const adapterDtype = z.enum(['F32', 'F16']).meta({
  id: 'AdapterDtype',
  description: 'How its numbers are stored: `F16` is half the size and rounds each to 11 bits',
})
export type AdapterDtype = z.infer<typeof adapterDtype>

/** What an adapter changes, and that its files in all layouts change the same. */
export const adapterPassport = z
  .object({
    rank: z.int().describe('Rank of the adapter'),
    dtype: adapterDtype,
    layers: z
      .array(
        z.object({
          layer: z.string().describe('Name of the layer in the base model'),
          norm: z.number().describe('Frobenius norm of what the adapter adds to its weights'),
          difference: z
            .record(adapterLayout, z.number())
            .describe(
              'By layout: how far what that file adds is from what the adapter adds, as part of the norm',
            ),
        }),
      )
      .describe('Every layer that adapters change'),
    largest_difference: z
      .number()
      .describe('The largest of all: 0 when every file changes each layer by the same numbers'),
  })
  .meta({
    id: 'AdapterPassport',
    description: 'What an adapter changes, and that its files in all layouts change the same',
  })
export type AdapterPassport = z.infer<typeof adapterPassport>

/** Body of `POST /tailored-gen/import_model`. */
export const importModel = z
  .object({
    name: name.describe('A name for people'),
    dataset_id: id.describe('The dataset whose visual schema it generates with'),
    adapter: z
      .string()
      .min(1)
      .describe('A safetensors file as base64, in any layout that is known; 48 MB at most'),
    ignore_unmapped: z
      .boolean()
      .default(false)
      .describe('Leave out tensors that fit no layer, instead of refusing the file'),
    description: shortText(2000).optional().describe('Notes for people'),
  })
  .meta({ id: 'ImportModel', description: 'A model from an adapter that was made elsewhere' })
export type ImportModel = z.input<typeof importModel>

/** A model that was imported, and what became of its file. */
export const importedModel = model
  .extend({
    import_report: z
      .object({
        rank: z.int().describe('Rank of the adapter'),
        base_model_known: z
          .boolean()
          .describe(
            'Whether the file says for which base model it was made; if not, only its shapes fit',
          ),
        unmapped: z.array(z.string()).describe('Names of tensors that were left out'),
        untouched: z.array(z.string()).describe('Layers that the file says nothing of'),
        without_effect: z.array(z.string()).describe('Layers whose pair adds nothing'),
      })
      .describe('What of the file did not find its way'),
  })
  .meta({
    id: 'ImportedModel',
    description: 'A model that was imported, and what became of its file',
  })
export type ImportedModel = z.infer<typeof importedModel>
