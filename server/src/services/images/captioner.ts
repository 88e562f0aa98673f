import {
  type JsonObject,
  normalizeDocument,
  type PixelImage,
  type VisionAnswer,
  type VisionCall,
  type VisionProvider,
} from '@atelier/vision'
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

/** Captions pictures by a visual schema, in the context of their project. Captions are in normal form; errors are those of vision. */
export function createCaptioner({ store, objects, vision, decoder }: Dependencies) {
  async function captionPixels(
    subject: Subject,
    image: PixelImage,
    call?: VisionCall,
  ): Promise<VisionAnswer> {
    const { dataset, schema, imageName } = subject
    const project = await store.projects.find(dataset.organizationId, dataset.projectId)
    if (project === undefined) throw new Error(`dataset of project ${dataset.projectId} is gone`)
    const request = { image, schema, imageName, ip: ipContext(project) }
    const { document, notes } = await vision.caption(request, call)
    return { document: normalizeDocument(document), notes }
  }

  return {
    /** Whether a caption takes no longer than a request may wait: nobody on the network is asked. */
    atOnce: vision.name === 'builtin',

    /** The caption of a picture that is about to be stored. */
    captionPixels,

    /** The caption of a stored picture. */
    async captionStored(
      dataset: Subject['dataset'],
      schema: JsonObject,
      image: ImageRow,
      call?: VisionCall,
    ): Promise<VisionAnswer> {
      const object = await objects.find(image.objectKey)
      if (object === undefined) throw new Error(`image ${image.id} has lost its object`)
      const pixels = await decoder.toPixels(object.bytes)
      return captionPixels({ dataset, schema, imageName: image.name }, pixels, call)
    },
  }
}

export type Captioner = ReturnType<typeof createCaptioner>
