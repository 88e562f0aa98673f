import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Model, SavedCheckpoint } from '@atelier/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reached, startTraining, stepOf, until } from './disc-training.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

/** Far more than the test waits for. */
const STEPS = 5000

describe('a training that is stopped while it runs', () => {
  let root: string
  let server: ServerProcess
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-stop-'))
    server = await startServerProcess(root)
  })
  afterAll(async () => {
    server.child.kill('SIGKILL')
    await rm(root, { recursive: true, force: true })
  })

  it('ends as Stopped with what it has learnt kept, lets the next one run, and cannot go on', async () => {
    const id = await startTraining(server, STEPS)
    const path = `/v1/tailored-gen/models/${id}`
    const running = await until(server, id, reached(5))
    const asked = await server.call<Model>('POST', `${path}/stop_training`)
    expect(asked).toMatchObject({ status: 200, body: { status: 'Stopping' } })
    const stopped = await until(server, id, ({ status }) => status === 'Stopped')
    expect(stopped.status).toBe('Stopped')

    const saved = await server.call<SavedCheckpoint[]>('GET', `${path}/saved_checkpoints`)
    expect(saved.body).toHaveLength(1)
    expect(saved.body[0]?.checkpoint_step).toBeGreaterThanOrEqual(stepOf(running))
    expect(saved.body[0]).toMatchObject({ active: false })
    // The state is told first, then the folder goes.
    await expect.poll(() => readdir(join(root, 'trainings'))).toEqual([])
    expect((await server.call('POST', `${path}/start_training`)).status).toBe(409)
    expect((await server.call('POST', `${path}/stop_training`)).status).toBe(409)

    const next = await startTraining(server, 2)
    expect((await until(server, next, ({ status }) => status === 'Completed')).status).toBe(
      'Completed',
    )
  }, 200_000)
})
