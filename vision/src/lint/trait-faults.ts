import { fileNameWords } from '../caption/file-name.ts'
import { colorNames } from '../color/color-names.ts'
import { objectOf } from '../json.ts'
import { shows } from './own-words.ts'
import type { Leaf } from './pointer.ts'
import type { Survey } from './survey.ts'
import { formOf } from './trait-forms.ts'
import { asText, mentions, partsOf, wordsOf } from './words.ts'

/** Fewer pictures or captions prove nothing of a set. */
export const LEAST_IMAGES = 5
/** A trait that less of the pictures have does not belong to the set. */
const LEAST_SHARE = 0.6

/** What is wrong with a trait in a schema, whatever the captions say. */
export interface TraitFaults {
  /** Words that no picture bears out, and those that too few do. The whole text where it is not a list. */
  unseen: string[]
  varying: string[]
  /** How many of the pictures have the words that vary. */
  seen: number
  of: number
  /** Whether all of the trait's words are at fault. */
  whole: boolean
}

const NOT_PARTS = new Set([
  ...colorNames.flatMap((name) => name.split(' ')),
  ...'object icon character scene subject figure style line lines shape shapes flat shaded outline color colors image picture'.split(
    ' ',
  ),
])

/** Fields in which schemas tell what one thing is and does; words of a single picture get there. */
const SUBJECT_FIELD =
  /^\/objects\/\d+\/(description|action|pose|expression|clothing|appearance_details|orientation)$/

/** The words of a file name that no other image's name has. */
export function distinctWords(survey: Survey, name: string): string[] {
  return wordsOf(fileNameWords(name)).filter(
    (word) => survey.nameWords.get(word) === 1 && word.length >= 4 && !NOT_PARTS.has(word),
  )
}

/** The one image whose name's own words a trait repeats; undefined where there is none, or more than one. */
export function ownerOf(
  survey: Survey,
  { pointer, value }: Leaf,
): { id: number; name: string } | undefined {
  if (!SUBJECT_FIELD.test(pointer) || typeof value !== 'string') return undefined
  if (survey.total < LEAST_IMAGES) return undefined
  const owners = survey.names.filter(({ name }) => {
    const words = distinctWords(survey, name)
    return words.length > 0 && words.every((word) => mentions(value, word))
  })
  return owners.length === 1 ? owners[0] : undefined
}

/** The trait's name in the schema's record of its own measurement. */
export function traitName(pointer: string): string {
  return pointer
    .slice(1)
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
}

/** What the schema itself records of a trait that varies, where there are no pictures to look at. */
function recordedFaults({ rawSchema }: Survey, pointer: string, text: string) {
  const record = objectOf(rawSchema?.measured_spread)
  const { share } = objectOf(record[traitName(pointer)])
  if (typeof share !== 'number' || share >= LEAST_SHARE) return undefined
  return { unseen: [], varying: [text], seen: Math.round(100 * share), of: 100, whole: true }
}

/** The faults that measuring finds in a trait; undefined for none, and where too few pictures were measured. */
export function faultsOf(survey: Survey, { pointer, value }: Leaf): TraitFaults | undefined {
  const { looked, subject } = survey
  const form = formOf(pointer, value)
  const text = asText(value)
  if (form === undefined) return undefined
  if (looked.length < LEAST_IMAGES) return recordedFaults(survey, pointer, text)
  const parts = form.list ? partsOf(text) : [text]
  const counts = parts.map((part) => ({
    part,
    seen: looked.filter(({ image }) => shows(image.measured, pointer, part, subject.ip)).length,
  }))
  const unseen = counts.filter(({ seen }) => seen === 0).map(({ part }) => part)
  const few = counts.filter(({ seen }) => seen > 0 && seen < LEAST_SHARE * looked.length)
  if (unseen.length + few.length === 0) return undefined
  return {
    unseen,
    varying: few.map(({ part }) => part),
    seen: Math.max(0, ...few.map(({ seen }) => seen)),
    of: looked.length,
    whole: unseen.length + few.length === parts.length,
  }
}
