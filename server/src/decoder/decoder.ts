import type { PixelImage } from '@atelier/vision'

/** An uploaded file may have 12 MB at most. */
export const MAX_IMAGE_BYTES = 12 * 1024 * 1024

/** Endings of pictures that are kept. */
export type StoredExtension = 'jpg' | 'png' | 'webp'

/** A picture as it is kept: upright, opaque, sRGB or gray with 8 bits, without metadata, and never smaller than 1024 × 1024. */
export interface DecodedImage {
  bytes: Buffer
  contentType: string
  /** What its key ends in. */
  extension: StoredExtension
  /** SHA-256 of `bytes`, hexadecimal. */
  sha256: string
  width: number
  height: number
  /** webp, the longer side at most 256 pixels. */
  thumbnail: Buffer
}

/** A picture with what vision reads of it, the longer side at most 512 pixels. */
export interface MeasurableImage extends DecodedImage {
  pixels: PixelImage
}

export interface UploadOptions {
  /** Enlarge pictures of 256 to 1023 pixels instead of refusing them. */
  increaseResolution: boolean
}

/**
 * Turns untrusted files into pictures. What a file says of itself is never believed: its type is read from its bytes, and it counts as
 * a picture only once all of it was decoded.
 */
export interface Decoder {
  /**
   * Checks an upload and makes of it what is kept.
   *
   * @throws {PublicError} 412 too small; 413 over 12 MB; 415 not a still jpg, png or webp; 422 damaged, over 7000 × 7000 pixels, or needing
   * more time or memory than a picture may take
   */
  decodeUpload(bytes: Buffer, options: UploadOptions): Promise<DecodedImage>

  /** The same, with the pixels that vision reads from the same decoding. */
  decodeMeasurable(bytes: Buffer, options: UploadOptions): Promise<MeasurableImage>

  /**
   * Reads an upload of any size for looking at it, the longer side at most 512 pixels.
   *
   * @throws {PublicError} 413, 415, 422 as for `decodeUpload`
   */
  uploadToPixels(bytes: Buffer): Promise<PixelImage>

  /** Reads a picture that this server has stored, the longer side at most `side` pixels, 512 by default. An unreadable one is no public error. */
  toPixels(bytes: Buffer, side?: number): Promise<PixelImage>

  /** Ends everything at once; what still waits is rejected. */
  close(): Promise<void>
}
