import { isObject, type JsonObject, textOf } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { editTexts } from '../document/texts.ts'
import { isWord, type Token } from '../text/tokens.ts'
import { aboutThing } from './summary.ts'

const PAIRS: readonly (readonly [string, string])[] = [
  ['girl', 'boy'],
  ['woman', 'man'],
  ['lady', 'gentleman'],
  ['queen', 'king'],
  ['princess', 'prince'],
  ['witch', 'wizard'],
  ['heroine', 'hero'],
  ['mother', 'father'],
  ['daughter', 'son'],
  ['sister', 'brother'],
  ['grandmother', 'grandfather'],
  ['waitress', 'waiter'],
  ['actress', 'actor'],
  ['female', 'male'],
  ['feminine', 'masculine'],
]
const TO_MALE = new Map(PAIRS)
const TO_FEMALE = new Map(PAIRS.map(([female, male]) => [male, female]))

/** Whether a word tells a gender: true for female, false for male. */
export function isFemale(word: string): boolean | undefined {
  const lower = word.toLowerCase()
  if (TO_MALE.has(lower)) return true
  return TO_FEMALE.has(lower) ? false : undefined
}

/** The words about a thing in another gender: its field, its nouns and its pronouns. */
export function withGender(document: JsonObject, thing: Thing, female: boolean): JsonObject {
  const about = aboutThing(document, thing.path)
  const nouns = female ? TO_FEMALE : TO_MALE
  const told = editTexts(document, (field) => (tokens) => {
    if (!about(field)) return undefined
    const after = tokens.map((token, i) => swapped(token, tokens[i + 1], nouns, female))
    return after.some((token, i) => token !== tokens[i]) ? after : undefined
  }).document
  const path = [...thing.path, 'gender']
  const known = isObject(thing.node) && textOf(getAt(told, path)) !== undefined
  return known ? setAt(told, path, female ? 'female' : 'male') : told
}

function swapped(
  token: Token,
  next: Token | undefined,
  nouns: ReadonlyMap<string, string>,
  female: boolean,
): Token {
  const word = nouns.get(token.lower) ?? pronoun(token.lower, next, female)
  if (word === undefined || word === token.lower) return token
  const text = /^\p{Lu}/u.test(token.text) ? word.charAt(0).toUpperCase() + word.slice(1) : word
  return { ...token, text, lower: word }
}

function pronoun(word: string, next: Token | undefined, female: boolean): string | undefined {
  if (female)
    return new Map([
      ['he', 'she'],
      ['him', 'her'],
      ['his', 'her'],
      ['himself', 'herself'],
    ]).get(word)
  if (word === 'her')
    return isWord(next) && !/^(?:and|or|is|in|on|at|with|to)$/.test(next?.lower ?? '')
      ? 'his'
      : 'him'
  return new Map([
    ['she', 'he'],
    ['hers', 'his'],
    ['herself', 'himself'],
  ]).get(word)
}
