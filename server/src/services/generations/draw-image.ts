import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { type Engine, type EngineImage, ForeignAdapterError } from '../../engine/engine.ts'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { ModelRow } from '../../store/models.ts'
import type { StoredImageRequest } from '../../store/schema.ts'
import type { Moderation } from '../moderation.ts'
import type { Produce } from './produce.ts'
import type { WritePrompt } from './write-prompt.ts'

interface Dependencies {
  objects: Objects
  engine: Engine
  writePrompt: WritePrompt
  moderation: Moderation
  /** Adapters lie here as files while the engine reads them. */
  adaptersDir: string
}

/** IPTC's term for media made by a model, so that the picture says what it is. */
const AI_LABEL = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>`

function encode({ data, width, height }: EngineImage): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const
  return sharp(data, { raw }).withXmp(AI_LABEL).png().toBuffer()
}

/** Draws an image by the model's adapter. */
export function createDrawImage(dependencies: Dependencies): Produce {
  const { objects, engine, writePrompt, moderation, adaptersDir } = dependencies

  async function adapterFile(model: ModelRow): Promise<string> {
    if (model.adapterKey === null) throw new Error(`model ${model.id} has no adapter`)
    const path = join(adaptersDir, model.adapterKey)
    const object = await objects.find(model.adapterKey)
    if (object === undefined) throw new Error(`the adapter of model ${model.id} is gone`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, object.bytes)
    return path
  }

  return async (row, model) => {
    const request = row.request as StoredImageRequest
    const structuredPrompt = row.structuredPrompt ?? (await writePrompt(model, request))
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
    await objects.put(objectKey, await encode(image), 'image/png')
    return { structuredPrompt, objectKey }
  }
}
