import {
  type Client,
  createDataset,
  createModel,
  createProject,
  type Dataset,
  generateVisualSchema,
  getDataset,
  type Model,
  startTraining,
  updateDataset,
  uploadImage,
  waitForTraining,
} from '@atelier/client'
import { duration } from '../terminal/duration.ts'
import type { Progress } from '../terminal/progress.ts'
import type { PreparedImage } from './images.ts'
import { type DemoPlan, isExpert } from './plan.ts'
import type { Steps } from './steps.ts'

// The contract takes 5 to 10 sample images for a visual schema.
const mostSchemaImages = 10

/** The training process of the contract in its nine steps: from a new project to a trained model. */
export async function trainModel(
  client: Client,
  plan: DemoPlan,
  images: readonly PreparedImage[],
  steps: Steps,
  signal: AbortSignal,
): Promise<Model> {
  const call = { signal }
  const name = plan.identity.ip_name
  const project = await steps.run(
    'Create a project',
    () => createProject(client, { project_name: `${name} demo`, ...plan.identity }, call),
    ({ id, ip_type }) => `project ${id}, ${ip_type}`,
  )
  const { id } = await steps.run(
    'Create a dataset',
    () => createDataset(client, { project_id: project.id, name: `${name} images` }, call),
    (dataset) => `dataset ${dataset.id}`,
  )
  const schema = await steps.run(
    'Measure a visual schema',
    () => generateVisualSchema(client, { images: schemaImages(images) }, call),
    ({ visual_schema }) => `shared: ${Object.keys(JSON.parse(visual_schema)).join(', ')}`,
  )
  await steps.run(
    'Put it into the dataset',
    () => updateDataset(client, id, { visual_schema: schema.visual_schema }, call),
    () => 'stored',
  )
  await steps.run(
    'Upload the images',
    (line) => uploadAll(client, id, images, line, signal),
    (count) => `${count} images`,
  )
  await steps.run('See the captions', () => getDataset(client, id, call), captionNote)
  await steps.run(
    'Complete the dataset',
    () => updateDataset(client, id, { status: 'completed' }, call),
    ({ status }) => status,
  )
  const model = await steps.run(
    'Create a model',
    () =>
      createModel(
        client,
        { name, dataset_id: id, training_mode: isExpert(plan) ? 'expert' : 'fully_automated' },
        call,
      ),
    (created) => `model ${created.id}, ${created.training_mode}`,
  )
  return steps.run(
    'Train it',
    (line) => train(client, model.id, plan, line, signal),
    ({ status }) => status,
  )
}

function schemaImages(images: readonly PreparedImage[]): string[] {
  return images.slice(0, mostSchemaImages).map(({ bytes }) => bytes.toString('base64'))
}

async function uploadAll(
  client: Client,
  datasetId: number,
  images: readonly PreparedImage[],
  line: Progress,
  signal: AbortSignal,
): Promise<number> {
  for (const [i, image] of images.entries()) {
    line.update(i / images.length, image.name)
    const upload = {
      file: image.bytes.toString('base64'),
      image_name: image.name,
      increase_resolution: image.small,
    }
    await uploadImage(client, datasetId, upload, { signal })
  }
  return images.length
}

function captionNote({ images = [] }: Dataset): string {
  const captions = images.flatMap(({ caption }) => (caption ? [caption] : []))
  const [first = '{}'] = captions
  const { short_description: words = '' } = JSON.parse(first)
  return `${captions.length} of ${images.length}; the first: "${words}"`
}

async function train(
  client: Client,
  modelId: number,
  plan: DemoPlan,
  line: Progress,
  signal: AbortSignal,
): Promise<Model> {
  await startTraining(client, modelId, isExpert(plan) ? plan.training : {}, { signal })
  return waitForTraining(client, modelId, {
    signal,
    onProgress: ({ training_progress: progress }) => {
      if (!progress) return
      line.update(progress.step / Math.max(1, progress.total_steps), progressNote(progress))
    },
  })
}

/** How far a training is; loss and time left are not known before its first report. */
function progressNote({
  step,
  total_steps,
  loss,
  seconds_left,
}: NonNullable<Model['training_progress']>): string {
  const known = [
    `step ${step} of ${total_steps}`,
    ...(loss === null ? [] : [`loss ${loss.toFixed(3)}`]),
    ...(seconds_left === null ? [] : [`${duration(seconds_left)} left`]),
  ]
  return known.join(', ')
}
