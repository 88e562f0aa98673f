import type { PixelImage } from '@atelier/vision'
import type { DecodedImage, MeasurableImage } from './decoder.ts'

/** What the server asks of a decoder process, one after another. */
export type Order =
  | { kind: 'upload'; bytes: Buffer; increaseResolution: boolean; withPixels: boolean }
  | { kind: 'upload-pixels'; bytes: Buffer }
  | { kind: 'stored-pixels'; bytes: Buffer; side: number }

/** What a decoder process says. Every order gets one of the last four, and `rssBytes` is what the process holds afterwards. */
export type Report =
  | { kind: 'ready' }
  /** It is about to hold more memory than it may, and has to be ended. */
  | { kind: 'exhausted' }
  | { kind: 'decoded'; image: DecodedImage | MeasurableImage; rssBytes: number }
  | { kind: 'pixels'; image: PixelImage; rssBytes: number }
  /** The picture is at fault, in public words. */
  | { kind: 'refused'; status: number; message: string; rssBytes: number }
  /** Something unexpected; the words are for the log. */
  | { kind: 'failed'; message: string; rssBytes: number }
