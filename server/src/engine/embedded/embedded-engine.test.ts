import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineTrainingImage, TrainRequest } from '../engine.ts'
import { EmbeddedEngine } from './embedded-engine.ts'
import { packTrainingSet } from './training-set.ts'

const SIZE = 64

async function* pictures(): AsyncGenerator<EngineTrainingImage> {
  for (let i = 0; i < 2; i++) {
    const data = new Uint8Array(SIZE * SIZE * 3).fill(100 * i)
    const caption = { objects: [{ description: `square ${i}` }] }
    yield { image: { width: SIZE, height: SIZE, data }, caption, flip: false }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The engine's processes are children of this one. */
async function engineProcesses(): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  return rows
    .filter(
      ([, parent, ...args]) =>
        parent === String(process.pid) && args.join(' ').endsWith('child.ts'),
    )
    .map(([pid]) => Number(pid))
}

/** The first line that a process prints, as a number; an error when it ends before that. */
async function firstNumber(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error('the process has no standard output')
  for await (const line of createInterface({ input: child.stdout })) return Number(line)
  throw new Error('the process ended without a word')
}

function request(workDir: string, steps: number): TrainRequest {
  return {
    workDir,
    images: pictures,
    parameters: {
      learning_rate: 0.001,
      lr_scheduler: 'constant',
      lora_rank: 4,
      max_train_steps: steps,
      checkpointing_steps: steps,
      lr_warmup_steps: 0,
      train_batch_size: 1,
      seed: 1,
    },
    signal: new AbortController().signal,
    onProgress: () => {},
  }
}

describe('the embedded engine', () => {
  let root: string
  const engine = new EmbeddedEngine({ threads: 1 })
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-engine-'))
  })
  afterAll(async () => {
    await engine.close()
    await rm(root, { recursive: true, force: true })
  })

  it('does not outlive the server that started it', async () => {
    await packTrainingSet(root, pictures)
    const script = join(import.meta.dirname, 'fixtures/parent.ts')
    const parent = spawn(process.execPath, [script, root], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      const pid = await firstNumber(parent)
      expect(isAlive(pid)).toBe(true)
      parent.kill('SIGKILL')
      await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
    } finally {
      parent.kill('SIGKILL')
    }
  })

  it('stops a training when asked, and goes on with it later where it stopped', async () => {
    const workDir = join(root, 'stopped')
    const stop = new AbortController()
    const first = await engine.train({
      ...request(workDir, 12),
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(first.stopped).toBe(true)
    const steps: number[] = []
    const second = await engine.train({
      ...request(workDir, 12),
      onProgress: ({ global_step }) => steps.push(global_step),
    })
    expect(second).toMatchObject({ stopped: false, global_step: 12 })
    expect(second.checkpoints.at(-1)?.step).toBe(12)
    expect(steps[0]).toBeGreaterThan(first.global_step)
  })

  it('reports a process that died, and works again with a new one', async () => {
    const workDir = join(root, 'crashed')
    let killing = false
    const kill = async () => {
      for (const pid of await engineProcesses()) process.kill(pid, 'SIGKILL')
    }
    const crashed = engine.train({
      ...request(workDir, 4000),
      onProgress: () => {
        if (!killing) void kill()
        killing = true
      },
    })
    await expect(crashed).rejects.toThrow("the engine's process ended (SIGKILL)")
    await rm(join(workDir, 'run'), { recursive: true })
    expect((await engine.train(request(workDir, 2))).global_step).toBe(2)
  })
})
