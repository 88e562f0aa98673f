import type { PixelImage } from '@atelier/vision'
import {
  type AdherenceCheck,
  checkAdherence,
  type PixelProfile,
  profileOf,
} from '@atelier/vision/evaluate'
import sharp from 'sharp'
import type { Decoder } from '../../decoder/decoder.ts'
import type { ComparedPicture } from '../../engine/engine.ts'
import type { Objects } from '../../objects/objects.ts'
import type { ConceptRow } from '../../store/evaluations.ts'
import type { ImageRow } from '../../store/images.ts'
import type { FeatureEncoder } from './feature-encoder.ts'

/** Longer side of the pictures of the HTML report, and of those that the engine looks at. */
const REPORT_SIDE = 256
const ENGINE_SIDE = 384

const MOST_PROFILES = 200

/** The three pictures of a concept. */
export const SETS = ['real', 'tailored', 'base'] as const
export type PictureSet = (typeof SETS)[number]

/** What is kept of a picture once it was looked at. */
export interface Look {
  profile: PixelProfile
  adherence: AdherenceCheck[]
  /** By the outside encoder, where there is one. */
  vector: Float32Array | undefined
  /** webp */
  thumbnail: Buffer
}

/** What is kept of the three pictures of a concept. */
export type ConceptLooks = Readonly<Record<PictureSet, Look>>

interface Dependencies {
  objects: Objects
  decoder: Decoder
  encoder: FeatureEncoder | undefined
}

const KEY = { real: 'realKey', tailored: 'tailoredKey', base: 'baseKey' } as const

function thumbnailOf({ data, width, height }: PixelImage): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const
  const inside = { width: REPORT_SIDE, height: REPORT_SIDE, fit: 'inside' } as const
  return sharp(data, { raw }).resize(inside).webp({ quality: 82 }).toBuffer()
}

export function createPictureReader({ objects, decoder, encoder }: Dependencies) {
  async function pixelsOf(key: string, side?: number): Promise<PixelImage> {
    const object = await objects.find(key)
    if (object === undefined) throw new Error(`the picture ${key} of an evaluation is gone`)
    return decoder.toPixels(object.bytes, side)
  }

  async function look(concept: ConceptRow, set: PictureSet): Promise<Look> {
    const image = await pixelsOf(concept[KEY[set]])
    return {
      profile: profileOf(image),
      adherence: checkAdherence(concept.prompt, image),
      vector: await encoder?.encode(image),
      thumbnail: await thumbnailOf(image),
    }
  }

  return {
    /** Looks at the pictures of every concept, one after another. */
    async looks(concepts: readonly ConceptRow[], signal: AbortSignal): Promise<ConceptLooks[]> {
      const all: ConceptLooks[] = []
      for (const concept of concepts) {
        signal.throwIfAborted()
        all.push({
          real: await look(concept, 'real'),
          tailored: await look(concept, 'tailored'),
          base: await look(concept, 'base'),
        })
      }
      return all
    },

    /** What tells the style of training pictures; of the first hundreds, which settle it. */
    async profiles(training: readonly ImageRow[], signal: AbortSignal): Promise<PixelProfile[]> {
      const all: PixelProfile[] = []
      for (const { objectKey } of training.slice(0, MOST_PROFILES)) {
        signal.throwIfAborted()
        all.push(profileOf(await pixelsOf(objectKey)))
      }
      return all
    },

    /** Every picture for the engine, the sets one after another and each in the order of the concepts. */
    async *compared(
      concepts: readonly ConceptRow[],
      training: readonly ImageRow[],
    ): AsyncGenerator<ComparedPicture> {
      for (const set of SETS)
        for (const concept of concepts)
          yield { set, image: await pixelsOf(concept[KEY[set]], ENGINE_SIDE) }
      for (const { objectKey } of training)
        yield { set: 'training', image: await pixelsOf(objectKey, ENGINE_SIDE) }
    },
  }
}

export type PictureReader = ReturnType<typeof createPictureReader>
