import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Model } from '@atelier/client'
import { contactSheet } from '../sheet/contact-sheet.ts'
import { duration } from '../terminal/duration.ts'
import type { ImageOrder } from './generate.ts'
import type { PreparedImage } from './images.ts'
import type { DemoPlan } from './plan.ts'
import type { StepTime } from './steps.ts'

/** A finished image of the demo. */
export interface MadeImage extends ImageOrder {
  /** File name in the output folder. */
  readonly file: string
  readonly picture: Buffer
}

/** Writes a made image into the output folder. */
export async function saveImage(
  outDir: string,
  number: number,
  order: ImageOrder,
  picture: Buffer,
): Promise<MadeImage> {
  const file = `image-${number}-influence-${order.influence.toFixed(1)}.png`
  await mkdir(outDir, { recursive: true })
  await writeFile(join(outDir, file), picture)
  return { ...order, file, picture }
}

/** Draws the contact sheet into the output folder: one column a prompt, one row an influence, weakest first. */
export async function saveSheet(
  plan: DemoPlan,
  model: Model,
  trainingImages: readonly PreparedImage[],
  made: readonly MadeImage[],
  times: readonly StepTime[],
): Promise<string> {
  const influences = [...new Set(made.map(({ influence }) => influence))].sort((a, b) => a - b)
  const rows = influences.map((influence) => made.filter((image) => image.influence === influence))
  const file = join(plan.outDir, 'contact-sheet.png')
  const png = await contactSheet({
    title: plan.identity.ip_name,
    subtitle: subtitle(plan, model, trainingImages.length, times),
    trainingImages: trainingImages.map(({ bytes }) => bytes),
    columns: rows[0] ?? [],
    rows: rows.map((images, i) => ({
      influence: influences[i] ?? 0,
      pictures: images.map(({ picture }) => picture),
    })),
  })
  await writeFile(file, png)
  return file
}

function subtitle(
  plan: DemoPlan,
  model: Model,
  imageCount: number,
  times: readonly StepTime[],
): string {
  const { ip_type, ip_medium } = plan.identity
  const { total_training_steps: steps, rank } = model.training_parameters
  const seconds = times.find(({ step }) => step === 'Train it')?.seconds ?? 0
  const how = steps === undefined ? '' : ` · ${steps} steps, rank ${rank}`
  return `${ip_type.replaceAll('_', ' ')}, ${ip_medium} · learned from ${imageCount} images in ${duration(seconds)}${how}`
}

/** Writes `result.json`: what was made from what, and how long each step took. */
export async function saveResult(
  plan: DemoPlan,
  model: Model,
  made: readonly MadeImage[],
  times: readonly StepTime[],
): Promise<void> {
  const result = {
    model: {
      id: model.id,
      status: model.status,
      training_mode: model.training_mode,
      training_parameters: model.training_parameters,
    },
    images: made.map(({ file, prompt, seed, influence }) => ({ file, prompt, seed, influence })),
    contact_sheet: 'contact-sheet.png',
    steps: times,
  }
  await writeFile(join(plan.outDir, 'result.json'), `${JSON.stringify(result, null, 2)}\n`)
}
