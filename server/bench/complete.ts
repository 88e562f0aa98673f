import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBuiltinVision } from '@atelier/vision'
import pino from 'pino'
import { DecoderPool } from '../src/decoder/decoder-pool.ts'
import { PgBossQueue } from '../src/queue/pg-boss-queue.ts'
import type { Caller } from '../src/services/access.ts'
import { createDatasetUpdate } from '../src/services/datasets/update-dataset.ts'
import { createCaptioner } from '../src/services/images/captioner.ts'
import { createLint } from '../src/services/lint/lint.ts'
import { furnish, type RealApp, startApp } from '../test/real-app.ts'
import { drawPictures } from './pictures.ts'

// Completes a dataset of 200 images, and looks for what its completion warns of, one beside the other: what the search adds is how much
// later the answer comes. Both are done on copies of the same dataset, which share its pictures; `first` is the first look at them, `again`
// a later one, when the server remembers what it saw.

const { values } = parseArgs({ options: { images: { type: 'string', default: '200' } } })
const images = Number(values.images)
if (!Number.isInteger(images) || images < 5 || images > 200)
  throw new Error('--images is a number from 5 to 200')

async function fill({ services }: RealApp, caller: Caller, id: number, folder: string) {
  const pictures = await drawPictures(folder, images)
  const files = await Promise.all(pictures.map((picture) => readFile(picture.path)))
  const sample = files.slice(0, 5).map((file) => file.toString('base64'))
  const { visual_schema } = await services.datasets.generateVisualSchema({ images: sample })
  await services.datasets.update(caller, id, { visual_schema })
  for (let i = 0; i < images; i++) {
    const file = files[i % files.length]
    if (file !== undefined)
      await services.images.upload(caller, id, { file, image_name: `picture-${i}.png` })
  }
}

/** The same change of a dataset, with nothing looked for. */
function updateWithoutLint({ store, open, services }: RealApp) {
  if (open.pglite === undefined) throw new Error('the embedded database is not there')
  const log = pino({ level: 'silent' })
  // Completing captions nothing and orders nothing.
  const decoder = new DecoderPool({ processes: 1, log })
  const parts = { store, objects: services.objects, vision: createBuiltinVision(), decoder }
  const lint = createLint({ store, objects: services.objects, decoder, log })
  return createDatasetUpdate({
    store,
    queue: new PgBossQueue({ pglite: open.pglite }, log),
    captioner: createCaptioner(parts),
    lint: { ...lint, warnings: () => Promise.resolve([]) },
  })
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const folder = await mkdtemp(join(tmpdir(), 'atelier-bench-'))
const real = await startApp()
try {
  const { caller, dataset } = await furnish(real.store, 'bench')
  console.log(`uploading ${images} pictures …`)
  await fill(real, caller, dataset.id, folder)
  const { datasets } = real.services
  const withoutLint = updateWithoutLint(real)
  const rows: Record<string, Record<string, number>> = {}
  for (const look of ['first', 'again']) {
    const plain = await datasets.clone(caller, dataset.id, {})
    const bare = await seconds(() => withoutLint(caller, plain.id, { status: 'completed' }))
    const copy = await datasets.clone(caller, dataset.id, {})
    const whole = await seconds(() => datasets.update(caller, copy.id, { status: 'completed' }))
    rows[look] = { 'without lint (s)': bare, 'with lint (s)': whole, 'added (s)': whole - bare }
  }
  const lint = await seconds(() => datasets.lint(caller, dataset.id))
  console.table(rows)
  console.log(`all findings of ${images} images: ${lint.toFixed(2)} s`)
} finally {
  await real.close()
  await rm(folder, { recursive: true, force: true })
}
