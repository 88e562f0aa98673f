import type { JsonObject, JsonValue } from '../src/json.ts'
import { isObject } from '../src/json.ts'
import type { InstructionCase, Wanted } from './case.ts'

/** What is wrong with an answer, one line for each fault; empty when it is as wanted. */
export function judge(
  before: JsonObject,
  after: JsonObject,
  to: Readonly<Record<string, Wanted>>,
  never?: RegExp,
  { may = [], has }: Pick<InstructionCase, 'may' | 'has'> = {},
): string[] {
  const faults: string[] = []
  for (const [pointer, wanted] of Object.entries(to)) {
    const found = valueAt(after, pointer)
    if (!meets(found, wanted))
      faults.push(
        `${pointer} is ${show(found)}, not ${wanted instanceof RegExp ? wanted : show(wanted)}`,
      )
  }
  const named = [...Object.keys(to), ...may]
  const pointers = new Set(
    [...leaves(before, ''), ...leaves(after, '')].map(([pointer]) => pointer),
  )
  for (const pointer of pointers) {
    if (named.some((prefix) => pointer === prefix || pointer.startsWith(`${prefix}/`))) continue
    const [was, is] = [valueAt(before, pointer), valueAt(after, pointer)]
    if (was !== is) faults.push(`${pointer} changed from ${show(was)} to ${show(is)}`)
  }
  if (!sameOrder(before, after)) faults.push('the order of the keys changed')
  const text = JSON.stringify(after)
  const match = never?.exec(text)
  if (match) faults.push(`"${match[0]}" is still there: ${text}`)
  if (has && !has.test(text)) faults.push(`${has} is nowhere in it: ${text}`)
  return faults
}

function meets(found: JsonValue | undefined, wanted: Wanted): boolean {
  if (wanted === null) return found === undefined
  if (wanted instanceof RegExp)
    return (
      found !== undefined && wanted.test(typeof found === 'string' ? found : JSON.stringify(found))
    )
  return JSON.stringify(found) === JSON.stringify(wanted)
}

function show(value: JsonValue | undefined): string {
  return value === undefined ? 'absent' : JSON.stringify(value)
}

export function valueAt(document: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = document
  for (const key of pointer.split('/').slice(1)) {
    if (Array.isArray(value)) value = value[Number(key)]
    else if (isObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined
    else return undefined
  }
  return value
}

function leaves(value: JsonValue, pointer: string): [string, JsonValue][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, `${pointer}/${i}`))
  if (!isObject(value)) return [[pointer, value]]
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${pointer}/${key}`))
}

/** Whether the keys that both have stand in the same order, at every depth. */
function sameOrder(before: JsonValue, after: JsonValue): boolean {
  if (Array.isArray(before) && Array.isArray(after))
    return before.every((item, i) => after[i] === undefined || sameOrder(item, after[i]))
  if (!isObject(before) || !isObject(after)) return true
  const [p, q] = [Object.keys(before), Object.keys(after)]
  const kept = p.filter((key) => q.includes(key))
  const order = q.filter((key) => p.includes(key))
  if (kept.join('\n') !== order.join('\n')) return false
  return kept.every((key) => sameOrder(before[key] ?? null, after[key] ?? null))
}
