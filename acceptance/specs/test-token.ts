import { generateImage, getRequest, listProjects, waitForImage } from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { addressOf, isGeneration, type Operation, readOperations } from '../src/document.ts'
import { needsOperator, testToken } from '../src/organizations.ts'
import { raw } from '../src/raw.ts'
import { generationError, message } from '../src/shapes.ts'
import { soundBody } from '../src/sound.ts'
import type { Target } from '../src/target.ts'

const asked = (operation: Operation) =>
  operation.statuses.flatMap((status) => {
    const number = status === '5XX' ? 500 : Number(status)
    return number >= 400 ? [number] : []
  })

/** The body of a refusal, in the words of an operation's family. */
function refusal({ path }: Operation, status: number) {
  if (path.startsWith('/status') && status === 404) return { status: 'NOT_FOUND' }
  if (isGeneration(path)) return generationError(status)
  const bare = path.includes('/checkpoints') && (status === 400 || status === 404)
  return status === 403 || bare ? expect.any(String) : message
}

/** Every documented refusal on demand, those that a test cannot or must not bring about among them. */
export function simulated(target: () => Target): void {
  let operations: Operation[]
  beforeAll(async () => {
    operations = await readOperations(target())
  })

  describe('a test token', () => {
    it('brings up every refusal that an operation documents, in its form', async (context) => {
      await needsOperator(context, target())
      const test = await testToken(target())
      for (const operation of operations) {
        const address = addressOf(operation, () => 1)
        const body = soundBody(operation, () => 1)
        for (const status of asked(operation)) {
          const headers = { 'x-atelier-simulate': String(status) }
          const answer = await raw(test, operation.method, address, { body, headers })
          const expected = { status, body: refusal(operation, status) }
          expect(answer, `${operation.name} ${status}`).toMatchObject(expected)
          expect(answer.headers.has('retry-after')).toBe(status === 429 || status === 503)
        }
      }
    })

    it('has a job fail as it would by moderation', async (context) => {
      await needsOperator(context, target())
      const { client } = await testToken(target())
      const body = { tailored_model_id: '1', prompt: 'atelier-simulate: job-422' }
      const { request_id } = await generateImage(client, body)
      expect(await getRequest(client, request_id)).toEqual({ status: 'IN_PROGRESS', request_id })
      const waiting = waitForImage(client, request_id, { intervalMs: 200 })
      await expect(waiting).rejects.toMatchObject({
        state: 'ERROR',
        code: 422,
        requestId: request_id,
      })
    })

    it('reads, and changes nothing', async (context) => {
      await needsOperator(context, target())
      const test = await testToken(target())
      const ids = (await listProjects(test.client)).map(({ id }) => id)
      expect(ids).toEqual((await listProjects(target().client)).map(({ id }) => id))
      const answer = await raw(test, 'DELETE', `/v1/tailored-gen/projects/${ids[0]}`)
      expect(answer).toMatchObject({ status: 403, body: expect.any(String) })
    })
  })
}
