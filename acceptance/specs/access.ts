import { createToken } from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { addressOf, isGeneration, type Operation, readOperations } from '../src/document.ts'
import { needsOperator, newOrganization, stranger, withToken } from '../src/organizations.ts'
import { type RawAnswer, raw } from '../src/raw.ts'
import { generationError, message } from '../src/shapes.ts'
import { soundBody } from '../src/sound.ts'
import type { Target } from '../src/target.ts'
import { UNKNOWN_ID } from '../src/things.ts'

/** Asking how far something is counts against no limit: it is the only way to learn a result. */
const POLLING = /\/status(\/\{request_id\})?$/

/** Who may call what, as the suite holds it to be right. */
function whoMayCall({ method, path }: Operation): 'viewer' | 'member' | 'admin' | 'operator' {
  if (path.startsWith('/organizations')) return 'operator'
  if (path.startsWith('/tokens') && path !== '/tokens/current') return 'admin'
  return method === 'GET' ? 'viewer' : 'member'
}

const RANKS = { viewer: 0, member: 1, admin: 2, operator: 3 } as const

/** What is refused, in the words of the operation's family. */
function refusal({ path }: Operation, status: 401 | 403 | 429) {
  if (isGeneration(path)) return generationError(status)
  return status === 403 ? expect.any(String) : message
}

/** Asks for every operation in turn: with ids that nothing has, so that one that is allowed does nothing. */
async function askAll(
  target: Target,
  operations: readonly Operation[],
  look: (operation: Operation, answer: RawAnswer) => void,
): Promise<void> {
  const unknown = () => UNKNOWN_ID
  for (const operation of operations) {
    const body = soundBody(operation, unknown)
    const address = addressOf(operation, unknown)
    look(operation, await raw(target, operation.method, address, { body }))
  }
}

export function access(target: () => Target): void {
  let operations: Operation[]
  beforeAll(async () => {
    operations = await readOperations(target())
  })

  describe('every operation', () => {
    it.each([
      ['without a token', ''],
      ['with a token that nobody has', 'atl_nobody'],
    ])('401: %s', async (_what, token) => {
      await askAll(withToken(target(), token), operations, (operation, answer) => {
        const body = refusal(operation, 401)
        expect(answer, operation.name).toMatchObject({ status: 401, body })
      })
    })

    it('401: without the header', async () => {
      for (const operation of operations) {
        const address = addressOf(operation, () => 1)
        const answer = await raw(target(), operation.method, address, { token: null })
        expect(answer.status, operation.name).toBe(401)
      }
    })

    it.for(['viewer', 'member', 'admin'] as const)(
      '403: with the token of a %s, where it needs more',
      async (role, context) => {
        await needsOperator(context, target())
        const other = await stranger(target())
        const { token } = await createToken(other.client, { role })
        const needing = operations.filter((one) => RANKS[whoMayCall(one)] > RANKS[role])
        await askAll(withToken(target(), token), needing, (operation, answer) => {
          const body = refusal(operation, 403)
          expect(answer, operation.name).toMatchObject({ status: 403, body })
        })
      },
    )

    it('403: when the quota of the organization is used up', async (context) => {
      await needsOperator(context, target())
      const poor = await newOrganization(target(), { total_quota: 1 })
      expect((await raw(poor, 'GET', '/v1/tailored-gen/projects')).status).toBe(200)
      const counted = operations.filter(({ path }) => !POLLING.test(path))
      await askAll(poor, counted, (operation, answer) => {
        const body = refusal(operation, 403)
        expect(answer, operation.name).toMatchObject({ status: 403, body })
      })
    })

    it('429: when the organization asks too often, with how long to wait', async (context) => {
      await needsOperator(context, target())
      const hasty = await newOrganization(target(), { rate_limit: 1 })
      for (const operation of operations.filter(({ path }) => !POLLING.test(path))) {
        const answer = await limited(hasty, operation)
        expect(answer.body, operation.name).toEqual(refusal(operation, 429))
        const seconds = Number(answer.headers.get('retry-after'))
        expect(seconds).toBeGreaterThan(0)
        expect(seconds).toBeLessThanOrEqual(60)
      }
    })

    it('is asked how far it is as often as one likes', async (context) => {
      await needsOperator(context, target())
      const hasty = await newOrganization(target(), { rate_limit: 1, total_quota: 1 })
      const polling = operations.filter(({ path }) => POLLING.test(path))
      expect(polling.length).toBe(2)
      for (let i = 0; i < 3; i++)
        await askAll(hasty, polling, ({ name }, { status }) => expect(status, name).toBe(404))
    })
  })
}

/** The answer of an operation beyond the limit; a minute that has just begun has one request of its own. */
async function limited(target: Target, operation: Operation): Promise<RawAnswer> {
  const address = addressOf(operation, () => UNKNOWN_ID)
  const body = soundBody(operation, () => UNKNOWN_ID)
  for (let tries = 0; ; tries++) {
    const answer = await raw(target, operation.method, address, { body })
    if (answer.status === 429 || tries === 2) return answer
  }
}
