import { afterAll, beforeAll } from 'vitest'
import { access } from './specs/access.ts'
import { accounts } from './specs/accounts.ts'
import { bulk } from './specs/bulk.ts'
import { captionHistory } from './specs/caption-history.ts'
import { captions } from './specs/captions.ts'
import { clone } from './specs/clone.ts'
import { conformance } from './specs/conformance.ts'
import { datasets } from './specs/datasets.ts'
import { documentSchemas } from './specs/document-schemas.ts'
import { generation } from './specs/generation.ts'
import { idempotency } from './specs/idempotency.ts'
import { images } from './specs/images.ts'
import { lint } from './specs/lint.ts'
import { models } from './specs/models.ts'
import { paging } from './specs/paging.ts'
import { projects } from './specs/projects.ts'
import { refine } from './specs/refine.ts'
import { refusedGeneration } from './specs/refused-generation.ts'
import { requests } from './specs/requests.ts'
import { stoppedTraining } from './specs/stop-training.ts'
import { structuredPrompts } from './specs/structured-prompts.ts'
import { tenancy } from './specs/tenancy.ts'
import { simulated } from './specs/test-token.ts'
import { trained } from './specs/trained.ts'
import { training } from './specs/training.ts'
import { typedClient } from './specs/typed-client.ts'
import { video } from './specs/video.ts'
import { visualSchema } from './specs/visual-schema.ts'
import { webhooks } from './specs/webhooks.ts'
import { spec } from './src/spec.ts'
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

/** In this order: the training begins first and runs on; what needs its model comes as late as it can. */
const specs = {
  training,
  projects,
  datasets,
  clone,
  images,
  captions,
  'caption-history': captionHistory,
  'visual-schema': visualSchema,
  'document-schemas': documentSchemas,
  refine,
  lint,
  bulk,
  models,
  'refused-generation': refusedGeneration,
  accounts,
  access,
  requests,
  idempotency,
  paging,
  'test-token': simulated,
  'typed-client': typedClient,
  trained,
  'structured-prompts': structuredPrompts,
  generation,
  webhooks,
  video,
  tenancy,
  'stop-training': stoppedTraining,
}

for (const [name, register] of Object.entries(specs)) spec(name, target, register)

spec('conformance', target, () => conformance(target, Object.keys(specs)))
