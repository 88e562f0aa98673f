import type { JsonObject } from '../json.ts'
import { looksDifferent } from './glance.ts'
import { ownCaption } from './own-words.ts'
import { keysOf, leavesOf, valueAt, withValueAt } from './pointer.ts'
import { claimsIn } from './prose.ts'
import { ownTexts } from './rules/own.ts'
import type { Alike, Shared } from './rules/shared.ts'
import type { Looked, Survey } from './survey.ts'
import { COLOR_PATHS } from './trait-forms.ts'
import { asText, wordsOf } from './words.ts'

/** Measured fields that can tell pictures apart, the most telling first. */
const TELLING = [
  COLOR_PATHS[0] ?? '',
  '/objects/0/location',
  '/objects/0/relative_size',
  '/background_setting',
  '/artistic_style',
  '/lighting/conditions',
]
/** More than this part of the set must not come to say the same: that would belong into the schema. */
const MOST_ALIKE = 0.9

/** What a caption says by itself, whatever the order and the numbers in it. */
function keyOf({ view }: Pick<Looked, 'view'>, shared: Shared): string {
  const words = new Set(ownTexts(view, shared).flatMap(wordsOf))
  return [...words]
    .filter((word) => !/^\d+$/.test(word))
    .sort()
    .join(' ')
}

type Adds = readonly (readonly [pointer: string, value: string])[]

function measuredTexts(looked: Looked, { schema, subject }: Survey): Map<string, string> {
  const own = ownCaption(looked.image, schema, subject.ip) ?? {}
  const entries = TELLING.flatMap((pointer) => {
    const value = valueAt(own, pointer)
    return typeof value === 'string' ? [[pointer, value] as const] : []
  })
  return new Map(entries)
}

function isCommon(survey: Survey, pointer: string, value: string): boolean {
  const alike = survey.looked.filter(
    (one) => asText(measuredTexts(one, survey).get(pointer)) === asText(value),
  )
  return alike.length > MOST_ALIKE * survey.looked.length
}

/** What was measured in an image and stands neither in its caption nor in the schema. */
function addsOf(looked: Looked, group: readonly Looked[], survey: Survey): Adds {
  const own = measuredTexts(looked, survey)
  return [...own].filter(([pointer, value]) => {
    if (valueAt(looked.view, pointer) !== undefined) return false
    if (valueAt(survey.schema, pointer) !== undefined) return false
    const differs = group.some((other) => measuredTexts(other, survey).get(pointer) !== value)
    return differs && !isCommon(survey, pointer, value)
  })
}

function withAdds(view: JsonObject, adds: Adds): JsonObject | undefined {
  return adds.reduce<JsonObject | undefined>(
    (changed, [pointer, value]) => changed && withValueAt(changed, pointer, value),
    view,
  )
}

function isSound(looked: Looked, changed: JsonObject, { schema, subject }: Survey): boolean {
  const claims = (view: JsonObject) =>
    [...leavesOf(view)].flatMap(({ pointer, value }) =>
      typeof value === 'string' && keysOf(pointer).length > 0
        ? claimsIn(value, looked.image, view, schema, subject.ip)
        : [],
    ).length
  return claims(changed) <= claims(looked.view)
}

/** Additions for every image of a group, when with them no two captions are alike any more. */
function additions(group: readonly Looked[], survey: Survey, shared: Shared): Adds[] | undefined {
  const all = group.map((looked) => addsOf(looked, group, survey))
  const keys = group.map((looked, i) => {
    const view = withAdds(looked.view, all[i] ?? [])
    return view && isSound(looked, view, survey) ? keyOf({ view }, shared) : undefined
  })
  const others = new Set(
    survey.looked.filter((one) => !group.includes(one)).map((one) => keyOf(one, shared)),
  )
  const told = keys.every((key) => key !== undefined && !others.has(key))
  return told && new Set(keys).size === group.length ? all : undefined
}

/** Comparing everything with everything is quadratic. */
const MOST_IN_GROUP = 40

/** Measured images whose captions say the same although the pictures look different. */
export function alikeIn(survey: Survey, shared: Shared): Map<number, Alike> {
  const groups = new Map<string, Looked[]>()
  for (const looked of survey.looked) {
    const key = keyOf(looked, shared)
    // An empty caption is a finding of its own.
    if (key === '') continue
    groups.set(key, [...(groups.get(key) ?? []), looked])
  }
  const found = new Map<number, Alike>()
  for (const members of groups.values()) {
    const group = members.filter((one) =>
      members.some((other) => looksDifferent(one.image.measured, other.image.measured)),
    )
    if (group.length < 2) continue
    const adds = group.length <= MOST_IN_GROUP ? additions(group, survey, shared) : undefined
    const others = group.slice(0, 3).map(({ image }) => image.name)
    for (const [i, { id }] of group.entries()) found.set(id, { others, adds: adds?.[i] })
  }
  return found
}
