import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { loraLayout } from '../network/lora.ts'
import { readSafetensors, writeSafetensors } from '../safetensors.ts'
import { readBundle, stepsIn, writeBundle } from './bundle.ts'

/** Everything the next step depends on. Random numbers are functions of (seed, step), so the step is their state. */
export interface TrainingState {
  global_step: number
  lora: Float32Array
  m: Float32Array
  v: Float32Array
}

/** What a state belongs to; a run with another one must not go on from it. */
export interface RunIdentity {
  baseModelSha256: string
  datasetHash: string
  parameters: object
}

/** A saved state that belongs to another run. */
export class ForeignStateError extends Error {
  override readonly name = 'ForeignStateError'
}

const STATE = 'state'
const STATE_FILE = 'state.safetensors'
const RUN_FILE = 'run.json'
/** The newest may have been torn by a crash of the disk; the one before it was complete when it was written. */
const KEPT = 2

export async function saveState(
  dir: string,
  state: TrainingState,
  run: RunIdentity,
): Promise<void> {
  const shape = [state.lora.length]
  const tensors = new Map([
    ['lora', { shape, data: state.lora }],
    ['m', { shape, data: state.m }],
    ['v', { shape, data: state.v }],
  ])
  const numbers = writeSafetensors(tensors, { global_step: String(state.global_step) })
  const files = new Map([
    [STATE_FILE, numbers],
    [RUN_FILE, new TextEncoder().encode(JSON.stringify(run))],
  ])
  await writeBundle(dir, `${STATE}-${state.global_step}`, files)
  for (const { name } of (await stepsIn(dir, STATE)).slice(KEPT)) {
    await rm(join(dir, name), { recursive: true, force: true })
  }
}

/** The newest whole state, or undefined for a run that has none; a state of another run is an error that says what differs. */
export async function loadState(
  dir: string,
  run: RunIdentity,
  rank: number,
): Promise<TrainingState | undefined> {
  for (const { name } of await stepsIn(dir, STATE)) {
    const files = await readBundle(dir, name)
    const numbers = files?.get(STATE_FILE)
    const stored = files?.get(RUN_FILE)
    if (numbers === undefined || stored === undefined) continue
    requireSameRun(JSON.parse(new TextDecoder().decode(stored)), run)
    const { tensors, metadata } = readSafetensors(numbers)
    const part = (key: string) => {
      const data = tensors.get(key)?.data
      if (data?.length !== loraLayout(rank).size)
        throw new ForeignStateError(`${key} has another size`)
      return data
    }
    return {
      global_step: Number(metadata.global_step),
      lora: part('lora'),
      m: part('m'),
      v: part('v'),
    }
  }
  return undefined
}

function requireSameRun(stored: RunIdentity, run: RunIdentity): void {
  for (const key of ['baseModelSha256', 'datasetHash', 'parameters'] as const) {
    if (JSON.stringify(stored[key]) !== JSON.stringify(run[key])) {
      throw new ForeignStateError(
        `the folder holds the state of a run with another ${key}: ${JSON.stringify(stored[key])}, not ${JSON.stringify(run[key])}`,
      )
    }
  }
}
