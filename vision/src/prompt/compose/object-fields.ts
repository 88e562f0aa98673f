import { joinAnd } from '../../color/color-words.ts'
import type { JsonObject } from '../../json.ts'
import { MATERIALS } from '../../refine/words/things.ts'
import { colorFromWords } from '../colors.ts'
import { EXPRESSIONS, POSES, VERB_GERUNDS } from '../lexicon.ts'
import { isBeing } from '../things/kinds.ts'
import type { Thing } from '../things/thing.ts'
import { inSentence, render, tidy } from '../tokens/render.ts'
import type { Span, Token } from '../tokens/token.ts'
import { gerundAt, gerundOfThird, HEADINGS } from '../words/verbs.ts'

const TEXTURES =
  /^(?:fluffy|furry|fuzzy|hairy|scaly|smooth|rough|shiny|glossy|matte|polished|rusty|woolen|knitted|wet|dusty|velvety|silky|bumpy|spiky|cracked|weathered|worn|mossy|sparkly|glittery|satin|transparent|translucent|feathery|prickly|slimy|sticky|bubbly|foamy|crystal|icy|frosted|grainy|rubbery|plush|soft)$/

/** What is said of a thing, field by field; what was not said has no field. */
export function objectFields(thing: Thing, tokens: readonly Token[]): JsonObject {
  const free = thing.adjectives.filter(({ from, to }) => isFree(tokens, from, to))
  const fields: Record<string, string | number | undefined> = {
    relative_size: thing.size,
    shape_and_color: colorWords(thing, tokens),
    texture: free
      .filter(({ text }) => TEXTURES.test(text) || MATERIALS.has(text))
      .map(({ text }) => text)
      .join(', '),
    appearance_details: listed(thing.features, tokens),
    number_of_objects: (thing.count ?? 1) > 1 ? thing.count : undefined,
    pose: deeds(
      thing,
      tokens,
      thing.poses,
      free.filter(({ text }) => POSES.has(text)),
    ),
    expression: deeds(
      thing,
      tokens,
      thing.expressions,
      isSomebody(thing) ? free.filter(({ text }) => EXPRESSIONS.has(text)) : [],
    ),
    clothing: listed(thing.clothing, tokens),
    action: deeds(
      thing,
      tokens,
      thing.actions,
      free.filter(
        ({ text }) => VERB_GERUNDS.has(text) && !POSES.has(text) && !EXPRESSIONS.has(text),
      ),
    ),
    gender: genderOf(thing),
    orientation: thing.orientation,
  }
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as JsonObject
}

function isSomebody(thing: Thing): boolean {
  return (
    thing.identity === true ||
    thing.head === '' ||
    isBeing(thing.head) ||
    /^(?:face|mask|emoji|pumpkin|sun|moon|cloud)$/.test(thing.head)
  )
}

function isFree(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).every(({ use }) => use === undefined)
}

/** In the words that were said, with the base model's own word beside one that it never learned. */
function colorWords(thing: Thing, tokens: readonly Token[]): string {
  const said = thing.colors
    .filter(({ from, to }) => isFree(tokens, from, to))
    .map(({ text }) => shownColor(text))
  return joinAnd([...new Set(said)])
}

function shownColor(said: string): string {
  const table = colorFromWords(said)
  const last = said.split(' ').at(-1) ?? ''
  if (table === undefined || table === said || /\(/.test(said)) return said
  return colorFromWords(last) === last ? said : `${said} (${table})`
}

function listed(spans: readonly Span[], tokens: readonly Token[]): string {
  return spans
    .map((span) => inSentence(render(tokens, span).replace(/^(?:in|wearing|with) /, '')))
    .filter((text) => text !== '')
    .join(', ')
    .replace(/, ([^,]+)$/, spans.length === 2 ? ' and $1' : ', $1')
}

/** Verbs in their -ing form: "waves at a cat" is waving at a cat. */
function deeds(
  thing: Thing,
  tokens: readonly Token[],
  spans: readonly Span[],
  single: readonly { text: string }[],
): string {
  const plural = thing.plural || (thing.count ?? 1) > 1
  const told = spans.map((span) => {
    const text = tidy(render(tokens, span)).replace(/^with (?:an? )?/, '')
    const [first = '', ...rest] = text.split(' ')
    const gerund =
      gerundAt(first.toLowerCase(), true, plural) ??
      gerundAt(first.toLowerCase(), true, !plural) ??
      (HEADINGS.has(rest[0] ?? '') ? gerundOfThird(first.toLowerCase()) : undefined)
    return gerund === undefined || /^(?:arms|hands|legs|eyes|head|hunched|curled)$/i.test(first)
      ? text
      : [gerund, ...rest].join(' ')
  })
  return [...new Set([...single.map(({ text }) => text), ...told])]
    .filter((text) => text !== '')
    .join(', ')
}

function genderOf(thing: Thing): string | undefined {
  if (thing.identity) return undefined
  if (
    /^(?:man|boy|king|prince|gentleman|father|grandfather|grandpa|dad|wizard|monk|businessman|policeman|guy|groom|brother|uncle)$/.test(
      thing.head,
    )
  )
    return 'male'
  return /^(?:woman|girl|queen|princess|lady|mother|grandmother|grandma|mom|witch|nun|businesswoman|policewoman|bride|sister|aunt|ballerina|mermaid|geisha)$/.test(
    thing.head,
  )
    ? 'female'
    : undefined
}
