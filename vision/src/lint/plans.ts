import { isObject, type JsonObject } from '../json.ts'
import { compare, isSharedPath, type Verdict } from './compare.ts'
import { keysOf, type Leaf, valueAt, withoutValueAt, withValueAt } from './pointer.ts'
import { isHeld, type Survey } from './survey.ts'
import { faultsOf, LEAST_IMAGES, ownerOf, type TraitFaults } from './trait-faults.ts'
import { formOf } from './trait-forms.ts'
import type { Edit, LintImage, LintRule, LintSeverity } from './types.ts'
import { asText, partsOf, quoted } from './words.ts'

/** What is to be done about one trait. Plans are made once, from the survey; then every caption is held against them. */
export interface Plan {
  rule: LintRule
  severity: LintSeverity
  trait: Leaf
  detail: string
  message: (images: number) => string
  fix?: string | undefined
  schemaEdits: readonly Edit[]
  /** What the fix brings into the schema. */
  brings?: Leaf | undefined
  /** Whether the finding stands although no caption is concerned. */
  alone: boolean
  /** Whether an image belongs to the finding, and what is changed in its caption. */
  inCaption: (image: LintImage, view: JsonObject) => { listed: boolean; edits: Edit[] } | undefined
}

/** A text that so many captions have at a path is shared. */
const NEARLY_ALL = 0.95

/** What captions say where nothing could be told is no trait of a set. */
const NO_TRAIT: ReadonlySet<string> = new Set(['', 'busy background'])

/** A path that may be lifted: of the picture, or of its main subject; items of other lists have no fixed place. */
function mayBeShared(schema: JsonObject, pointer: string): boolean {
  const keys = keysOf(pointer)
  if (!isSharedPath(pointer) || /^\/objects\/\d+\/description$/.test(pointer)) return false
  const places = keys.filter((key) => /^\d+$/.test(key))
  if (places.length === 0) return true
  if (keys[0] !== 'objects' || keys.length !== 3 || places.length !== 1) return false
  return keys[1] === '0' || isObject(valueAt(schema, `/objects/${keys[1]}`) ?? null)
}

/** The text that nearly all captions have at a path and that the schema could hold without a fault. */
function sharedAt(survey: Survey, pointer: string, schema: JsonObject): Leaf | undefined {
  const { total, wordings } = survey
  if (total < LEAST_IMAGES || !mayBeShared(schema, pointer)) return undefined
  for (const [text, count] of wordings.get(pointer)?.counts ?? []) {
    if (NO_TRAIT.has(text) || count < NEARLY_ALL * total) continue
    const value = wordings.get(pointer)?.spelt.get(text)
    if (value === undefined || withValueAt(schema, pointer, value) === undefined) continue
    const trait = { pointer, value }
    if (!isHeld(trait, survey.tokens)) return undefined
    const faulty = faultsOf(survey, trait) !== undefined || ownerOf(survey, trait) !== undefined
    return faulty ? undefined : trait
  }
  return undefined
}

/** What takes a trait's place when it leaves the schema. */
interface Leaving {
  fix: string | undefined
  schemaEdits: Edit[]
  replaced: Leaf | undefined
}

function leave(survey: Survey, { pointer, value }: Leaf): Leaving {
  const shared = sharedAt(survey, pointer, survey.schema)
  if (shared !== undefined && asText(shared.value) !== asText(value))
    return {
      fix: `Put ${JSON.stringify(quoted(shared.value))}, which the captions say, into the schema`,
      schemaEdits: [{ op: 'set', path: pointer, value: shared.value }],
      replaced: shared,
    }
  const possible = withoutValueAt(survey.schema, pointer) !== undefined
  return {
    fix: possible ? `Take ${JSON.stringify(quoted(value))} out of the schema` : undefined,
    schemaEdits: possible ? [{ op: 'remove', path: pointer }] : [],
    replaced: undefined,
  }
}

const IN_NEED: readonly Verdict[] = ['missing', 'contradicts']

/** Captions that would stand against a trait get its text. */
function follow(survey: Survey, trait: Leaf, image: LintImage, view: JsonObject): Edit[] {
  const needed = IN_NEED.includes(compare(survey, trait, image, view))
  return needed ? [{ op: 'set', path: trait.pointer, value: trait.value }] : []
}

const says = (trait: Leaf) => JSON.stringify(quoted(trait.value))

function faultPlans(survey: Survey, trait: Leaf, faults: TraitFaults): Plan[] {
  const { pointer, value } = trait
  const make = (rule: 'unseen_trait' | 'varying_trait', parts: string[]): Plan => {
    const unseen = rule === 'unseen_trait'
    const named = parts.map((part) => JSON.stringify(part)).join(', ')
    const left = faults.whole
      ? leave(survey, trait)
      : {
          fix: `Take ${named} out of the schema${unseen ? ' and the captions' : ''}`,
          schemaEdits: [{ op: 'without', path: pointer, parts } as const],
          replaced: undefined,
        }
    const also = unseen && faults.whole && left.fix !== undefined && left.replaced === undefined
    return {
      rule,
      severity: 'warning',
      trait,
      detail: parts.join('|'),
      message: () =>
        unseen
          ? `The schema says ${named}, but none of the ${faults.of} pictures looked at shows it`
          : `The schema says ${named}, but only ${faults.seen} of ${faults.of} pictures have it`,
      fix: left.fix && also ? `${left.fix} and the captions` : left.fix,
      schemaEdits: left.schemaEdits,
      brings: left.replaced,
      alone: true,
      inCaption: (image, view) => {
        const given = valueAt(view, pointer)
        if (left.replaced !== undefined)
          return { listed: false, edits: follow(survey, left.replaced, image, view) }
        if (!unseen || given === undefined || left.fix === undefined) return undefined
        if (faults.whole)
          return asText(given) === asText(value)
            ? { listed: true, edits: [{ op: 'remove', path: pointer }] }
            : undefined
        const own = formOf(pointer, given)?.list ? partsOf(asText(given)) : []
        return own.some((part) => parts.includes(part))
          ? { listed: true, edits: [{ op: 'without', path: pointer, parts }] }
          : undefined
      },
    }
  }
  if (faults.whole)
    return [
      faults.varying.length > 0
        ? make('varying_trait', [...faults.varying, ...faults.unseen])
        : make('unseen_trait', faults.unseen),
    ]
  return [
    ...(faults.unseen.length > 0 ? [make('unseen_trait', faults.unseen)] : []),
    ...(faults.varying.length > 0 ? [make('varying_trait', faults.varying)] : []),
  ]
}

function ownedPlan(survey: Survey, trait: Leaf, owner: { id: number; name: string }): Plan {
  const { pointer, value } = trait
  const left = leave(survey, trait)
  return {
    rule: 'one_image_trait',
    severity: 'warning',
    trait,
    detail: '',
    message: () =>
      `The schema says ${says(trait)}, which is about one image: ${JSON.stringify(quoted(owner.name))}`,
    fix: left.fix && left.replaced === undefined ? `${left.fix} and the other captions` : left.fix,
    schemaEdits: left.schemaEdits,
    brings: left.replaced,
    alone: true,
    inCaption: (image, view) => {
      if (left.replaced !== undefined)
        return { listed: image.id === owner.id, edits: follow(survey, left.replaced, image, view) }
      if (image.id === owner.id) return { listed: true, edits: [] }
      const same = asText(valueAt(view, pointer)) === asText(value)
      return same && left.fix !== undefined
        ? { listed: false, edits: [{ op: 'remove', path: pointer }] }
        : undefined
    },
  }
}

function contradictionPlan(survey: Survey, trait: Leaf): Plan | undefined {
  const { pointer } = trait
  const { agree, contradict } = survey.keeping.get(pointer) ?? { agree: 0, contradict: 0 }
  if (contradict === 0) return undefined
  const left = contradict > agree ? leave(survey, trait) : undefined
  const loosened = left?.fix === undefined ? undefined : left
  return {
    rule: 'contradicts_schema',
    severity: 'error',
    trait,
    detail: '',
    message: (images) =>
      `${images === 1 ? '1 caption says' : `${images} captions say`} something else than ${says(trait)}, which the schema says`,
    fix: loosened?.fix ?? `Put ${says(trait)}, which the schema says, into the captions`,
    schemaEdits: loosened?.schemaEdits ?? [],
    brings: loosened?.replaced,
    alone: false,
    inCaption: (image, view) => {
      const against = compare(survey, trait, image, view) === 'contradicts'
      if (loosened === undefined)
        return against ? { listed: true, edits: follow(survey, trait, image, view) } : undefined
      const edits = loosened.replaced ? follow(survey, loosened.replaced, image, view) : []
      return against || edits.length > 0 ? { listed: against, edits } : undefined
    },
  }
}

function missingPlan(survey: Survey, trait: Leaf): Plan {
  return {
    rule: 'missing_trait',
    severity: 'warning',
    trait,
    detail: '',
    message: (images) =>
      `${images === 1 ? '1 caption does' : `${images} captions do`} not say ${says(trait)}, which the schema says`,
    fix: `Put ${says(trait)} into the captions`,
    schemaEdits: [],
    alone: false,
    inCaption: (image, view) =>
      compare(survey, trait, image, view) === 'missing'
        ? { listed: true, edits: [{ op: 'set', path: trait.pointer, value: trait.value }] }
        : undefined,
  }
}

function liftPlans(survey: Survey): Plan[] {
  const { schema, rawSchema, total, wordings } = survey
  if (rawSchema === undefined) return []
  return [...wordings.keys()].flatMap((pointer): Plan[] => {
    if (valueAt(schema, pointer) !== undefined) return []
    const trait = sharedAt(survey, pointer, schema)
    if (trait === undefined) return []
    const count = wordings.get(pointer)?.counts.get(asText(trait.value)) ?? 0
    return [
      {
        rule: 'unvarying_trait',
        severity: 'info',
        trait,
        detail: asText(trait.value),
        message: () => `${count} of ${total} captions say ${says(trait)}, but the schema does not`,
        fix: `Put ${says(trait)} into the schema${count < total ? ' and into captions without it' : ''}`,
        schemaEdits: [{ op: 'set', path: pointer, value: trait.value }],
        brings: trait,
        alone: false,
        inCaption: (image, view) => ({
          listed: asText(valueAt(view, pointer)) === asText(trait.value),
          edits: follow(survey, trait, image, view),
        }),
      },
    ]
  })
}

/** All that is to be done about traits, from what the survey counted. */
export function plansOf(survey: Survey): Plan[] {
  const plans = survey.traits.flatMap((trait) => {
    if (!isSharedPath(trait.pointer)) return []
    const faults = faultsOf(survey, trait)
    const owner = ownerOf(survey, trait)
    if (faults?.whole) return faultPlans(survey, trait, faults)
    if (owner !== undefined) return [ownedPlan(survey, trait, owner)]
    const against = contradictionPlan(survey, trait)
    return [
      ...(faults ? faultPlans(survey, trait, faults) : []),
      ...(against ? [against] : []),
      missingPlan(survey, trait),
    ]
  })
  return [...plans, ...liftPlans(survey)]
}
