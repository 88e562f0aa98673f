import type { JsonObject, VisionProvider } from '@atelier/vision'
import type { Objects } from '../../objects/objects.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store } from '../../store/store.ts'
import { ipContext } from '../ip-context.ts'
import { toPixels } from './decode.ts'

interface Dependencies {
  store: Store
  objects: Objects
  vision: VisionProvider
}

/** What is captioned: where it belongs, and what it is called. */
interface Subject {
  dataset: Pick<DatasetRow, 'organizationId' | 'projectId'>
  schema: JsonObject
  imageName: string
}

/** Captions pictures by a visual schema, in the context of their project. */
export function createCaptioner({ store, objects, vision }: Dependencies) {
  async function captionBytes(subject: Subject, bytes: Buffer): Promise<JsonObject> {
    const { dataset, schema, imageName } = subject
    const project = await store.projects.find(dataset.organizationId, dataset.projectId)
    if (project === undefined) throw new Error(`dataset of project ${dataset.projectId} is gone`)
    const image = await toPixels(bytes)
    return vision.caption({ image, schema, imageName, ip: ipContext(project) })
  }

  return {
    /** The caption of a picture that is about to be stored. */
    captionBytes,

    /** The caption of a stored picture. */
    async captionStored(
      dataset: Subject['dataset'],
      schema: JsonObject,
      image: ImageRow,
    ): Promise<JsonObject> {
      const object = await objects.find(image.objectKey)
      if (object === undefined) throw new Error(`image ${image.id} has lost its object`)
      return captionBytes({ dataset, schema, imageName: image.name }, object.bytes)
    },
  }
}

export type Captioner = ReturnType<typeof createCaptioner>
