import { join } from 'node:path'
import {
  ADAPTER_FILE,
  createGenerator,
  ForeignAdapterError,
  type Generator,
  train,
} from '@atelier/diffusion'
import { compareFeatureSets } from './feature-figures.ts'
import { readPictures } from './picture-file.ts'
import type { CompareOrder, GenerateOrder, Order, Report, TrainOrder } from './protocol.ts'
import { unpackTrainingSet } from './training-set.ts'

// The engine's own process: products run here, so that the server's event loop never waits for them.

const stopping = new AbortController()
let generator: Promise<Generator> | undefined

function report(message: Report): void {
  process.send?.(message)
}

async function runTraining({ workDir, parameters, threads }: TrainOrder): Promise<void> {
  const { images, sha256 } = await unpackTrainingSet(workDir)
  const result = await train({
    outputDir: join(workDir, 'run'),
    images,
    datasetHash: sha256,
    parameters,
    signal: stopping.signal,
    onProgress: (progress) => report({ kind: 'progress', progress }),
    ...(threads === undefined ? {} : { threads }),
  })
  const checkpoints = result.checkpoints.map((checkpoint) => ({
    step: checkpoint.step,
    sha256: checkpoint.sha256,
    path: join(checkpoint.dir, ADAPTER_FILE),
  }))
  report({
    kind: 'trained',
    outcome: { stopped: result.stopped, global_step: result.global_step, checkpoints },
  })
}

async function runGeneration({ request, threads }: GenerateOrder): Promise<void> {
  generator ??= createGenerator(threads === undefined ? {} : { threads })
  const image = await (await generator).generate(request)
  report({ kind: 'generated', image })
}

async function runComparison({ workDir, places, seed, threads }: CompareOrder): Promise<void> {
  const pictures = readPictures(workDir, places)
  const options = threads === undefined ? {} : { threads }
  report({ kind: 'compared', comparison: await compareFeatureSets(pictures, seed, options) })
}

function run(order: Order): Promise<void> {
  switch (order.kind) {
    case 'train':
      return runTraining(order)
    case 'generate':
      return runGeneration(order)
    case 'compare':
      return runComparison(order)
    case 'stop':
      stopping.abort()
      return Promise.resolve()
    default:
      return order satisfies never
  }
}

process.on('message', (order: Order) => {
  run(order).catch((error: unknown) => {
    report({
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      foreignAdapter: error instanceof ForeignAdapterError,
    })
  })
})

// Without its server a training has nobody to report to; the next server goes on from the last saved state, which no kill can harm.
// An orderly exit would run the runtime's destructors, and those can wait for a step for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// Ctrl-C and service managers reach the whole group; the server decides what happens to its engine.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
