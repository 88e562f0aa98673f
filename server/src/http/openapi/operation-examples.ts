import {
  CAPTION,
  completedEvaluation,
  dataset,
  image,
  imageResult,
  model,
  PIXEL,
  project,
  EXAMPLE_REQUEST_ID as REQUEST_ID,
  SCHEMA,
  videoResult,
} from './example-values.ts'
import type { Example } from './types.ts'

type Examples = Readonly<Record<string, Example>>

function example(summary: string, value: unknown): Example {
  return { summary, value }
}

const { images: _images, ...listedDataset } = { ...dataset, images_count: 5 }
const emptyDataset = { ...listedDataset, visual_schema: null, images_count: 0 }
const completedDataset = { ...listedDataset, status: 'completed' }

const createdModel = {
  ...model,
  status: 'Created',
  training_parameters: {},
  training_progress: null,
}
const completedModel = {
  ...model,
  status: 'Completed',
  active_model_version: '750',
  checkpoint_steps: ['750', '500'],
  training_progress: { ...model.training_progress, step: 750, seconds_left: 0 },
}

const failure = {
  request_id: REQUEST_ID,
  error: {
    code: 422,
    message: 'Unprocessable Entity',
    details: 'The image failed visual_output_content_moderation: nudity',
  },
}
const ended: Examples = {
  image: example('An image', { status: 'COMPLETED', request_id: REQUEST_ID, result: imageResult }),
  video: example('A video', { status: 'COMPLETED', request_id: REQUEST_ID, result: videoResult }),
  failed: example('It could not be done', { status: 'ERROR', ...failure }),
}

/** Examples that belong to an operation and not to a schema: by its name, for its request or for an answer. */
export const OPERATION_EXAMPLES: Readonly<
  Record<string, Readonly<Partial<Record<'request' | number, Examples>>>>
> = {
  createProject: {
    request: {
      character: example('A character', {
        project_name: 'Pip',
        ip_name: 'Pip',
        ip_description: 'small orange fox',
        ip_medium: 'illustration',
        ip_type: 'defined_character',
      }),
      icons: example('A set of icons', {
        project_name: 'Toolbar',
        ip_medium: 'illustration',
        ip_type: 'icons',
      }),
      photographs: example('The style of photographs', {
        project_name: 'Catalogue',
        project_description: 'Still lifes in soft light',
        ip_medium: 'photography',
        ip_type: 'stylized_scene',
      }),
    },
  },
  listProjects: {
    200: { some: example('One project', [{ ...project, training_version: 'fibo' }]) },
  },
  createDataset: {
    request: {
      basic: example('For single images', { project_id: 1, name: 'first images' }),
      advanced: example('For an archive', {
        project_id: 1,
        name: 'the archive',
        upload_type: 'advanced',
      }),
    },
    201: { draft: example('An empty draft', emptyDataset) },
  },
  listDatasets: { 200: { some: example('One dataset', [completedDataset]) } },
  listProjectDatasets: {
    200: {
      some: example('One dataset', [completedDataset]),
      withModels: example('With the ids of its models', [
        { ...completedDataset, model_ids: ['1'] },
      ]),
    },
  },
  updateDataset: {
    request: {
      schema: example('Give it a visual schema', { visual_schema: SCHEMA }),
      complete: example('Complete it', { status: 'completed' }),
      rename: example('Rename it', { name: 'the fox' }),
    },
    200: { completed: example('Completed', completedDataset) },
  },
  cloneDataset: {
    201: {
      copy: example('The copy', {
        ...dataset,
        id: 2,
        name: 'Copy of first images',
        images: [{ ...image, id: 12, dataset_id: 2 }],
      }),
    },
  },
  regenerateCaptions: {
    202: {
      started: example('Under way', { ...listedDataset, captions_update_status: 'in_progress' }),
    },
  },
  generateVisualSchema: {
    request: {
      addresses: example('By their addresses', {
        images: [1, 2, 3, 4, 5].map((n) => `https://images.example.com/pip-${n}.png`),
      }),
      base64: example('As base64', { images: Array.from({ length: 5 }, () => PIXEL) }),
    },
  },
  uploadImage: {
    request: {
      base64: example('As base64', { file: PIXEL, image_name: 'pip-waving.png' }),
      address: example('By its address', {
        image_url: 'https://images.example.com/pip-waving.png',
      }),
    },
    201: {
      captioned: example('With a caption, as the dataset has a schema', image),
      pending: example('Before the dataset has a schema', {
        ...image,
        caption: null,
        caption_source: 'pending',
      }),
    },
  },
  updateImage: {
    request: {
      manual: example('A caption of your own', { caption: CAPTION }),
      automatic: example('A new automatic one', { regenerate_caption: true }),
    },
    200: { manual: example('With a manual caption', { ...image, caption_source: 'manual' }) },
  },
  createModel: {
    request: {
      automatic: example('The server chooses', { name: 'Pip', dataset_id: 1 }),
      expert: example('You choose', { name: 'Pip', dataset_id: 1, training_mode: 'expert' }),
    },
    201: { created: example('Not trained yet', createdModel) },
  },
  listModels: { 200: { some: example('One model', [createdModel]) } },
  listProjectModels: {
    200: {
      some: example('One model', [createdModel]),
      detailed: example('With parameters and checkpoints', [completedModel]),
    },
  },
  getModel: {
    200: {
      training: example('In training', model),
      completed: example('Trained', completedModel),
    },
  },
  updateModel: {
    200: {
      renamed: example('As it is now', { ...completedModel, description: 'For the spring issue' }),
    },
  },
  startTraining: {
    request: {
      defaults: example('With the defaults', {}),
      expert: example('Of an expert model', {
        rank: 64,
        learning_rate: 0.0002,
        total_training_steps: 1000,
        checkpoint_interval: 250,
      }),
    },
  },
  stopTraining: { 200: { stopping: example('About to stop', { ...model, status: 'Stopping' }) } },
  getEvaluation: { 200: { completed: example('Completed', completedEvaluation) } },
  generateImage: {
    request: {
      prompt: example('From words', {
        tailored_model_id: '1',
        prompt: 'Pip waving on a light blue background',
        aspect_ratio: '4:3',
      }),
      again: example('Once more as it was', {
        tailored_model_id: '1',
        structured_prompt: CAPTION,
        seed: 7,
      }),
      changed: example('Changed by words', {
        tailored_model_id: '1',
        structured_prompt: CAPTION,
        prompt: 'Make the background pink',
        webhook_url: 'https://studio.example.com/images',
      }),
    },
  },
  generateStructuredPrompt: {
    request: {
      prompt: example('From words', {
        tailored_model_id: '1',
        prompt: 'Pip waving on a light blue background',
      }),
      refined: example('Changed by words', {
        tailored_model_id: '1',
        structured_prompt: CAPTION,
        prompt: 'Make the background pink',
        sync: true,
      }),
    },
  },
  getStatus: {
    200: {
      running: example('It is worked off', { status: 'IN_PROGRESS', request_id: REQUEST_ID }),
      ...ended,
    },
  },
  requestEnded: { request: ended },
}
