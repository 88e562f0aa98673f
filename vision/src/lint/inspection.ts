import { createHash } from 'node:crypto'
import { alikeIn } from './alike.ts'
import { type Plan, plansOf } from './plans.ts'
import { emptyCaption, unnamedCharacter } from './rules/own.ts'
import { prose } from './rules/prose.ts'
import { sameCaption } from './rules/same.ts'
import type { CaptionRule, SchemaRule, Setting, Shared } from './rules/shared.ts'
import { slipsOfCaption, slipsOfSchema } from './rules/slips.ts'
import { traitsOfCaption, traitsOfSchema } from './rules/traits.ts'
import { type Survey, tokensOf } from './survey.ts'
import type { Hit, LintImage } from './types.ts'
import { tidiedView } from './view.ts'
import { asText, plain } from './words.ts'

const CAPTION_RULES: readonly CaptionRule[] = [
  slipsOfCaption,
  traitsOfCaption,
  prose,
  sameCaption,
  emptyCaption,
  unnamedCharacter,
]
const SCHEMA_RULES: readonly SchemaRule[] = [slipsOfSchema, traitsOfSchema]

function sharedBy({ traits, subject: { ip } }: Survey, plans: readonly Plan[]): Shared {
  const texts = new Map<string, string[]>()
  for (const { pointer, value } of [...traits, ...plans.flatMap((plan) => plan.brings ?? [])])
    texts.set(pointer, [...(texts.get(pointer) ?? []), asText(value)])
  const name = ip.ip_type === 'defined_character' ? plain(ip.ip_name) : ''
  return { texts, names: name === '' ? [] : [name] }
}

/** Everything that is fixed before the first image is judged. */
export function settingOf(survey: Survey): Setting {
  const plans = plansOf(survey)
  const shared = sharedBy(survey, plans)
  return { survey, plans, shared, alike: alikeIn(survey, shared) }
}

/** What the rules have to say of one image. */
export function hitsOf(image: LintImage, setting: Setting): Hit[] {
  const tokens = tokensOf(setting.survey, image)
  const view = tidiedView(image.caption, tokens)
  return CAPTION_RULES.flatMap((rule) => [...rule({ image, tokens, view }, setting)])
}

/** What they have to say of the schema. */
export function schemaHits(setting: Setting): Hit[] {
  return SCHEMA_RULES.flatMap((rule) => [...rule(setting)])
}

/** The id of the finding that a hit belongs to. */
export function idOf({ rule, path, detail, fix }: Hit): string {
  const text = JSON.stringify([rule, path, detail, fix ?? null])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
