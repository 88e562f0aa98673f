import { beforeAll, describe, expect, it } from 'vitest'
import {
  addressOf,
  isGeneration,
  type Operation,
  readOperations,
  type Schema,
} from '../src/document.ts'
import { type RawAnswer, type RawRequest, raw } from '../src/raw.ts'
import { faultOf, generationError, message } from '../src/shapes.ts'
import { soundBody } from '../src/sound.ts'
import type { Target } from '../src/target.ts'
import { UNKNOWN_ID } from '../src/things.ts'

/** Larger than any operation but those that take pictures has a use for. */
const LARGE = 'a'.repeat(1024 * 1024)
/** Operations that take pictures, and so larger bodies; their own specs send them one that is too large. */
const TAKES_PICTURES = ['file', 'image', 'images', 'context_images', 'adapter']

const unknown = () => UNKNOWN_ID
const checkpoints = (path: string) => path.includes('/checkpoints')

/** A value that a field of such a schema cannot have. */
function wrongFor({ type, format }: Schema): unknown {
  const types = [type].flat()
  // A form has the bytes themselves there.
  if (format === 'binary') return 7
  if (types.includes('string')) return ['a list']
  if (types.includes('boolean')) return 'perhaps'
  if (types.includes('integer') || types.includes('number')) return 'many'
  return 'no list'
}

/** What a fault of a field looks like in the family of an operation. */
function fault({ path }: Operation, field: string) {
  return isGeneration(path) ? generationError(400, expect.stringContaining(field)) : faultOf(field)
}

/** Walks whatever is documented, so that an operation that is added is tested by that. */
export function requests(target: () => Target): void {
  let operations: Operation[]
  let bodies: (Operation & { fields: Readonly<Record<string, Schema>> })[]
  beforeAll(async () => {
    operations = await readOperations(target())
    bodies = operations.filter((one): one is (typeof bodies)[number] => one.fields !== undefined)
  })
  const send = (operation: Operation, request: RawRequest): Promise<RawAnswer> =>
    raw(target(), operation.method, addressOf(operation, unknown), request)

  badBodies(() => bodies, send)
  badAddresses(target, () => operations)
  badQueries(target)

  describe('the document', () => {
    it('holds for the other version as well: each operation is there, and asks for a token', async () => {
      for (const { name, method, path, version } of operations) {
        const other = version === 'v1' ? '/v2' : '/v1'
        const address = `${other}${path.replace(/\{\w+\}/g, '1')}`
        expect((await raw(target(), method, address, { token: null })).status, name).toBe(401)
      }
    })

    it('knows the operations of the published contract, which is what the suite walks', () => {
      expect(operations.length).toBeGreaterThanOrEqual(39)
      expect(bodies.length).toBeGreaterThanOrEqual(16)
    })
  })
}

function badBodies(
  bodies: () => (Operation & { fields: Readonly<Record<string, Schema>> })[],
  send: (operation: Operation, request: RawRequest) => Promise<RawAnswer>,
): void {
  describe('every operation that takes a body', () => {
    it.each(['{"name":', 'nothing', "{'name': 1}"])('400: no JSON: %s', async (payload) => {
      for (const operation of bodies()) {
        const answer = await send(operation, { payload })
        expect(answer, operation.name).toMatchObject({
          status: 400,
          body: fault(operation, 'body'),
        })
      }
    })

    it.each(['[]', '"text"', '7', 'null'])('400: JSON that is no object: %s', async (payload) => {
      for (const operation of bodies()) {
        // null stands for nothing at all, which is an empty object; where that will do, it does.
        if (payload === 'null' && operation.required.length === 0) continue
        const answer = await send(operation, { payload })
        expect(answer.status, `${operation.name} ${payload}`).toBe(400)
      }
    })

    it('400: a field of another type, naming it', async () => {
      for (const operation of bodies()) {
        for (const [field, schema] of Object.entries(operation.fields)) {
          const body = { ...soundBody(operation, unknown), [field]: wrongFor(schema) }
          const answer = await send(operation, { body })
          const expected = { status: 400, body: fault(operation, field) }
          expect(answer, `${operation.name} ${field}`).toMatchObject(expected)
        }
      }
    })

    it('400: without a field that it needs, naming it', async () => {
      for (const operation of bodies()) {
        for (const field of operation.required) {
          const { [field]: _left, ...body } = soundBody(operation, unknown) ?? {}
          const answer = await send(operation, { body })
          const expected = { status: 400, body: fault(operation, field) }
          expect(answer, `${operation.name} ${field}`).toMatchObject(expected)
        }
      }
    })

    it('404, as for any unknown id: with fields that it does not know', async () => {
      for (const operation of bodies()) {
        if (operation.params.length === 0) continue
        const body = { ...soundBody(operation, unknown), training_version: 'max', rank_: 1 }
        expect((await send(operation, { body })).status, operation.name).toBe(404)
      }
    })

    it('413: a body that is too large', async () => {
      for (const operation of bodies()) {
        if (TAKES_PICTURES.some((field) => field in operation.fields)) continue
        const body = { ...soundBody(operation, unknown), surplus: LARGE }
        const answer = await send(operation, { body })
        const refusal = isGeneration(operation.path) ? generationError(413) : message
        expect(answer, operation.name).toMatchObject({ status: 413, body: refusal })
      }
    })

    it.each(['application/xml', 'application/x-www-form-urlencoded', 'application/octet-stream'])(
      '415: a body that is %s',
      async (contentType) => {
        for (const operation of bodies()) {
          const answer = await send(operation, { payload: '{}', contentType })
          const refusal = isGeneration(operation.path) ? generationError(415) : message
          expect(answer, operation.name).toMatchObject({ status: 415, body: refusal })
        }
      },
    )
  })
}

function badAddresses(target: () => Target, operations: () => Operation[]): void {
  describe('every address', () => {
    it.each([String(UNKNOWN_ID), 'abc', '1.5', '-1', '0', '99999999999999999999', '%00'])(
      '404: with %s as its id',
      async (id) => {
        for (const operation of operations().filter(({ params }) => params.length > 0)) {
          const { name, method, path } = operation
          const body = soundBody(operation, unknown)
          const answer = await raw(
            target(),
            method,
            addressOf(operation, () => id),
            { body },
          )
          expect(answer.status, name).toBe(404)
          if (path.startsWith('/status')) expect(answer.body).toEqual({ status: 'NOT_FOUND' })
          else expect(answer.body, name).toEqual(checkpoints(path) ? 'Model not found' : message)
        }
      },
    )

    it('405: another method is not possible, and what is is told', async () => {
      for (const operation of operations()) {
        const answer = await raw(
          target(),
          'PATCH',
          addressOf(operation, () => 1),
        )
        expect(answer.status, operation.name).toBe(405)
        const allowed = (answer.headers.get('allow') ?? '').split(', ')
        expect(allowed).toContain(operation.method)
        expect(allowed).not.toContain('PATCH')
        expect(answer.body).toEqual(isGeneration(operation.path) ? generationError(405) : message)
      }
    })

    it.each(['/v1/tailored-gen', '/v1/tailored-gen/nothing', '/v3/tailored-gen/projects'])(
      '404: %s, where nothing is',
      async (path) => {
        expect(await raw(target(), 'GET', path)).toMatchObject({ status: 404, body: message })
      },
    )
  })
}

function badQueries(target: () => Target): void {
  const lists = [
    'projects',
    'datasets',
    'models',
    'datasets/1/images',
    'projects/1/datasets',
    'projects/1/models',
  ]
  describe.each(lists)('GET /tailored-gen/%s', (list) => {
    it.each([
      ['limit', '0'],
      ['limit', '1001'],
      ['limit', 'many'],
      ['cursor', 'nowhere'],
      ['cursor', 'a'.repeat(100)],
    ])('400: %s=%s, naming it', async (name, value) => {
      const answer = await raw(target(), 'GET', `/v1/tailored-gen/${list}?${name}=${value}`)
      expect(answer).toMatchObject({ status: 400, body: faultOf(name) })
    })
  })
}
