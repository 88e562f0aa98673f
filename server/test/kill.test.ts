import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Model } from '@atelier/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reached, startTraining, stepOf, until } from './disc-training.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

// States are saved every 25 steps and progress is told every 5: the kill comes after the first state, with time left until the end.
const STEPS = 60
const KILLED_AT = 26
const REPORT_EVERY = 5

const completed = ({ status }: Model) => status === 'Completed'

/** The step of the newest state that lies on the disk; 0 when there is none. */
async function savedStep(dataDir: string, id: number): Promise<number> {
  const names = await readdir(join(dataDir, `trainings/${id}/run`))
  const steps = names.map((name) => Number(name.match(/^state-(\d+)$/)?.[1] ?? 0))
  return Math.max(0, ...steps)
}

async function adapterHash(dataDir: string, id: number): Promise<string> {
  const file = join(
    dataDir,
    `objects/models/${id}/checkpoint-${STEPS}/pytorch_lora_weights.safetensors`,
  )
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

describe('a server that is killed in the middle of a training', () => {
  let root: string
  const servers: ServerProcess[] = []
  const start = async (name: string) => {
    const server = await startServerProcess(join(root, name))
    servers.push(server)
    return server
  }
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-kill-'))
  })
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    await rm(root, { recursive: true, force: true })
  })

  it('goes on with it when it is started again, also after an orderly stop, and ends in the bytes of one never interrupted', async () => {
    const dataDir = join(root, 'killed')
    const first = await start('killed')
    const id = await startTraining(first, STEPS)
    expect((await until(first, id, reached(KILLED_AT))).status).toBe('InProgress')
    await first.kill('SIGKILL')
    const saved = await savedStep(dataDir, id)
    expect(saved).toBeGreaterThanOrEqual(25)

    // What the second server tells at first is what the first one stored: only more than that is its own work.
    const second = await start('killed')
    const told = stepOf(await until(second, id, () => true))
    const worked = await until(second, id, reached(told + REPORT_EVERY))
    expect(worked.status).toBe('InProgress')
    // Training is deterministic, so the same bytes prove no resuming; a run that started over would tell step 5.
    expect(worked.lowest).toBeGreaterThan(saved)
    await second.kill('SIGTERM')
    expect(await savedStep(dataDir, id)).toBeGreaterThanOrEqual(stepOf(worked))

    const third = await start('killed')
    const model = await until(third, id, completed)
    expect(model.lowest).toBeGreaterThanOrEqual(stepOf(worked))
    expect(model).toMatchObject({
      status: 'Completed',
      checkpoint_steps: [`${STEPS}`],
      active_model_version: `${STEPS}`,
    })
    await third.kill('SIGTERM')
    expect(await readdir(join(dataDir, 'trainings'))).toEqual([])

    const whole = await start('whole')
    const again = await startTraining(whole, STEPS)
    expect((await until(whole, again, completed)).status).toBe('Completed')
    expect(await adapterHash(dataDir, id)).toBe(await adapterHash(join(root, 'whole'), again))
    await whole.kill('SIGTERM')
  }, 400_000)

  it('keeps a second server out of its folder, with words that say what to do', async () => {
    const server = await start('shared')
    await expect(startServerProcess(join(root, 'shared'))).rejects.toThrow('ATELIER_DATA_DIR')
    await server.kill('SIGTERM')
  })
})
