import type { JsonObject, PixelImage, VisionProvider } from '@atelier/vision'
import type { Decoder } from '../../decoder/decoder.ts'
import type { Objects } from '../../objects/objects.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store } from '../../store/store.ts'
import { ipContext } from '../ip-context.ts'

interface Dependencies {
  store: Store
  objects: Objects
  vision: VisionProvider
  decoder: Decoder
}

/** What is captioned: where it belongs, and what it is called. */
interface Subject {
  dataset: Pick<DatasetRow, 'organizationId' | 'projectId'>
  schema: JsonObject
  imageName: string
}

/** Captions pictures by a visual schema, in the context of their project. */
export function createCaptioner({ store, objects, vision, decoder }: Dependencies) {
  async function captionPixels(subject: Subject, image: PixelImage): Promise<JsonObject> {
    const { dataset, schema, imageName } = subject
    const project = await store.projects.find(dataset.organizationId, dataset.projectId)
    if (project === undefined) throw new Error(`dataset of project ${dataset.projectId} is gone`)
    const answer = await vision.caption({ image, schema, imageName, ip: ipContext(project) })
    return answer.document
  }

  return {
    /** The caption of a picture that is about to be stored. */
    captionPixels,

    /** The caption of a stored picture. */
    async captionStored(
      dataset: Subject['dataset'],
      schema: JsonObject,
      image: ImageRow,
    ): Promise<JsonObject> {
      const object = await objects.find(image.objectKey)
      if (object === undefined) throw new Error(`image ${image.id} has lost its object`)
      const pixels = await decoder.toPixels(object.bytes)
      return captionPixels({ dataset, schema, imageName: image.name }, pixels)
    },
  }
}

export type Captioner = ReturnType<typeof createCaptioner>
