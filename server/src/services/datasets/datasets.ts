import type {
  CreateDataset,
  Dataset,
  GenerateVisualSchema,
  UpdateDataset,
  VisualSchemaAnswer,
} from '@atelier/contract'
import type { VisionProvider } from '@atelier/vision'
import { errors } from '../../errors.ts'
import { parseJsonObject } from '../../lib/json-object.ts'
import type { Objects } from '../../objects/objects.ts'
import type { FetchImage } from '../../outbound/fetch-image.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getProject } from '../access.ts'
import { decodeBase64, toPixels, uploadToPixels } from '../images/decode.ts'
import { ipContext } from '../ip-context.ts'
import { datasetOnWire, imageOnWire, modelOnWire } from '../wire.ts'

const LEAST_IMAGES = 5

interface Dependencies {
  store: Store
  objects: Objects
  vision: VisionProvider
  fetchImage: FetchImage
}

function requireCompletable(dataset: DatasetRow, uncaptioned: number): void {
  if (dataset.imagesCount < LEAST_IMAGES) {
    throw errors.conflict(
      `The dataset has ${dataset.imagesCount} images; ${LEAST_IMAGES} are needed to complete it`,
    )
  }
  if (dataset.visualSchema === null)
    throw errors.conflict('A visual schema is needed to complete the dataset')
  if (dataset.captionsUpdateStatus === 'in_progress')
    throw errors.conflict('Captions are being made')
  if (uncaptioned > 0) throw errors.conflict(`${uncaptioned} images have no caption yet`)
}

export function createDatasetService({ store, objects, vision, fetchImage }: Dependencies) {
  /** Images that came before the schema get their captions now; those written by hand stay. */
  async function captionWaiting(
    caller: Caller,
    dataset: DatasetRow,
    schema: Record<string, never>,
  ) {
    const project = await getProject(store, caller, dataset.projectId)
    for (const image of await store.images.list(dataset.id)) {
      if (image.caption !== null) continue
      const object = await objects.find(image.objectKey)
      if (object === undefined) throw new Error(`image ${image.id} has lost its object`)
      const pixels = await toPixels(object.bytes)
      const request = { image: pixels, schema, imageName: image.name, ip: ipContext(project) }
      const caption = await vision.caption(request)
      await store.images.update(image.id, { caption, captionSource: 'automatic' })
    }
  }

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

    async update(caller: Caller, id: number, body: UpdateDataset): Promise<Dataset> {
      const before = await getDataset(store, caller, id)
      const schema =
        body.visual_schema === undefined ? undefined : parseJsonObject(body.visual_schema)
      if (body.visual_schema !== undefined && schema === undefined) {
        throw errors.badField(
          'visual_schema',
          'Input should be the text of a JSON object',
          body.visual_schema,
        )
      }
      if (before.status === 'completed' && schema !== undefined) {
        throw errors.conflict(
          'The visual schema of a completed dataset cannot be changed; clone it',
        )
      }
      if (before.status === 'completed' && body.status === 'draft') {
        throw errors.conflict('A completed dataset stays completed; clone it to change it')
      }
      if (schema !== undefined) {
        await store.datasets.update(id, { visualSchema: schema })
        await captionWaiting(caller, before, schema)
      }
      await store.transaction(async (tx) => {
        await tx.datasets.lock(id)
        const current = await getDataset(tx, caller, id)
        if (body.status === 'completed' && current.status === 'draft') {
          requireCompletable(current, await tx.datasets.countUncaptioned(id))
        }
        await tx.datasets.update(id, {
          ...(body.name === undefined ? {} : { name: body.name }),
          ...(body.status === undefined ? {} : { status: body.status }),
        })
      })
      return datasetOnWire(await getDataset(store, caller, id))
    },

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
