import { colorNamesIn } from '../../color/color-words.ts'
import { type JsonObject, textOf } from '../../json.ts'
import { recolorObject } from '../assign/color.ts'
import { readTarget } from '../assign/target.ts'
import { fieldsNamed } from '../document/fields.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, type Path, pathText, startsWith } from '../document/path.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { colorsOf, recolorThing } from '../edits/recolor.ts'
import { setBackground } from '../edits/set-background.ts'
import { type Done, done, type Refused, refused, type Scene } from '../operation.ts'
import { type Phrase, readPhrase } from '../text/phrase.ts'
import { sameColor, splitColors } from '../words/hues.ts'

/** Where one thing is told in several colors, one of them: the schema's, else the most common, else that of its own field. */
export function reconciled(scene: Scene, words: string): Done | Refused | undefined {
  const target = readTarget(scene, words)
  const noun = target.words.replace(/\s*\bcolou?rs?$/i, '').trim()
  if (noun === '') return refused(`Say whose ${words} to fix, or what it should be.`)
  const [field] = fieldsNamed(scene.document, noun)
  if (/^background\b/.test(noun)) return background(scene)
  const phrase = readPhrase(noun)
  const told = phrase === undefined ? [] : said(scene, phrase, noun)
  if (
    phrase === undefined ||
    (told.length === 0 &&
      mentions(scene.document, phrase).length === 0 &&
      field?.value === undefined)
  )
    return refused(
      `The document says nothing of "${noun}": say what it is, such as "${noun} is …", or give context images that show it.`,
    )
  return ofPhrase(scene, phrase, noun, told)
}

interface Told {
  path: Path
  color: string
}

function said(scene: Scene, phrase: Phrase, noun: string): Told[] {
  const told = colorsOf(scene.document, { ...phrase, modifiers: [] }).map(({ field, color }) => ({
    path: field.path,
    color,
  }))
  const thing = thingNamed(scene, noun)
  const own =
    thing === undefined
      ? undefined
      : textOf(getAt(scene.document, [...thing.path, 'shape_and_color']))
  const named = own === undefined ? [] : colorNamesIn(own.toLowerCase())
  if (thing !== undefined && named.length === 1)
    told.push({ path: [...thing.path, 'shape_and_color'], color: named[0] ?? '' })
  return told
}

function thingNamed(scene: Scene, noun: string): Thing | undefined {
  const things = thingsOf(scene.document)
  const [at] = thingsNamed(things, noun, scene.ip)
  return at === undefined ? undefined : things[at]
}

function ofPhrase(
  scene: Scene,
  phrase: Phrase,
  noun: string,
  told: readonly Told[],
): Done | Refused {
  const wanted = schemaColor(scene.schema, phrase)
  const colors = distinct(told)
  const [only] = colors
  if (
    wanted !== undefined &&
    (colors.length > 1 || (only !== undefined && !sameColor(only, wanted)))
  )
    return recolored(scene, phrase, noun, wanted)
  if (colors.length > 1) return recolored(scene, phrase, noun, best(scene, noun, told, colors))
  const says = only === undefined ? 'names no color of' : `calls it ${only} everywhere:`
  const rest = only === undefined ? `"${noun}"` : `"${noun}"`
  return refused(
    `The document ${says} ${rest}. Say what it should be, such as "${noun} is …", or give context images that show it.`,
  )
}

function distinct(told: readonly Told[]): string[] {
  const colors: string[] = []
  for (const { color } of told)
    if (!colors.some((other) => sameColor(other, color))) colors.push(color)
  return colors
}

function schemaColor(schema: JsonObject, phrase: Phrase): string | undefined {
  const told = colorsOf(schema, { ...phrase, modifiers: [] })
  return told[0]?.color
}

/** The color that most texts name; of as many, the one that the thing's own object names, then its details, then the first. */
function best(
  scene: Scene,
  noun: string,
  told: readonly Told[],
  colors: readonly string[],
): string {
  const votes = (color: string): number =>
    told.filter((entry) => sameColor(entry.color, color)).length
  const own = thingNamed(scene, noun)
  const weight = (color: string): number =>
    Math.max(
      ...told.filter((entry) => sameColor(entry.color, color)).map(({ path }) => rank(path, own)),
    )
  return [...colors].sort((p, q) => votes(q) - votes(p) || weight(q) - weight(p))[0] ?? ''
}

function rank(path: Path, own: Thing | undefined): number {
  if (own !== undefined && startsWith(path, own.path)) return 3
  return /appearance|shape_and_color/.test(pathText(path)) ? 2 : path[0] === 'objects' ? 1 : 0
}

function recolored(scene: Scene, phrase: Phrase, noun: string, color: string): Done {
  const thing = thingNamed(scene, noun)
  const next = recolorThing(scene.document, { ...phrase, modifiers: [] }, color).document
  const owned =
    thing === undefined
      ? next
      : recolorObject(next, thingNamed({ ...scene, document: next }, noun) ?? thing, color)
  return done(thing !== undefined && splitColors(color) !== undefined ? owned : next, noun)
}

/** The background's own field is right; what other texts say of it is made to agree. */
function background(scene: Scene): Done | Refused {
  const wanted = textOf(scene.schema.background_setting)
  const [field] = fieldsNamed(scene.document, 'background')
  const own = textOf(field?.value)
  const phrase = readPhrase('background')
  const told =
    phrase === undefined ? [] : colorsOf(scene.document, phrase).map(({ color }) => color)
  const ownColor = colorNamesIn((own ?? '').toLowerCase())[0]
  const clash = told.some((color) => ownColor !== undefined && !sameColor(color, ownColor))
  if (wanted !== undefined && wanted !== own) return finish(setBackground(scene.document, wanted))
  if (own !== undefined && ownColor !== undefined && clash)
    return finish(setBackground(scene.document, ownColor))
  return refused(
    'The texts agree about the background. Say what it should be, or give context images that show it.',
  )
}

function finish(outcome: Done | Refused): Done | Refused {
  return outcome
}
