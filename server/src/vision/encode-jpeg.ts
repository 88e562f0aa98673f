import type { PixelImage } from '@atelier/vision'
import sharp from 'sharp'

/** The longer side of what a service is shown: no service reads more out of a larger one at the same price. */
const SIDE = 512
const QUALITY = 90

/**
 * A picture as JPEG for a vision service, at most 512 × 512 pixels, without metadata. It takes pixels, which the decoder's processes made, so
 * nothing here reads a file that somebody sent.
 */
export async function encodeJpeg({ data, width, height }: PixelImage): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer()
}
