import { type JsonObject, objectsOf, textOf } from '../../json.ts'
import { pathFor, textAt } from '../assign/look.ts'
import { itemsOf } from '../edits/coerce.ts'
import type { Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { measured } from './measured.ts'
import { saidOf } from './said-of.ts'

/** What a document, and the pictures that came with it, say about one trait in other places: phrases, in order. */
export function factsFor(id: string, scene: Scene, object: JsonObject | undefined): string[] {
  const facts = FACTS[id] ?? []
  return facts.flatMap((fact) => fact(scene, object)).filter((phrase) => phrase !== '')
}

type Fact = (scene: Scene, object: JsonObject | undefined) => string[]

const told =
  (id: string, word: (text: string) => string): Fact =>
  (scene) => {
    const text = textAt(scene.document, pathFor(scene.document, id)) ?? listed(scene.document, id)
    return text === undefined ? [] : [word(bare(text))]
  }

/** A list of colors as a text. */
function listed(document: JsonObject, id: string): string | undefined {
  const value = document[String(pathFor(document, id)[0])]
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value.join(', ')
    : undefined
}

function bare(text: string): string {
  const plain = text.trim().replace(/[.;]$/, '')
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(plain)
    ? plain.charAt(0).toLowerCase() + plain.slice(1)
    : plain
}

const medium = told('medium', (text) => text)
const style = told('style', (text) => `${text} style`)
const scheme = told('color_scheme', (text) => `palette of ${text}`)
const light = told('lighting', (text) =>
  /light|shadow|lit\b|glow/.test(text) ? text : `${text} light`,
)
const direction = told('direction', (text) =>
  /^(?:lit|light)/.test(text) ? text : `light ${text}`,
)
const shadows = told('shadows', (text) =>
  /^(?:none|no\b)/.test(text) ? 'no shadows' : /shadow/.test(text) ? text : `${text} shadows`,
)
const mood = told('mood', (text) => (/mood|atmosphere/.test(text) ? text : `${text} mood`))
const composition = told('composition', (text) =>
  /composition/.test(text) ? text : `${text} composition`,
)
const background = told('background', (text) =>
  /background/.test(text) ? text : `in the background ${text}`,
)
const depth = told('depth_of_field', (text) => `${text} depth of field`)
const angle = told('camera_angle', (text) =>
  /angle|view|level/.test(text) ? text : `${text} angle`,
)

const own =
  (key: string, word: (text: string) => string): Fact =>
  (_, object) => {
    const text = textOf(object?.[key])
    return text === undefined ? [] : [word(bare(text))]
  }

const textures: Fact = ({ document }) =>
  objectsOf(document).flatMap((object) => {
    const text = textOf(object.texture)
    return text === undefined ? [] : [/texture/.test(text) ? bare(text) : `${bare(text)} texture`]
  })

const colors: Fact = ({ document }) =>
  objectsOf(document).flatMap((object) => textOf(object.shape_and_color) ?? [])

/** What the object's other fields say of each garment. */
const garments: Fact = (_, object) => {
  const worn = itemsOf(textOf(object?.clothing) ?? '').flatMap((item) => readPhrase(item) ?? [])
  const others = Object.entries(object ?? {}).flatMap(([key, value]) =>
    key === 'clothing' || typeof value !== 'string' ? [] : [value],
  )
  return worn.flatMap((phrase) =>
    others.flatMap((text) => saidOf(text, { ...phrase, modifiers: [] })),
  )
}

const first =
  (fact: (object: JsonObject) => Fact[]): Fact =>
  (scene) => {
    const [object] = objectsOf(scene.document)
    return object === undefined ? [] : fact(object).flatMap((entry) => entry(scene, object))
  }

/** "friendly" needs its noun, "a friendly smile" has one. */
function withNoun(text: string): string {
  return /\b(?:expression|smile|grin|frown|face|look|gaze)$/i.test(text)
    ? text
    : `${text} expression`
}

const OBJECT: readonly Fact[] = [
  own('shape_and_color', (text) => text),
  own('texture', (text) => (/texture|surface/.test(text) ? text : `${text} texture`)),
  own('appearance_details', (text) => text),
  own('clothing', (text) => `wearing ${text}`),
  own('pose', (text) => text),
  own('action', (text) => text),
  own('expression', (text) => (/ing$/.test(text) ? text : withNoun(text))),
  own('orientation', (text) => text),
  own('relationship', (text) => text),
]

const FACTS: Readonly<Record<string, readonly Fact[]>> = {
  style: [medium, measured('style'), scheme, textures, light, mood],
  medium: [style, measured('style'), textures, scheme],
  lighting: [direction, shadows, measured('light'), mood],
  direction: [light, shadows],
  shadows: [direction, light],
  color_scheme: [colors, measured('colors'), background, mood],
  mood: [light, scheme, composition],
  composition: [
    angle,
    depth,
    own('location', (text) => `subject at the ${text}`),
    first(() => [
      own('location', (text) => `subject ${/^(?:in|on|at)/.test(text) ? text : `at the ${text}`}`),
    ]),
  ],
  background: [measured('background'), light, depth, mood],
  context: [medium, style, mood],
  summary: [first(() => [...OBJECT]), background, light, mood, medium],
  description: [...OBJECT],
  appearance: [...OBJECT.filter((_, i) => i !== 2)],
  clothing: [garments],
  colors: [own('texture', (text) => `${text} texture`)],
  texture: [own('shape_and_color', (text) => text), own('appearance_details', (text) => text)],
  pose: [
    own('action', (text) => text),
    own('orientation', (text) => text),
    own('expression', withNoun),
  ],
  action: [own('pose', (text) => text), own('orientation', (text) => text)],
  expression: [mood, own('action', (text) => text)],
  location: [
    own('relationship', (text) => text),
    own('relative_size', (text) => `${text} in the frame`),
  ],
  camera_angle: [told('lens', (text) => (/mm|lens/.test(text) ? text : `${text} lens`)), depth],
  depth_of_field: [told('focus', (text) => text), told('lens', (text) => text)],
}

export function isKnownTopic(id: string): boolean {
  return Object.hasOwn(FACTS, id)
}
