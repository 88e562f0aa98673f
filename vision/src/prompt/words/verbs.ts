import { anyGerund, gerundOf, isPlainVerb, verbOfThird } from '../../refine/words/verbs.ts'
import { wordList } from '../../refine/words/word-list.ts'
import { EXPRESSIONS, MAYBE_ACTIONS, NOT_ACTIONS, POSES } from '../lexicon.ts'

export type Deed = 'action' | 'pose' | 'expression'

/** Forms that are nouns more often than verbs. */
const NOUNS = wordList(
  `lights plants waves leaves drops steps tops frames stars signs rocks sails rings prints hands arms boats bats sticks faces shadows
   flowers trees clouds flames sparks dots spots stripes lines patches patterns points horns wings bows blossoms petals roses works
   plays rows piles bowls cups boxes bikes blocks blankets books brushes buttons cards circles clubs coats combs cooks crowns cuts
   drinks drums dresses fans feeds films fires fits flags floats forks guards guides guitars hats heads hills houses jumps keys kisses kites knots
   lamps lanterns leads looks masks models nails nests nets notes nuts objects ovens parks parts paths peaks pets phones pictures pins pipes
   pots pumps rails ribs roots ropes rugs sacks saws seats sets shells ships shirts shoes shops shots sinks skates skirts socks
   stains stamps stands strings studies suits tables tiles tools tracks trains trails turns veils walls watches waters weeds wheels wraps
   dances dreams smiles laughs cries frowns glows grins`,
)
const POSE_MORE = wordList(
  'leaning bending bowing stooping stretching slumping slouching sprawling sprawled slumped perched seated crouched curled hunched reclining tilting balancing meditating hanging dangling',
)
const FACE = wordList(
  'smiling grinning frowning laughing crying smirking scowling pouting beaming winking blushing glaring sobbing weeping yawning giggling sneering grimacing squinting',
)
/** Verbs that say how somebody looks: "looks surprised". */
export const SEEMS = wordList('looks look seems seem appears appear feels feel looking')

/** Past tenses that no rule gives away; those that are nouns as well are not here. */
const PAST: ReadonlyMap<string, string> = new Map(
  'flew fly,sat sit,stood stand,ran run,ate eat,wore wear,went go,came come,took take,gave give,rode ride,threw throw,caught catch,swam swim,sang sing,drank drink,wrote write,blew blow,fell fall,held hold,slept sleep,knelt kneel,lay lie,hid hide,swung swing,drove drive,shook shake,dug dig,built build'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** The -ing form of a verb at a place where a verb may stand; undefined for no verb. */
export function gerundAt(word: string, afterNoun: boolean, plural: boolean): string | undefined {
  if (isGerund(word)) return word
  if (!afterNoun) return undefined
  // "a dog painting" paints, "a painting" hangs.
  if (MAYBE_ACTIONS.has(word)) return word
  if (word === 'asleep') return 'sleeping'
  const past = PAST.get(word)
  if (past !== undefined) return gerundOf(past)
  if (plural) return isPlainVerb(word) ? anyGerund(word) : undefined
  return verbOfThird(word) !== undefined ? anyGerund(word) : undefined
}

/** The -ing form of a verb that no list knows, from its third person: "hurries" is hurrying. */
export function gerundOfThird(word: string): string | undefined {
  if (!/^\p{L}{3,}[^su]s$/u.test(word)) return undefined
  if (word.endsWith('ies')) return `${word.slice(0, -3)}ying`
  const plain = /(?:sh|ch|x|zz|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
  return gerundOf(plain)
}

/** Words that only a movement leads to: "hurries across", "dashes towards". */
export const HEADINGS = wordList(
  'across past through into along towards toward onto away off up down',
)

export function maybeNoun(word: string): boolean {
  return NOUNS.has(word) || MAYBE_ACTIONS.has(word)
}

export function isGerund(word: string): boolean {
  if (word === 'wearing' || word === 'having' || word === 'facing') return true
  if (!word.endsWith('ing') || word.length < 5 || word.length > 20) return false
  return /[aeiouy]/.test(word.slice(0, -3)) && !NOT_ACTIONS.has(word) && !MAYBE_ACTIONS.has(word)
}

/** Which field a verb in its -ing form belongs to. */
export function deedOf(gerund: string): Deed {
  if (FACE.has(gerund) || EXPRESSIONS.has(gerund)) return 'expression'
  return POSES.has(gerund) || POSE_MORE.has(gerund) ? 'pose' : 'action'
}

/** Verbs that tie their subject to somebody or something else in the picture. */
export const TIES = wordList(
  `holding carrying riding pushing pulling dragging chasing hugging feeding petting lifting fighting driving kissing following leading
   embracing cuddling catching throwing kicking hunting walking steering flying pointing juggling balancing stroking grabbing
   clutching wielding hauling towing helping protecting guarding facing watching kissing rescuing licking bathing painting`,
)
