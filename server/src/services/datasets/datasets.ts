import type {
  CreateDataset,
  Dataset,
  GenerateVisualSchema,
  VisualSchemaAnswer,
} from '@atelier/contract'
import type { VisionProvider } from '@atelier/vision'
import type { Objects } from '../../objects/objects.ts'
import type { FetchImage } from '../../outbound/fetch-image.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getProject } from '../access.ts'
import { decodeBase64, uploadToPixels } from '../images/decode.ts'
import { datasetOnWire, imageOnWire, modelOnWire } from '../wire.ts'
import { createDatasetUpdate } from './update-dataset.ts'

interface Dependencies {
  store: Store
  objects: Objects
  vision: VisionProvider
  fetchImage: FetchImage
}

export function createDatasetService({ store, objects, vision, fetchImage }: Dependencies) {
  return {
    async create(caller: Caller, body: CreateDataset): Promise<Dataset> {
      const project = await getProject(store, caller, body.project_id)
      const row = await store.datasets.insert({
        organizationId: caller.organizationId,
        projectId: project.id,
        name: body.name,
        status: 'draft',
        captionsUpdateStatus: 'empty',
        uploadType: body.upload_type ?? 'basic',
      })
      return datasetOnWire(row)
    },

    async list(caller: Caller): Promise<Dataset[]> {
      return (await store.datasets.list(caller.organizationId)).map(datasetOnWire)
    },

    async listOfProject(
      caller: Caller,
      projectId: number,
      include: { models: boolean; modelIds: boolean },
    ): Promise<Dataset[]> {
      await getProject(store, caller, projectId)
      const rows = await store.datasets.list(caller.organizationId, projectId)
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
      const images = await store.images.list(id, maxImages)
      return { ...datasetOnWire(row), images: images.map((image) => imageOnWire(image, objects)) }
    },

    update: createDatasetUpdate({ store, objects, vision }),

    async generateVisualSchema(body: GenerateVisualSchema): Promise<VisualSchemaAnswer> {
      const images = []
      for (const [i, text] of body.images.entries()) {
        const isAddress = /^https?:\/\//i.test(text)
        const bytes = isAddress ? await fetchImage(text) : decodeBase64(text, `images.${i}`)
        images.push(await uploadToPixels(bytes))
      }
      return { visual_schema: JSON.stringify(await vision.generateSchema({ images })) }
    },
  }
}

export type DatasetService = ReturnType<typeof createDatasetService>
