import type {
  CreateDataset,
  Dataset,
  GenerateVisualSchema,
  VisualSchemaAnswer,
} from '@atelier/contract'
import { serializeDocument, type VisionCall, type VisionProvider } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { SignedLinks } from '../../lib/signed-links.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Queue } from '../../queue/queue.ts'
import type { Page } from '../../store/page.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getProject } from '../access.ts'
import type { Captioner } from '../images/captioner.ts'
import type { ReadPictures } from '../images/read-pictures.ts'
import type { Lint } from '../lint/lint.ts'
import type { Moderation } from '../moderation.ts'
import { publicVisionError } from '../vision-errors.ts'
import { datasetOnWire, imageOnWire, modelOnWire, warningsOf } from '../wire.ts'
import { createDatasetClone } from './clone-dataset.ts'
import { createDatasetDeletion } from './delete-dataset.ts'
import { createDatasetDownload } from './download-dataset.ts'
import { createRefinement } from './refine.ts'
import type { CaptionRegeneration } from './regenerate-captions.ts'
import { createDatasetUpdate } from './update-dataset.ts'

interface Dependencies {
  store: Store
  objects: Objects
  queue: Queue
  vision: VisionProvider
  captioner: Captioner
  captions: CaptionRegeneration
  readPictures: ReadPictures
  moderation: Moderation
  lint: Lint
  links: SignedLinks
}

export function createDatasetService(dependencies: Dependencies) {
  const { store, objects, vision, captions, readPictures, moderation } = dependencies
  return {
    create(caller: Caller, body: CreateDataset): Promise<Dataset> {
      return store.transaction(async (tx) => {
        await tx.projects.lock(body.project_id, 'key share')
        const project = await getProject(tx, caller, body.project_id)
        const row = await tx.datasets.insert({
          organizationId: caller.organizationId,
          projectId: project.id,
          name: body.name,
          status: 'draft',
          captionsUpdateStatus: 'empty',
          uploadType: body.upload_type ?? 'basic',
        })
        return datasetOnWire(row)
      })
    },

    async list(caller: Caller, page: Page = {}): Promise<Dataset[]> {
      return (await store.datasets.list(caller.organizationId, {}, page)).map(datasetOnWire)
    },

    async listOfProject(
      caller: Caller,
      projectId: number,
      include: { models: boolean; modelIds: boolean },
      page: Page = {},
    ): Promise<Dataset[]> {
      await getProject(store, caller, projectId)
      const rows = await store.datasets.list(caller.organizationId, { projectId }, page)
      const models = await store.models.list(caller.organizationId, { projectId })
      return rows.map((row) => {
        const own = models.filter((model) => model.datasetId === row.id)
        return {
          ...datasetOnWire(row),
          ...(include.models ? { models: own.map((model) => modelOnWire(model, false)) } : {}),
          ...(include.modelIds ? { model_ids: own.map((model) => String(model.id)) } : {}),
        }
      })
    },

    async get(caller: Caller, id: number, maxImages: number): Promise<Dataset> {
      const row = await getDataset(store, caller, id)
      const images = await store.images.list(id, { limit: maxImages })
      return { ...datasetOnWire(row), images: images.map((image) => imageOnWire(image, objects)) }
    },

    update: createDatasetUpdate(dependencies),
    delete: createDatasetDeletion(dependencies),
    clone: createDatasetClone(dependencies),
    download: createDatasetDownload(dependencies),
    refine: createRefinement(dependencies),
    lint: dependencies.lint.lint,
    fixFindings: dependencies.lint.fix,
    regenerateCaptions: captions.start,

    async generateVisualSchema(
      body: GenerateVisualSchema,
      call?: VisionCall,
    ): Promise<VisualSchemaAnswer> {
      const images = await readPictures('images', body.images)
      if (body.content_moderation) {
        for (const [i, image] of images.entries())
          await moderation.requireInput(`images.${i}`, image)
      }
      const { document, notes } = await vision
        .generateSchema({ images }, call)
        .catch((error: unknown) => {
          const unreadable = (message: string) => errors.badField('images', message, '')
          throw publicVisionError(error, unreadable) ?? error
        })
      return { visual_schema: serializeDocument(document), ...warningsOf(notes) }
    },
  }
}

export type DatasetService = ReturnType<typeof createDatasetService>
