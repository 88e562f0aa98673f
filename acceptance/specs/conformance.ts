import { readFile, writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultsOf, seenCells, unseenClaims, written } from '../src/coverage.ts'
import { isGeneration, type Operation, operationFinder, readOperations } from '../src/document.ts'
import type { Exchange } from '../src/recorder.ts'
import { faultOf, generationError, message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'

const TABLE = new URL('../COVERAGE.md', import.meta.url)

/** The body that a refusal has to have, in the words of its family. */
function formOf(path: string, status: number): unknown {
  const own = path.replace(/^\/v\d/, '')
  if (/^\/status\//.test(own) && status === 404) return { status: 'NOT_FOUND' }
  if (isGeneration(own)) return generationError(status)
  if (status === 403 || (own.includes('/checkpoints') && [400, 404].includes(status)))
    return expect.any(String)
  return message
}

function isFormed({ path, status, refusal }: Exchange): boolean {
  const errors = (refusal as { errors?: { field_name?: string }[] } | null)?.errors
  const expected =
    errors && status === 400 ? faultOf(errors[0]?.field_name ?? '') : formOf(path, status)
  return expect.objectContaining({ refusal: expected }).asymmetricMatch({ refusal })
}

/** What has to be so of everything that came over the wire, once all of it has; and what the table says of it. */
export function conformance(target: () => Target, specs: readonly string[]): void {
  const at = (exchange: Exchange) =>
    `${exchange.spec}: ${exchange.method} ${exchange.path} ${exchange.status} ${JSON.stringify(exchange.refusal)}`
  const ours = () => target().recorder.exchanges.filter(({ path }) => /^\/v[12]\//.test(path))

  describe('every answer', () => {
    let find: (method: string, path: string) => Operation | undefined
    let operations: Operation[]
    beforeAll(async () => {
      operations = await readOperations(target())
      find = operationFinder(operations)
    })

    it('is no fault of the server', () => {
      const faults = ours().filter(({ status, simulated }) => status >= 500 && !simulated)
      expect(faults.map(at)).toEqual([])
    })

    it('carries the id of its request', () => {
      expect(
        ours()
          .filter(({ requestId }) => !requestId)
          .map(at),
      ).toEqual([])
    })

    it('that tells of something new says where it is', () => {
      const made = ours().filter(({ status }) => status === 201 || status === 202)
      expect(made.length).toBeGreaterThan(0)
      const lost = made.filter(
        ({ location }) => !/^https?:\/\/[^/]+.*\/v[12]\/./.test(location ?? ''),
      )
      expect(lost.map(at)).toEqual([])
    })

    it('that refuses does so in the form of its family', () => {
      const refusals = ours().filter(({ status }) => status >= 400)
      expect(refusals.length).toBeGreaterThan(0)
      expect(refusals.filter((one) => !isFormed(one)).map(at)).toEqual([])
    })

    it('has a status that its operation documents', () => {
      const surprising = ours().filter(({ method, path, status }) => {
        const operation = find(method, path)
        const name = status >= 500 ? '5XX' : String(status)
        return operation && ![String(status), name].some((one) => operation.statuses.includes(one))
      })
      expect([
        ...new Set(
          surprising.map(({ method, path, status }) => `${find(method, path)?.name} ${status}`),
        ),
      ]).toEqual([])
    })

    it('that COVERAGE.md claims of a spec was seen in it', async (context) => {
      const { recorder, web } = target()
      context.skip(web === undefined, 'on another server some specs are skipped')
      context.skip(
        specs.some((name) => !recorder.specs.has(name)),
        'only a part of the suite ran',
      )
      const seen = seenCells(ours(), find)
      const before = await readFile(TABLE, 'utf8')
      const text = process.env.ATELIER_WRITE_COVERAGE ? written(before, operations, seen) : before
      if (text !== before) await writeFile(TABLE, text)
      expect(unseenClaims(text, seen)).toEqual([])
    })

    it('that is documented stands in COVERAGE.md, with where it is shown', async (context) => {
      context.skip(target().web === undefined, 'another server may document something else')
      expect(faultsOf(await readFile(TABLE, 'utf8'), operations)).toEqual([])
    })
  })
}
