import { type ChildProcess, spawn } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { EngineError, type EngineTrainingImage, type TrainRequest } from '../engine.ts'
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

/** Whether a process has ended without being collected: it keeps its number then. Known only where there is /proc. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return !isZombie(pid)
}

function killIfAlive(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}

/** Every child process that is started from now on until the test is over. */
function startedProcesses(): ChildProcess[] {
  const started: ChildProcess[] = []
  const onStart = (message: unknown) => {
    started.push((message as { process: ChildProcess }).process)
  }
  subscribe('child_process', onStart)
  onTestFinished(() => {
    unsubscribe('child_process', onStart)
  })
  return started
}

/** The next line that a process prints, as a number; an error when it ends before that. */
async function nextNumber(lines: AsyncIterator<string>): Promise<number> {
  const line = await lines.next()
  if (line.done) throw new Error('the process ended without a word')
  return Number(line.value)
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
    const parent = spawn(process.execPath, [script, root], { stdio: ['ignore', 'pipe', 'ignore'] })
    onTestFinished(() => {
      parent.kill('SIGKILL')
    })
    const lines = createInterface({ input: parent.stdout })[Symbol.asyncIterator]()
    const pid = await nextNumber(lines)
    onTestFinished(() => killIfAlive(pid))
    expect(await nextNumber(lines)).toBe(pid)
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
  })

  it('answers with an error when its process cannot be started, and lives on', async () => {
    const { execPath } = process
    onTestFinished(() => {
      process.execPath = execPath
    })
    process.execPath = join(root, 'no-such-program')
    const workDir = join(root, 'unstartable')
    await expect(engine.train(request(workDir, 2))).rejects.toThrow(EngineError)
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
    const started = startedProcesses()
    const stop = new AbortController()
    const crashed = engine.train({
      ...request(workDir, 4000),
      signal: stop.signal,
      onProgress: () => {
        const killed = started.some((child) => child.kill('SIGKILL'))
        // Without a process to kill the test fails by this, and not by a training of 4,000 steps.
        if (!killed) stop.abort()
      },
    })
    await expect(crashed).rejects.toThrow("the engine's process ended (SIGKILL)")
    await rm(join(workDir, 'run'), { recursive: true })
    expect((await engine.train(request(workDir, 2))).global_step).toBe(2)
  })
})
