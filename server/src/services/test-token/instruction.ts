import type { JobEnd } from './simulated-job.ts'

/** What a test token asks for: a refusal at once, or a job that ends in a certain way. */
export type Instruction =
  | { kind: 'refusal'; status: number; fields: boolean }
  | { kind: 'job'; end: JobEnd }

const REFUSAL = /^([45]\d\d)(-fields)?$/
const JOB = /^job-([45]\d\d|unknown|running|expired)$/

/** Reads `409`, `400-fields`, `job-422`, `job-unknown`, `job-running` or `job-expired`; undefined for anything else. */
export function parseInstruction(text: string): Instruction | undefined {
  const [, status, fields] = REFUSAL.exec(text) ?? []
  if (status !== undefined)
    return { kind: 'refusal', status: Number(status), fields: fields !== undefined }
  const [, end] = JOB.exec(text) ?? []
  if (end === undefined) return undefined
  if (end === 'unknown' || end === 'running' || end === 'expired') return { kind: 'job', end }
  return { kind: 'job', end: { code: Number(end) } }
}

/** Ids from here on are never given to anything: the database counts up from 1. The last three digits are the status asked for. */
export const MAGIC_ID_BASE = 2_147_480_000
const TEXT_PREFIX = 'atelier-simulate:'

function fromText(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith(TEXT_PREFIX)) return undefined
  return value.slice(TEXT_PREFIX.length).trim()
}

function fromId(name: string, value: unknown): string | undefined {
  if (!name.endsWith('_id') || (typeof value !== 'number' && typeof value !== 'string'))
    return undefined
  const status = Number(value) - MAGIC_ID_BASE
  return Number.isInteger(status) && status >= 400 && status < 600 ? String(status) : undefined
}

/** The instruction hidden in the fields of a body or in the parameters of an address, for clients that cannot set a header. */
export function hiddenInstruction(fields: unknown): string | undefined {
  if (typeof fields !== 'object' || fields === null) return undefined
  for (const [name, value] of Object.entries(fields)) {
    const found = fromText(value) ?? fromId(name, value)
    if (found !== undefined) return found
  }
  return undefined
}
