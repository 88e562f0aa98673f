import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { studio } from './studio.ts'

interface Body {
  content?: Record<string, { schema: unknown; examples?: Record<string, { value: unknown }> }>
}
interface Operation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: { name: string }[]
  requestBody?: Body
  responses: Record<string, Body>
}
interface Document {
  paths: Record<string, Record<string, Operation>>
}

/** What a reference points to. */
function target(document: unknown, ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document)
}

/** The document with what it refers to in place of the references. Conditions are left out: nothing here reads them. */
function resolved<Part>(part: Part, document: unknown): Part {
  if (Array.isArray(part)) return part.map((one) => resolved(one, document)) as Part
  if (typeof part !== 'object' || part === null) return part
  const { $ref } = part as { $ref?: unknown }
  if (typeof $ref === 'string') return resolved(target(document, $ref) as Part, document)
  const entries = Object.entries(part).filter(
    ([key]) => !['if', 'then', 'else', 'not'].includes(key),
  )
  return Object.fromEntries(
    entries.map(([key, value]) => [key === 'oneOf' ? 'anyOf' : key, resolved(value, document)]),
  ) as Part
}

/** Every value below a node under a key of that name. */
function under(node: unknown, key: string): unknown[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...under(value, key),
  ])
}

describe('the document at /openapi.json', () => {
  const s = studio()
  const read = async () => {
    const answer = await fetch(`${s.real.url}/openapi.json`)
    const document = (await answer.json()) as Document
    const whole = resolved(document, document)
    const operations = Object.values(whole.paths).flatMap((item) => Object.values(item))
    return { document, operations }
  }

  it('needs no token, and has every operation under one name, once', async () => {
    const { operations } = await read()
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    // The contract's 39, and what goes beyond it.
    expect(names.length).toBeGreaterThanOrEqual(39)
    for (const { summary, description, tags } of operations) {
      expect(summary).not.toBe('')
      expect(description).not.toBe('')
      expect(tags).toHaveLength(1)
    }
  })

  it('refers to nothing that it does not hold, and links to operations and parameters that there are', async () => {
    const { document, operations } = await read()
    const refs = under(document, '$ref').map(String)
    expect(refs.filter((ref) => target(document, ref) === undefined)).toEqual([])
    const known = new Map(operations.map((one) => [one.operationId, one]))
    for (const links of under(document.paths, 'links')) {
      for (const { operationId, parameters } of Object.values(
        links as Record<string, { operationId: string; parameters?: Record<string, string> }>,
      )) {
        const names = known.get(operationId)?.parameters.map(({ name }) => name)
        expect(names).toEqual(expect.arrayContaining(Object.keys(parameters ?? {})))
      }
    }
  })

  it('gives examples that its own schemas take, for every body', async () => {
    const { operations } = await read()
    let examples = 0
    for (const { operationId, requestBody, responses } of operations) {
      const bodies = [...(requestBody ? [requestBody] : []), ...Object.values(responses)]
      for (const { content } of bodies) {
        const json = content?.['application/json']
        if (json === undefined) continue
        const schema = z.fromJSONSchema(json.schema as never)
        const given = Object.values(json.examples ?? {})
        expect(given, `${operationId} shows nothing`).not.toEqual([])
        for (const { value } of given) {
          const fits = schema.safeParse(value)
          expect(fits.error?.issues, `${operationId}: ${JSON.stringify(value)}`).toBeUndefined()
          examples++
        }
      }
    }
    expect(examples).toBeGreaterThan(300)
  })

  it('is shown at /docs by a page that may load nothing from elsewhere', async () => {
    const page = await fetch(`${s.real.url}/docs`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'")
    const html = await page.text()
    const addresses = [...html.matchAll(/(?:src|href)="(https?:[^"]+)"/g)]
    expect(addresses).toEqual([])
  })
})
