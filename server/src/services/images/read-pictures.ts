import type { PixelImage } from '@atelier/vision'
import type { Decoder } from '../../decoder/decoder.ts'
import type { FetchImage } from '../../outbound/fetch-image.ts'
import { decodeBase64 } from './decode-base64.ts'

/** Pictures that a request carries as base64 or names by an address, read for looking at. */
export type ReadPictures = (field: string, texts: readonly string[]) => Promise<PixelImage[]>

/** The bytes of a picture that a request carries as base64 or names by its address. */
export function bytesOf(text: string, field: string, fetchImage: FetchImage): Promise<Buffer> {
  return /^https?:\/\//i.test(text)
    ? fetchImage(text)
    : Promise.resolve().then(() => decodeBase64(text, field))
}

export function createReadPictures(fetchImage: FetchImage, decoder: Decoder): ReadPictures {
  return async (field, texts) => {
    const images: PixelImage[] = []
    for (const [i, text] of texts.entries()) {
      images.push(await decoder.uploadToPixels(await bytesOf(text, `${field}.${i}`, fetchImage)))
    }
    return images
  }
}
