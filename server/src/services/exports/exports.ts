import { Readable } from 'node:stream'
import yazl from 'yazl'
import type { AdapterForm, Engine } from '../../engine/engine.ts'
import type { Objects } from '../../objects/objects.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store } from '../../store/store.ts'

interface Dependencies {
  store: Store
  objects: Objects
  engine: Engine
}

/** A name in the archive for each picture: its own as far as that is a safe one, with a number where two share it, and the ending of what is stored. */
export function archiveNames(images: readonly Pick<ImageRow, 'id' | 'name' | 'objectKey'>[]) {
  const taken = new Set<string>()
  return images.map(({ id, name, objectKey }) => {
    const ending = objectKey.slice(objectKey.lastIndexOf('.'))
    const stem = name
      .replace(/\.(?:png|jpe?g|webp)$/i, '')
      .replace(/[^\p{L}\p{N} ._-]+/gu, '_')
      .replace(/^[. ]+/, '')
      .slice(0, 100)
    const plain = `${stem || `image_${id}`}${ending}`
    const free = taken.has(plain.toLowerCase()) ? `${stem}_${id}${ending}` : plain
    taken.add(free.toLowerCase())
    return free
  })
}

/** Datasets and adapters as files, made while they are read. Whoever asks has a signed address. */
export function createExports({ store, objects, engine }: Dependencies) {
  async function fill(archive: yazl.ZipFile, images: readonly ImageRow[]): Promise<void> {
    const names = archiveNames(images)
    for (const [i, image] of images.entries()) {
      const object = await objects.find(image.objectKey)
      // Deleted since the list was read.
      if (object === undefined) continue
      // Pictures are compressed already. Waits until the archive has taken the one before.
      await new Promise<void>((resolve) => {
        archive.addReadStreamLazy(names[i] ?? `${image.id}`, { compress: false }, (done) => {
          const bytes = Readable.from([object.bytes])
          bytes.once('close', resolve)
          done(null, bytes)
        })
      })
    }
    archive.end()
  }

  return {
    /** The pictures of a dataset as a ZIP, or undefined when it is gone. One picture at a time is in memory. */
    async archive(datasetId: number): Promise<Readable | undefined> {
      if ((await store.datasets.findAnywhere(datasetId)) === undefined) return undefined
      const archive = new yazl.ZipFile()
      const output = archive.outputStream as Readable
      const images = await store.images.list(datasetId)
      fill(archive, images).catch((error: Error) => output.destroy(error))
      return output
    },

    /** The adapter of a model in a form, or undefined when there is none. */
    async adapter(modelId: number, form: AdapterForm): Promise<Uint8Array | undefined> {
      const key = (await store.models.find(modelId))?.adapterKey ?? undefined
      const object = key === undefined ? undefined : await objects.find(key)
      return object && engine.exportAdapter(object.bytes, form)
    },

    /** The captions of a dataset by the names of their pictures in the archive, or undefined when it is gone. */
    async captions(datasetId: number): Promise<Record<string, unknown> | undefined> {
      if ((await store.datasets.findAnywhere(datasetId)) === undefined) return undefined
      const images = await store.images.list(datasetId)
      const names = archiveNames(images)
      return Object.fromEntries(images.map((image, i) => [names[i] ?? '', image.caption]))
    },
  }
}

export type Exports = ReturnType<typeof createExports>
