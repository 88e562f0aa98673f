import type { Plan } from '../plans.ts'
import { valueAt } from '../pointer.ts'
import type { Hit } from '../types.ts'
import { quoted } from '../words.ts'
import type { CaptionRule, SchemaRule } from './shared.ts'

function base(plan: Plan): Omit<Hit, 'evidence'> {
  const { rule, severity, detail, message, fix, schemaEdits } = plan
  return { rule, severity, path: plan.trait.pointer, detail, message, fix, schemaEdits }
}

/** What captions say against the plans for the schema's traits. */
export const traitsOfCaption: CaptionRule = function* ({ image, view }, { plans }) {
  for (const plan of plans) {
    const concerned = plan.inCaption(image, view)
    if (concerned === undefined) continue
    const { listed, edits } = concerned
    if (!listed && edits.length === 0) continue
    const given = valueAt(view, plan.trait.pointer)
    const evidence = given === undefined ? '' : quoted(given)
    yield { ...base(plan), evidence, edits, aside: !listed }
  }
}

/** What is wrong with traits whatever the captions say. */
export const traitsOfSchema: SchemaRule = function* ({ plans }) {
  for (const plan of plans)
    if (plan.alone)
      yield { ...base(plan), evidence: quoted(plan.trait.value), edits: plan.schemaEdits }
}
