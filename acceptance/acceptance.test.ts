import { afterAll, beforeAll } from 'vitest'
import { datasets } from './specs/datasets.ts'
import { refusedGeneration } from './specs/generation.ts'
import { images } from './specs/images.ts'
import { models } from './specs/models.ts'
import { projects } from './specs/projects.ts'
import { trainingAndGeneration } from './specs/training.ts'
import { visualSchema } from './specs/visual-schema.ts'
import { openTarget, type Target } from './src/target.ts'

// One file, so that one server serves the whole suite: starting it costs more than most tests.
let opened: Target | undefined

beforeAll(async () => {
  opened = await openTarget()
}, 120_000)

afterAll(() => opened?.close())

function target(): Target {
  if (!opened) throw new Error('The server of the suite did not start')
  return opened
}

projects(target)
datasets(target)
images(target)
visualSchema(target)
models(target)
refusedGeneration(target)
trainingAndGeneration(target)
