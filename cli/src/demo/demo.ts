import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client, Model } from '@atelier/client'
import { writeSampleSet } from '../sample/sample-set.ts'
import type { Progress } from '../terminal/progress.ts'
import { makeImage } from './generate.ts'
import { findImages, type PreparedImage, prepareImage } from './images.ts'
import type { DemoPlan } from './plan.ts'
import { type MadeImage, saveImage, saveResult, saveSheet } from './result.ts'
import type { Steps } from './steps.ts'
import { trainModel } from './train.ts'

// The full influence comes first: those are the images asked for. The others show what the training changed.
const influences = [1, 0.5, 0]

/** The whole demo against a running server; returns the contact sheet's path. */
export async function runDemo(
  client: Client,
  plan: DemoPlan,
  steps: Steps,
  signal: AbortSignal,
): Promise<string> {
  const images = await gatherImages(plan)
  const model = await trainModel(client, plan, images, steps, signal)
  const made = await makeImages(client, plan, model, steps, signal)
  const sheet = await steps.run(
    'Draw the contact sheet',
    () => saveSheet(plan, model, images, made, steps.times),
    (file) => file,
  )
  await saveResult(plan, model, made, steps.times)
  return sheet
}

async function gatherImages(plan: DemoPlan): Promise<PreparedImage[]> {
  if (plan.imagesDir !== undefined) return prepareAll(plan.imagesDir, plan)
  const dir = await mkdtemp(join(tmpdir(), 'atelier-sample-'))
  try {
    await writeSampleSet(dir)
    return await prepareAll(dir, plan)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function prepareAll(dir: string, plan: DemoPlan): Promise<PreparedImage[]> {
  const files = await findImages(dir, plan.limit)
  return Promise.all(files.map((file) => prepareImage(file, plan.matte)))
}

async function makeImages(
  client: Client,
  plan: DemoPlan,
  model: Model,
  steps: Steps,
  signal: AbortSignal,
): Promise<MadeImage[]> {
  const made: MadeImage[] = []
  for (const influence of influences) {
    const step = `Generate at influence ${influence.toFixed(1)}`
    const row = await steps.run(
      step,
      (line) => makeRow(client, plan, model.id, influence, line, signal),
      (images) => images.map(({ file }) => file).join(', '),
    )
    made.push(...row)
  }
  return made
}

async function makeRow(
  client: Client,
  plan: DemoPlan,
  modelId: number,
  influence: number,
  line: Progress,
  signal: AbortSignal,
): Promise<MadeImage[]> {
  const row: MadeImage[] = []
  for (const [i, prompt] of plan.prompts.entries()) {
    line.update(i / plan.prompts.length, prompt)
    const order = { prompt, seed: plan.seed + i, influence }
    const picture = await makeImage(client, modelId, order, signal)
    row.push(await saveImage(plan.outDir, i + 1, order, picture))
  }
  return row
}
