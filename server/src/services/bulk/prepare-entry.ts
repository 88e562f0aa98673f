import type { PixelImage } from '@atelier/vision'
import type { Archive, ArchiveEntry } from '../../archive/archive.ts'
import type { DecodedImage, Decoder } from '../../decoder/decoder.ts'
import { errors, PublicError } from '../../errors.ts'
import type { BulkUploadRow } from '../../store/bulk-uploads.ts'

/** Why a picture is not wanted; undefined when nothing is against it. */
export type Moderate = (pixels: PixelImage) => Promise<string | undefined>

/** What a file of an archive came to. */
export type Outcome =
  | { entry: ArchiveEntry; image: DecodedImage; pixels: PixelImage | undefined }
  | { entry: ArchiveEntry; fault: PublicError }

interface Dependencies {
  decoder: Decoder
  moderate: Moderate | undefined
}

/** Makes a picture of a file, or says why it is none. */
export function createPrepareEntry({ decoder, moderate }: Dependencies) {
  async function decode(bytes: Buffer, withPixels: boolean) {
    // An archive is of pictures to learn from in earnest; nothing in it is enlarged.
    const options = { increaseResolution: false }
    if (withPixels) return decoder.decodeMeasurable(bytes, options)
    return { ...(await decoder.decodeUpload(bytes, options)), pixels: undefined }
  }

  return async (
    upload: BulkUploadRow,
    archive: Archive,
    entry: ArchiveEntry,
    captioned: boolean,
  ): Promise<Outcome> => {
    const moderated = upload.contentModeration && moderate !== undefined
    try {
      const bytes = await archive.read(entry)
      const { pixels, ...image } = await decode(bytes, captioned || moderated)
      if (moderated && pixels !== undefined) {
        const reason = await moderate(pixels)
        if (reason !== undefined) throw errors.unprocessable(`The image ${reason}`)
      }
      return { entry, image, pixels }
    } catch (error) {
      if (error instanceof PublicError) return { entry, fault: error }
      throw error
    }
  }
}

export type PrepareEntry = ReturnType<typeof createPrepareEntry>
