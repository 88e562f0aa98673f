import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { JsonObject } from '@atelier/vision'
import { type Engine, ForeignAdapterError } from '../../engine/engine.ts'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { GenerationRow } from '../../store/generations.ts'
import type { ModelRow } from '../../store/models.ts'
import type { StoredImageRequest } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import type { Moderation } from '../moderation.ts'
import { encodePicture } from './encode-picture.ts'
import type { Produce } from './produce.ts'
import type { WritePrompt } from './write-prompt.ts'

interface Dependencies {
  store: Store
  objects: Objects
  engine: Engine
  writePrompt: WritePrompt
  moderation: Moderation
  /** Adapters lie here as files while the engine reads them. */
  adaptersDir: string
}

/** Draws an image by the model's adapter. */
export function createDrawImage(dependencies: Dependencies): Produce {
  const { store, objects, engine, writePrompt, moderation, adaptersDir } = dependencies

  async function adapterFile(model: ModelRow): Promise<string> {
    if (model.adapterKey === null) throw new Error(`model ${model.id} has no adapter`)
    const path = join(adaptersDir, model.adapterKey)
    const object = await objects.find(model.adapterKey)
    if (object === undefined) throw new Error(`the adapter of model ${model.id} is gone`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, object.bytes)
    return path
  }

  /** The structured prompt of a request, written at its first attempt. It is kept at once: another attempt must not ask, and pay, again. */
  async function promptOf(
    row: GenerationRow,
    model: ModelRow,
    signal: AbortSignal,
  ): Promise<JsonObject> {
    if (row.structuredPrompt !== null) return row.structuredPrompt
    const { document, notes } = await writePrompt(model, row.request, { signal })
    await store.generations.update(row.requestId, { structuredPrompt: document, notes })
    return document
  }

  return async (row, model, signal) => {
    const request = row.request as StoredImageRequest
    const structuredPrompt = await promptOf(row, model, signal)
    const negative = request.negativePrompt
    const image = await engine
      .generate({
        structuredPrompt,
        ...(negative ? { negativePrompt: { objects: [{ description: negative }] } } : {}),
        seed: request.seed,
        num_inference_steps: request.steps,
        guidance_scale: request.guidanceScale,
        aspect_ratio: request.aspectRatio,
        influence: request.influence,
        adapterPath: await adapterFile(model),
      })
      .catch((error: unknown) => {
        if (error instanceof ForeignAdapterError)
          throw errors.badRequest('The model was trained for another base model; train it again')
        throw error
      })
    if (request.moderateOutput) await moderation.requireOutput(image)
    const objectKey = `generations/${row.requestId}/image.png`
    await objects.put(objectKey, await encodePicture(image), 'image/png')
    return { structuredPrompt, objectKey }
  }
}
