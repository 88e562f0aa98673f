import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Engine } from '../../engine/engine.ts'
import type { Objects } from '../../objects/objects.ts'
import type { ConceptRow, Drawn, EvaluationRow } from '../../store/evaluations.ts'
import type { Store } from '../../store/store.ts'
import { encodePicture } from '../generations/encode-picture.ts'
import type { Pace } from './pace.ts'

/** How closely evaluated pictures follow their prompts: what generation does when nothing is said. */
export const GUIDANCE_SCALE = 5

/** With the model at its usual strength, and the base model alone. */
const INFLUENCE = { tailored: 1, base: 0 } as const satisfies Record<Drawn, number>

/** The evaluation was deleted while it ran. */
export class EvaluationGoneError extends Error {
  override readonly name = 'EvaluationGoneError'
}

/** The seed of a concept: another one for each, and the same for both of its pictures. */
export function seedOf(evaluation: Pick<EvaluationRow, 'seed'>, position: number): number {
  return (evaluation.seed + position) % 2 ** 32
}

interface Dependencies {
  store: Store
  objects: Objects
  engine: Engine
  pace: Pace
  /** Adapters lie here as files while the engine reads them. */
  adaptersDir: string
  /** Deletes an object that nobody refers to. */
  forget: (key: string) => Promise<void>
}

/** Draws what an evaluation compares, with the model and without. */
export function createDrawConcepts(dependencies: Dependencies) {
  const { store, objects, engine, pace, adaptersDir, forget } = dependencies

  async function adapterFile({ id, adapterKey }: EvaluationRow): Promise<string> {
    const object = await objects.find(adapterKey)
    if (object === undefined) throw new Error(`the adapter of evaluation ${id} is gone`)
    const path = join(adaptersDir, `evaluation-${id}.safetensors`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, object.bytes)
    return path
  }

  async function draw(
    evaluation: EvaluationRow,
    concept: ConceptRow,
    what: Drawn,
    adapterPath: string,
  ): Promise<void> {
    const start = performance.now()
    const image = await engine.generate({
      structuredPrompt: concept.prompt,
      seed: seedOf(evaluation, concept.position),
      num_inference_steps: evaluation.steps,
      guidance_scale: GUIDANCE_SCALE,
      aspect_ratio: concept.aspectRatio,
      influence: INFLUENCE[what],
      adapterPath,
    })
    pace.note((performance.now() - start) / 1000, evaluation.steps)
    const key = what === 'tailored' ? concept.tailoredKey : concept.baseKey
    await objects.put(key, await encodePicture(image), 'image/png')
    if (await store.evaluations.markDrawn(evaluation.id, concept.position, what)) return
    await forget(key)
    throw new EvaluationGoneError()
  }

  /** Draws what is not drawn yet, one picture after another. Aborting ends it before the next one. */
  return async (
    evaluation: EvaluationRow,
    concepts: readonly ConceptRow[],
    signal: AbortSignal,
  ): Promise<void> => {
    const path = await adapterFile(evaluation)
    for (const concept of concepts) {
      for (const what of ['tailored', 'base'] as const) {
        signal.throwIfAborted()
        const drawn = what === 'tailored' ? concept.tailoredDrawn : concept.baseDrawn
        if (!drawn) await draw(evaluation, concept, what, path)
      }
    }
  }
}

export type DrawConcepts = ReturnType<typeof createDrawConcepts>
