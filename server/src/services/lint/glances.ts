import { type Glance, glanceAt } from '@atelier/vision'
import type { Logger } from 'pino'
import type { Decoder } from '../../decoder/decoder.ts'
import type { Objects } from '../../objects/objects.ts'

/** A glance takes some kilobytes. */
const MOST_REMEMBERED = 1000

interface Dependencies {
  objects: Objects
  decoder: Decoder
  log: Logger
}

/** The picture of an image that lint may look at. */
export interface Looked {
  id: number
  objectKey: string
}

export interface LookOptions {
  signal?: AbortSignal | undefined
  /** After this only what is remembered is told. */
  withinMs?: number | undefined
}

/** Looks at stored pictures. What is under a key never changes, so that one look is enough for as long as it is remembered. */
export function createGlances({ objects, decoder, log }: Dependencies) {
  const remembered = new Map<string, Glance>()

  function remember(key: string, glance: Glance): void {
    // The first of a map is the one that was used longest ago.
    remembered.delete(key)
    remembered.set(key, glance)
    const [oldest] = remembered.keys()
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  }

  async function look({ id, objectKey }: Looked): Promise<Glance | undefined> {
    try {
      const object = await objects.find(objectKey)
      return object && glanceAt(await decoder.toPixels(object.bytes))
    } catch (error) {
      // One picture that cannot be read is no reason to say nothing of the others.
      log.warn({ err: error, imageId: id }, 'lint could not look at a picture')
      return undefined
    }
  }

  return {
    find(key: string): Glance | undefined {
      const glance = remembered.get(key)
      if (glance !== undefined) remember(key, glance)
      return glance
    },

    /** Glances by the ids of the images; those that cannot be read are left out. */
    async of(
      images: readonly Looked[],
      { signal, withinMs = Number.POSITIVE_INFINITY }: LookOptions = {},
    ): Promise<Map<number, Glance>> {
      const glances = new Map<number, Glance>()
      const end = performance.now() + withinMs
      for (const image of images) {
        signal?.throwIfAborted()
        const known = this.find(image.objectKey)
        const glance = known ?? (performance.now() < end ? await look(image) : undefined)
        if (glance === undefined) continue
        remember(image.objectKey, glance)
        glances.set(image.id, glance)
      }
      return glances
    },
  }
}

export type Glances = ReturnType<typeof createGlances>
