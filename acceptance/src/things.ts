import {
  createDataset,
  createModel,
  createProject,
  type Dataset,
  type Model,
  updateDataset,
  uploadImage,
} from '@atelier/client'
import { once } from './once.ts'
import { discPng } from './png.ts'
import type { Target } from './target.ts'

/** A valid project body; tests change one thing about it. */
export const projectBody = {
  project_name: 'Discs',
  ip_type: 'icons',
  ip_medium: 'illustration',
  ip_name: 'Disc',
  ip_description: 'flat round disc',
} as const

/** A visual schema that any JSON object would do for. */
export const schemaText = JSON.stringify({ style_medium: 'digital illustration', context: 'icon' })

/** An id that nothing has. */
export const UNKNOWN_ID = 999_999_999

const discs = [
  [
    [217, 43, 43],
    [169, 216, 245],
  ],
  [
    [42, 102, 217],
    [253, 243, 172],
  ],
  [
    [63, 163, 77],
    [251, 208, 220],
  ],
  [
    [249, 214, 46],
    [255, 255, 255],
  ],
  [
    [125, 63, 181],
    [176, 227, 172],
  ],
] as const

/** Five different pictures of a disc, each `size` pixels wide, as PNG. */
export function discPictures(size: number): Buffer[] {
  return discs.map(([disc, background]) => discPng(size, disc, background))
}

/** A small picture. */
export const disc = discPng(256, [217, 43, 43], [169, 216, 245])
/** The same as base64. */
export const discText = disc.toString('base64')

/** An empty draft dataset in a project of its own. */
export async function draftDataset(
  { client }: Target,
  uploadType: 'basic' | 'advanced' = 'basic',
): Promise<Dataset> {
  const project = await createProject(client, projectBody)
  const body = { project_id: project.id, name: 'Discs', upload_type: uploadType }
  return createDataset(client, body)
}

/** A draft dataset with a visual schema and so many captioned images. */
export async function filledDataset(target: Target, count = 5): Promise<Dataset> {
  const { id } = await draftDataset(target)
  await updateDataset(target.client, id, { visual_schema: schemaText })
  for (const [i, picture] of discPictures(256).slice(0, count).entries()) {
    const file = picture.toString('base64')
    await uploadImage(target.client, id, { file, image_name: `disc-${i}.png` })
  }
  return updateDataset(target.client, id, {})
}

/** A dataset that is frozen for training. */
export async function completedDataset(target: Target): Promise<Dataset> {
  const { id } = await filledDataset(target)
  return updateDataset(target.client, id, { status: 'completed' })
}

/** The same one for all tests that change nothing about it. */
export const sharedCompletedDataset = once(completedDataset)

/** A model on the dataset, not started. */
export function newModel(
  { client }: Target,
  datasetId: number,
  mode: 'fully_automated' | 'expert' = 'fully_automated',
): Promise<Model> {
  return createModel(client, { name: 'Disc model', dataset_id: datasetId, training_mode: mode })
}
