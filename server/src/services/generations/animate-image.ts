import type { IpType } from '@atelier/contract'
import type { PixelImage } from '@atelier/vision'
import type { Decoder } from '../../decoder/decoder.ts'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Store } from '../../store/store.ts'
import type { Produce } from './produce.ts'

/** Longer side of a video. */
const VIDEO_SIDE = 1024

/** Moves a picture for five seconds. */
export interface Animator {
  animate(request: {
    image: PixelImage
    ipType: IpType
    seed: number
    signal: AbortSignal
  }): Promise<{ mp4: Uint8Array }>
}

interface Dependencies {
  store: Store
  objects: Objects
  decoder: Decoder
  animator: Animator
}

/** Animates the picture that came with the request, by what the model's project says it shows. */
export function createAnimateImage({ store, objects, decoder, animator }: Dependencies): Produce {
  return async (row, model, signal) => {
    const input = row.inputKey === null ? undefined : await objects.find(row.inputKey)
    if (input === undefined) throw new Error(`request ${row.requestId} has lost its picture`)
    const project = await store.projects.find(model.organizationId, model.projectId)
    if (project === undefined) throw errors.notFound('Model')
    const image = await decoder.toPixels(input.bytes, VIDEO_SIDE)
    const { seed } = row.request
    const { mp4 } = await animator.animate({ image, ipType: project.ipType, seed, signal })
    const objectKey = `generations/${row.requestId}/video.mp4`
    await objects.put(objectKey, mp4, 'video/mp4')
    return { objectKey }
  }
}
