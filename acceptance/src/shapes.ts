import { expect } from 'vitest'

const words = expect.any(String)

/** One fault, as the training operations tell it. */
export const message = { message: words }

/** Faults of a field, as the training operations tell them; others may be named beside it. */
export function faultOf(field: string) {
  const fault = { msg: words, field_name: field, field_input: words }
  return { errors: expect.arrayContaining([fault]) }
}

/** The error body of the generation operations. */
export function generationError(code: number, details: unknown = words) {
  return { error: { code, message: words, details }, request_id: words }
}

/** A point in time: UTC with microseconds. */
export const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
