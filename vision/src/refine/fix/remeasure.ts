import { styleWords } from '../../caption/style-words.ts'
import {
  backgroundWords,
  compositionWords,
  lightingWords,
  locationWords,
  paletteNames,
  sizeWord,
} from '../../caption/traits.ts'
import { joinAnd, joinScheme, unique } from '../../color/color-words.ts'
import { isObject, textOf } from '../../json.ts'
import type { Measurement } from '../../measure/measurement.ts'
import { recolorObject } from '../assign/color.ts'
import { pathFor } from '../assign/look.ts'
import { readTarget } from '../assign/target.ts'
import { fieldsNamed } from '../document/fields.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { recolorThing } from '../edits/recolor.ts'
import { setBackground } from '../edits/set-background.ts'
import { setLight } from '../edits/set-light.ts'
import { measurementOf } from '../facts/measured.ts'
import { type Done, done, type Refused, refused, type Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { partColor } from './part-color.ts'

type Read = (measurement: Measurement) => string

/** Traits of the picture that pixels tell. */
const TRAITS: Readonly<Record<string, Read>> = {
  color_scheme: (m) =>
    joinScheme(unique([...paletteNames(m.palette), ...backgroundWords(m.background).colors])),
  lighting: lightingWords,
  composition: compositionWords,
  style: (m) => styleWords(m).join(', '),
  medium: (m) => (m.photographic ? 'photograph' : 'digital illustration'),
  location: (m) => (m.subject ? locationWords(m.subject.box) : ''),
  size: (m) => (m.subject ? sizeWord(m.subject.box) : ''),
  colors: (m) => (m.subject ? joinAnd(paletteNames(m.palette)) : ''),
}

/** What the words name, measured in the context images; refused where the images do not agree or do not show it. */
export function remeasured(scene: Scene, words: string): Done | Refused | undefined {
  const all = scene.images.map(measurementOf)
  const target = readTarget(scene, words)
  if (/^(?:background|backdrop)(?: color| setting)?$/.test(target.words))
    return ofBackground(scene, all)
  const color = /^(?<noun>.*?)\s*\bcolou?rs?$/.exec(target.words)?.groups
  const [field] = fieldsNamed(scene.document, target.words)
  const id = field?.concept?.id
  if (id !== undefined && TRAITS[id] !== undefined) return ofTrait(scene, id, all)
  const noun = color?.noun?.trim() ?? target.words
  const things = thingsOf(scene.document)
  const [at] = noun === '' ? [0] : thingsNamed(things, noun, scene.ip)
  const thing = things[at ?? -1]
  if (thing !== undefined && (at === 0 || things.length === 1)) return ofSubject(scene, thing, all)
  return ofPart(scene, noun)
}

function agreed(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [value, count] = [...counts].sort((p, q) => q[1] - p[1])[0] ?? ['', 0]
  return value !== '' && count * 2 > values.length ? value : undefined
}

function disagree(what: string): Refused {
  return refused(`The context images do not show one ${what}: say what it should be.`)
}

function ofBackground(scene: Scene, all: readonly Measurement[]): Done | Refused {
  const setting = agreed(all.map(({ background }) => backgroundWords(background).setting))
  if (setting === undefined || setting === 'busy background') return disagree('plain background')
  const color = /^solid (.+) background$/.exec(setting)?.[1]
  return setBackground(scene.document, color ?? setting)
}

function ofTrait(scene: Scene, id: string, all: readonly Measurement[]): Done | Refused {
  const value = agreed(all.map((measurement) => TRAITS[id]?.(measurement) ?? ''))
  if (value === undefined) return disagree(id.replaceAll('_', ' '))
  if (id === 'lighting') return done(setLight(scene.document, value))
  const path = pathFor(scene.document, id)
  const old = getAt(scene.document, path)
  return done(setAt(scene.document, path, Array.isArray(old) ? value.split(/, | and /) : value))
}

/** The subject's own colors, most common first. */
function ofSubject(scene: Scene, thing: Thing, all: readonly Measurement[]): Done | Refused {
  const lists = all.map((m) => (m.subject === undefined ? [] : paletteNames(m.palette)))
  const names = unique(lists.flat()).filter(
    (name) => lists.filter((list) => list.includes(name)).length * 2 > lists.length,
  )
  if (names.length === 0) return disagree('color of the subject')
  const { document } = scene
  if (!isObject(thing.node)) return done(recolorObject(document, thing, names[0] ?? ''))
  const path = [...thing.path, 'shape_and_color']
  const old = textOf(getAt(document, path))
  const next =
    old === undefined || names.length > 1 ? setAt(document, path, joinAnd(names)) : document
  return done(
    names.length === 1 ? recolorObject(document, thing, names[0] ?? '') : next,
    thing.heads.at(-1),
  )
}

/** The hair, the shoes: the color of the part of the subject where such things are. */
function ofPart(scene: Scene, noun: string): Done | Refused | undefined {
  const phrase = readPhrase(noun)
  if (phrase === undefined || mentions(scene.document, phrase).length === 0) return undefined
  const color = partColor(scene, phrase)
  if (color === undefined)
    return refused(
      `The context images do not tell the color of "${noun}": say what it is, such as "${noun} is …".`,
    )
  return done(recolorThing(scene.document, { ...phrase, modifiers: [] }, color).document, noun)
}
