// One true-to-life value for every schema that a request or an answer consists of, by the schema's id.

const CREATED = '2026-03-02T09:14:05.000000Z'
const UPDATED = '2026-03-02T09:20:41.000000Z'
const SIGNED = '?expires=1772446805&signature=3wKJ0nq1b2'
export const SCHEMA = JSON.stringify({
  style_medium: 'digital illustration',
  artistic_style: 'flat, thick outline',
  objects: [{ description: 'Pip', shape_and_color: 'orange fox with a white belly' }],
})
export const CAPTION = JSON.stringify({
  short_description: 'Pip waving on a solid light blue background',
  objects: [{ description: 'Pip', location: 'center', action: 'waving' }],
  background_setting: 'solid light blue background',
})
const REQUEST_ID = '01936b2e-7c3a-7d4e-9f21-3b5c8a6d1e70'

export const project = {
  id: 1,
  project_name: 'Pip',
  project_description: 'The fox of our newsletter',
  ip_name: 'Pip',
  ip_description: 'small orange fox',
  ip_medium: 'illustration',
  ip_type: 'defined_character',
  training_version: null,
  status: 'active',
  created_at: CREATED,
  updated_at: UPDATED,
}

const captionConflict = {
  path: '/background_setting',
  base: 'solid light blue background',
  ours: 'pale sky with one cloud',
  theirs: 'light blue background with a horizon',
}
export const captionVersion = {
  version: 2,
  parent: 1,
  current: true,
  caption: CAPTION,
  caption_source: 'manual',
  origin: 'edit',
  automatic_caption: CAPTION,
  created_at: UPDATED,
}

export const image = {
  id: 7,
  dataset_id: 1,
  caption: CAPTION,
  caption_source: 'automatic',
  upload_source_url: null,
  image_name: 'pip-waving.png',
  image_url: `http://127.0.0.1:8787/objects/images/7/original.png${SIGNED}`,
  thumbnail_url: `http://127.0.0.1:8787/objects/images/7/thumbnail.webp${SIGNED}`,
  created_at: CREATED,
  updated_at: UPDATED,
}

export const dataset = {
  id: 1,
  project_id: 1,
  name: 'first images',
  visual_schema: SCHEMA,
  status: 'draft',
  captions_update_status: 'empty',
  upload_type: 'basic',
  images_count: 1,
  captions_conflicts_count: 0,
  images: [image],
  created_at: CREATED,
  updated_at: UPDATED,
}

export const model = {
  id: 1,
  name: 'Pip',
  description: '',
  status: 'InProgress',
  training_mode: 'expert',
  project_id: 1,
  dataset_id: 1,
  active_model_version: 'default',
  training_parameters: {
    learning_rate: 0.0001,
    lr_scheduler: 'constant_with_warmup',
    rank: 128,
    total_training_steps: 750,
    checkpoint_interval: 500,
    lr_warmup_steps: 100,
  },
  checkpoint_steps: [],
  training_progress: {
    step: 120,
    total_steps: 750,
    loss: 0.41,
    images_per_second: 31.2,
    seconds_left: 320,
  },
  failure: null,
  created_at: CREATED,
  updated_at: UPDATED,
}

const applied = {
  id: '3f2a9c0d51e87b64',
  rule: 'leaked_file_name',
  severity: 'error',
  message: '1 caption holds file names',
  path: '/short_description',
  fix: { description: 'Take the file names out' },
}
const finding = { ...applied, image_ids: [7], evidence: ['IMG_0042.JPG'] }

export const checkpoint = { checkpoint_step: 500, training_job_id: 1, created_at: CREATED }
const promptResult = { structured_prompt: CAPTION, seed: 7 }
export const imageResult = {
  image_url: `http://127.0.0.1:8787/objects/generations/${REQUEST_ID}/image.png${SIGNED}`,
  ...promptResult,
}
export const videoResult = {
  video_url: `http://127.0.0.1:8787/objects/generations/${REQUEST_ID}/video.mp4${SIGNED}`,
  seed: 7,
}

const evaluation = {
  id: 4,
  model_id: 1,
  held_out_dataset_id: 2,
  state: 'queued',
  seed: 7,
  steps_num: 20,
  concepts: 40,
  progress: { pictures_drawn: 0, pictures_total: 80, predicted_minutes: 4.2 },
  failure: null,
  report: null,
  report_url: null,
  created_at: CREATED,
  updated_at: UPDATED,
}
const HASH = '9f2c8f0f5f6a3b7d1d0e4c2b8a6f7e5d4c3b2a190817263544536271809fafbc'
const kept = [
  { aspect: 'background', asked: ['light blue'], found: ['light blue'], kept: 1 },
  { aspect: 'subject_colors', asked: ['orange', 'white'], found: ['orange'], kept: 0.5 },
]
export const completedEvaluation = {
  ...evaluation,
  state: 'completed',
  progress: { pictures_drawn: 80, pictures_total: 80, predicted_minutes: 0 },
  report: {
    made_with: {
      base_model: 'atelier-nano',
      base_model_sha256: HASH,
      adapter_sha256: HASH,
      model_id: 1,
      training_dataset_id: 1,
      held_out_dataset_id: 2,
      seed: 7,
      steps_num: 20,
      guidance_scale: 5,
      encoder: null,
    },
    concepts: 40,
    training_images: 20,
    seen_images: 0,
    memorisation_threshold: 0.31,
    measures: [
      {
        code: 'palette_distance',
        title: 'Palette distance',
        meaning: 'How far the colors of a picture are from those of the real ones',
        unit: 'ΔE',
        better: 'lower',
        tailored: { mean: 9.1, low: 8.2, high: 10.3 },
        base: { mean: 21.4, low: 19.8, high: 23.2 },
        real: { mean: 7.9, low: 7.1, high: 8.8 },
        chance: null,
        asked: null,
      },
    ],
    pictures: [
      {
        image_id: 31,
        image_name: 'lamp.png',
        real_sha256: HASH,
        prompt: CAPTION,
        seed: 7,
        aspect_ratio: '1:1',
        nearest_training: { image_id: 7, distance: 0.84, memorised: false },
        adherence: { tailored: kept, base: kept, real: kept },
      },
    ],
  },
  report_url: `http://127.0.0.1:8787/objects/evaluations/${REQUEST_ID}/report.html${SIGNED}`,
}

const token = {
  id: 3,
  organization_id: 1,
  name: 'newsletter',
  role: 'member',
  test: false,
  created_at: CREATED,
  expires_at: null,
  last_used_at: null,
  revoked_at: null,
}
const newToken = { ...token, token: 'atl_0PZ3nR8mA1yqXv5sTtWc7kJdLh2bGf9eUi4oN6rQxYs' }
const organization = {
  id: 2,
  name: 'Second studio',
  operator: false,
  rate_limit: 60,
  total_quota: null,
  requests_used: 0,
  created_at: CREATED,
}

/** A picture of one pixel: what a real one looks like, in less than a line. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export const EXAMPLE_VALUES: Readonly<Record<string, unknown>> = {
  CreateProject: {
    project_name: 'Pip',
    ip_name: 'Pip',
    ip_description: 'small orange fox',
    ip_medium: 'illustration',
    ip_type: 'defined_character',
  },
  UpdateProject: { project_description: 'The fox of our newsletter' },
  Project: project,
  CreateDataset: { project_id: 1, name: 'first images' },
  UpdateDataset: { visual_schema: SCHEMA },
  CloneDataset: { name: 'first images, once more' },
  Dataset: dataset,
  DatasetDownload: {
    download_url: `http://127.0.0.1:8787/exports/datasets/1/images.zip${SIGNED}`,
    captions_url: `http://127.0.0.1:8787/exports/datasets/1/captions.json${SIGNED}`,
  },
  GenerateVisualSchema: {
    images: ['pip-1', 'pip-2', 'pip-3', 'pip-4', 'pip-5'].map(
      (name) => `https://images.example.com/${name}.png`,
    ),
  },
  VisualSchema: { visual_schema: SCHEMA },
  RefineStructuredPrompt: {
    dataset_id: 1,
    structured_prompt: CAPTION,
    instruction: 'Make the background pink',
  },
  RefinedStructuredPrompt: { structured_prompt: CAPTION.replaceAll('light blue', 'pink') },
  ImageUpload: { image_url: 'https://images.example.com/pip-waving.png' },
  UpdateImage: { regenerate_caption: true },
  CaptionConflict: captionConflict,
  CaptionVersion: captionVersion,
  ResolveCaption: { choices: [{ path: '/background_setting', take: 'theirs' }] },
  Image: image,
  BulkUpload: { zip_url: 'https://images.example.com/pip.zip' },
  BulkUploadStarted: { message: 'The archive is being read', dataset_id: 2, status: 'pending' },
  BulkUploadStatus: {
    status: 'processing',
    progress_percentage: 40,
    total_processed: 2000,
    done: 1999,
    failed: 1,
    failed_images: [
      {
        filename: 'small.png',
        error_code: 412,
        error_message: 'The image is 640 × 480; each side needs 1024 pixels',
      },
    ],
    failure: null,
  },
  CreateModel: { name: 'Pip', dataset_id: 1, training_mode: 'expert' },
  UpdateModel: { description: 'For the spring issue' },
  Model: model,
  LintReport: { findings: [finding], checked_images: 14, measured_images: 14 },
  FixDataset: { findings: [finding.id] },
  DatasetFix: {
    applied: [{ ...applied, image_ids: [7], schema_changed: false }],
    no_longer_apply: [],
    images_changed: 1,
  },
  AdapterPassport: {
    rank: 32,
    dtype: 'F32',
    layers: [
      {
        layer: 'blocks.0.qkv',
        norm: 3.21,
        difference: { diffusers: 0, kohya: 0, comfyui: 0 },
      },
    ],
    largest_difference: 0,
  },
  ImportModel: { name: 'Pip from elsewhere', dataset_id: 1, adapter: 'AAAAAAAAAAA=' },
  ImportedModel: {
    ...model,
    status: 'Completed',
    import_report: {
      rank: 16,
      base_model_known: true,
      unmapped: [],
      untouched: [],
      without_effect: [],
    },
  },
  StartTraining: { rank: 64, total_training_steps: 1000 },
  StartEvaluation: { held_out_dataset_id: 2, seed: 7, max_concepts: 40 },
  Evaluation: evaluation,
  ListedEvaluation: { ...evaluation, report: undefined },
  Checkpoint: checkpoint,
  CheckpointList: { checkpoints: [checkpoint], active_model_version: '500' },
  SavedCheckpoint: {
    checkpoint_step: 600,
    active: true,
    sha256: '9f2c8f0f5f6a3b7d1d0e4c2b8a6f7e5d4c3b2a190817263544536271809fafbc',
    download_url: `http://127.0.0.1:8787/objects/models/1/checkpoint-600/pytorch_lora_weights.safetensors${SIGNED}`,
    created_at: CREATED,
  },
  ModelDownload: {
    download_url: `http://127.0.0.1:8787/objects/models/1/checkpoint-600/pytorch_lora_weights.safetensors${SIGNED}`,
    base_model_name: 'atelier-nano',
    base_model_card: 'http://127.0.0.1:8787/base-models/atelier-nano',
  },
  ProgressEvent: {
    event: 'progress',
    data: '{"status":"InProgress","step":120,"total_steps":750,"loss":0.41,"images_per_second":31.2,"seconds_left":320}',
  },
  GenerateImage: {
    tailored_model_id: '1',
    prompt: 'Pip waving on a light blue background',
    seed: 7,
  },
  GenerateStructuredPrompt: {
    tailored_model_id: '1',
    prompt: 'Pip waving on a light blue background',
  },
  GenerateVideo: { tailored_model_id: '1', image: PIXEL },
  Accepted: {
    request_id: REQUEST_ID,
    status_url: `http://127.0.0.1:8787/v2/status/${REQUEST_ID}`,
    seed: 7,
  },
  GeneratedImage: { request_id: REQUEST_ID, result: imageResult, ...imageResult },
  GeneratedStructuredPrompt: { request_id: REQUEST_ID, result: promptResult, ...promptResult },
  RequestStatus: { status: 'COMPLETED', request_id: REQUEST_ID, result: videoResult },
  Health: {
    status: 'ok',
    moderation: {
      text: { provider: 'obscenity', terms: 147 },
      pictures: { provider: null, reason: 'nsfwjs is not installed' },
    },
    vision: { provider: 'gemini', model: 'gemini-2.5-flash', fallback: 'builtin' },
  },
  DocumentSchemas: {
    schemas: [
      {
        name: 'caption',
        title: 'Caption',
        url: 'http://127.0.0.1:8787/schemas/caption.json',
      },
    ],
  },
  DocumentJsonSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'http://127.0.0.1:8787/schemas/caption.json',
    title: 'Caption',
    type: 'object',
    properties: { short_description: { type: 'string' } },
  },
  ModelCard: '# atelier-nano\n\nA small latent transformer.\n',
  RequestNotFound: { status: 'NOT_FOUND' },
  ApiToken: token,
  NewApiToken: newToken,
  CreateApiToken: { name: 'newsletter', role: 'member', expires_in_days: 90 },
  CurrentToken: { ...token, organization },
  Organization: organization,
  CreateOrganization: { name: 'Second studio', rate_limit: 60 },
  UpdateOrganization: { total_quota: 10_000 },
  NewOrganization: { ...organization, first_token: newToken },
}

export const EXAMPLE_REQUEST_ID = REQUEST_ID
