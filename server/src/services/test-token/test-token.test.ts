import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { hiddenInstruction, MAGIC_ID_BASE, parseInstruction } from './instruction.ts'
import {
  type JobEnd,
  SIMULATED_RUN_MS,
  simulatedRequestId,
  simulatedStatus,
} from './simulated-job.ts'

const NOW = Date.UTC(2030, 0, 1)
const ends: JobEnd[] = [
  { code: 400 },
  { code: 422 },
  { code: 599 },
  'unknown',
  'running',
  'expired',
]

describe('the id of a simulated job', () => {
  it.each(ends)('is a UUID that tells how the job ends: %j', (end) => {
    const id = simulatedRequestId(end, NOW)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(simulatedStatus(id, NOW)).toMatchObject({ status: 'IN_PROGRESS' })
    const later = simulatedStatus(id, NOW + SIMULATED_RUN_MS)
    if (typeof end === 'object') expect(later).toMatchObject({ status: 'ERROR', error: end })
    else if (end === 'unknown') expect(later).toMatchObject({ status: 'UNKNOWN' })
    else if (end === 'running') expect(later).toMatchObject({ status: 'IN_PROGRESS' })
    else expect(later).toBe('expired')
  })

  it('is never that of a real job, and never the same twice', () => {
    const ids = Array.from({ length: 100 }, () => simulatedRequestId('unknown', NOW))
    expect(new Set(ids).size).toBe(100)
    for (let i = 0; i < 100; i++) expect(simulatedStatus(uuid(), NOW)).toBeUndefined()
  })

  it('is not found in any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => simulatedStatus(text, NOW) === undefined))
  })
})

describe('an instruction', () => {
  it('is found in ids and texts, and nowhere else', () => {
    expect(hiddenInstruction({ model_id: MAGIC_ID_BASE + 409 })).toBe('409')
    expect(hiddenInstruction({ tailored_model_id: String(MAGIC_ID_BASE + 422) })).toBe('422')
    expect(hiddenInstruction({ prompt: 'atelier-simulate: job-unknown' })).toBe('job-unknown')
    expect(hiddenInstruction({ seed: MAGIC_ID_BASE + 409 })).toBeUndefined()
    expect(hiddenInstruction({ prompt: 'I say atelier-simulate: 409' })).toBeUndefined()
    expect(hiddenInstruction({ model_id: MAGIC_ID_BASE + 200 })).toBeUndefined()
  })

  it('never makes anything fail, whatever is sent', () => {
    const field = fc.constantFrom('model_id', 'prompt', '__proto__')
    const value = fc.oneof(fc.anything(), fc.constant({ toString: 0, valueOf: 0 }))
    fc.assert(
      fc.property(fc.dictionary(field, value), fc.anything(), fc.string(), (body, any, text) => {
        hiddenInstruction(body)
        hiddenInstruction(any)
        parseInstruction(text)
      }),
    )
  })
})
