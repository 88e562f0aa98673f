import { type IpType, ipMedium, ipType } from '@atelier/contract'
import { command } from '../command.ts'
import { runDemo } from '../demo/demo.ts'
import { checkMatte } from '../demo/images.ts'
import type { DemoPlan } from '../demo/plan.ts'
import { defaultPrompts } from '../demo/prompts.ts'
import { startServer } from '../demo/server-process.ts'
import { createSteps } from '../demo/steps.ts'
import { UsageError, type Values } from '../options.ts'
import { sampleIdentity } from '../sample/sample-set.ts'
import { duration } from '../terminal/duration.ts'

/** The options of the demo. */
export const options = {
  images: {
    kind: 'text',
    placeholder: 'DIR',
    help: 'folder of training images (default: the bundled character Pip)',
  },
  'ip-type': {
    kind: 'choice',
    values: ipType.options,
    help: `what they show: ${ipType.options.join(', ')}`,
  },
  medium: {
    kind: 'choice',
    values: ipMedium.options,
    help: 'photography or illustration (default illustration)',
  },
  name: { kind: 'text', placeholder: 'NAME', help: 'what it is called, 1 to 3 words' },
  description: { kind: 'text', placeholder: 'TEXT', help: 'what it is, up to 6 words' },
  prompt: {
    kind: 'list',
    placeholder: 'TEXT',
    help: 'a prompt; repeat it for more (default: four that fit the type)',
  },
  steps: {
    kind: 'whole',
    least: 1,
    most: 5_000,
    help: 'training steps; makes it an expert training',
  },
  rank: {
    kind: 'whole',
    least: 4,
    most: 256,
    help: 'rank of the adapter; makes it an expert training',
  },
  seed: {
    kind: 'whole',
    least: 0,
    most: 2 ** 32 - 1_000,
    help: 'seed of the first image, the next count up (default 1)',
  },
  limit: { kind: 'whole', least: 5, most: 200, help: 'most images to train on (default 20)' },
  matte: {
    kind: 'text',
    placeholder: 'COLOR',
    help: 'put behind transparent images before upload (default white)',
  },
  out: {
    kind: 'text',
    placeholder: 'DIR',
    help: 'receives images, contact-sheet.png, result.json (default out/demo)',
  },
  data: {
    kind: 'text',
    placeholder: 'DIR',
    help: "the server's data folder (default: a fresh temporary one)",
  },
  'base-url': { kind: 'text', placeholder: 'URL', help: 'use a server that is already running' },
  token: { kind: 'text', placeholder: 'TOKEN', help: 'its API token' },
} as const

const notes = `
Without --base-url it starts a server of its own on a free port and stops it at the end.
--steps and --rank choose the parameters; without them the server chooses (about 5 minutes of training on 2 cores).
The contract turns transparent areas black; --matte is applied before the upload, so that they take that color instead.
`

/** The training process of the contract, from images to a contact sheet. */
export const demo = command({
  summary: 'Train on images and generate new ones, over HTTP, in one go',
  options,
  notes,
  run: async (values, { out, signal }) => {
    const plan = planOf(values)
    const start = performance.now()
    await using server = await serverFor(values, signal)
    out.write(`Atelier at ${server.client.baseUrl}\n`)
    const sheet = await runDemo(server.client, plan, createSteps(out, signal), signal)
    out.write(`\nDone in ${duration((performance.now() - start) / 1_000)}. Look at ${sheet}\n`)
  },
})

/** Fills the defaults in, and refuses what cannot work before anything is started. */
export function planOf(values: Values<typeof options>): DemoPlan {
  const identity = identityOf(values)
  const matte = values.matte ?? 'white'
  checkMatte(matte)
  return {
    identity,
    imagesDir: values.images,
    limit: values.limit ?? 20,
    matte,
    prompts:
      values.prompt.length > 0 ? values.prompt : defaultPrompts(identity.ip_type, identity.ip_name),
    seed: values.seed ?? 1,
    training: { total_training_steps: values.steps, rank: values.rank },
    outDir: values.out ?? 'out/demo',
  }
}

function identityOf(values: Values<typeof options>): DemoPlan['identity'] {
  const own = values.images !== undefined
  const type: IpType = values['ip-type'] ?? sampleIdentity.ip_type
  const name = values.name ?? (own ? undefined : sampleIdentity.ip_name)
  if (name === undefined && type === 'defined_character') {
    throw new UsageError('--name is needed for a defined_character: what is it called?')
  }
  return {
    ip_type: type,
    ip_medium: values.medium ?? sampleIdentity.ip_medium,
    ip_name: name ?? type.replaceAll('_', ' '),
    ip_description:
      values.description ?? (own ? type.replaceAll('_', ' ') : sampleIdentity.ip_description),
  }
}

async function serverFor(values: Values<typeof options>, signal: AbortSignal) {
  const { 'base-url': baseUrl, token } = values
  if (baseUrl === undefined && token === undefined)
    return startServer({ dataDir: values.data, signal })
  if (baseUrl === undefined || token === undefined) {
    throw new UsageError('--base-url and --token go together')
  }
  return { client: { baseUrl, apiToken: token }, [Symbol.asyncDispose]: async () => {} }
}
