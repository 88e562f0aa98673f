import { MAX_IMAGE_BYTES } from '../../decoder/decoder.ts'
import { errors } from '../../errors.ts'

/** Bytes of an image that came as base64, bare or as a data URI. */
export function decodeBase64(text: string, field: string): Buffer {
  const body = text.replace(/^data:[\w/+.-]*;base64,/, '').replace(/\s/g, '')
  if (body.length > Math.ceil(MAX_IMAGE_BYTES / 3) * 4 + 4)
    throw errors.tooLarge('An image may have 12 MB at most')
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(body)) {
    throw errors.badField(field, 'Input should be an image as base64', text)
  }
  return Buffer.from(body, 'base64')
}
