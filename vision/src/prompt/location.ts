import { BODY_PARTS } from './lexicon.ts'

const VERTICAL = 'top|upper|bottom|lower'
const HORIZONTAL = 'left|right|center|centre|middle'
const PART = '(?: hand)?(?: (?:side|corner|edge|half|third|part|area|portion))?'
const FRAME =
  '(?: of (?:the |an |a )?(?:image|picture|frame|canvas|page|scene|composition|screen|background|photo))?'
const PATTERN = new RegExp(
  `\\b(?:(?:placed|positioned|located|put|moved?) )?(?:on|to|at|in|into|towards?|near) (?:the |its |your )?(?:very |far |extreme )?` +
    `(?:(${VERTICAL})\\b)?(?: ?(?:and )?(${HORIZONTAL})\\b)?${PART}${FRAME}(?: (\\S+))?`,
  'g',
)
const BARE = new RegExp(
  `\\b(${VERTICAL}) (left|right)(?: hand)? corner${FRAME}\\b|\\b(center|centre)ed\\b`,
)

/** The location's words in the base model's order: "top left", "center". */
function wording(vertical: string | undefined, horizontal: string | undefined): string {
  const v = vertical === 'upper' ? 'top' : vertical === 'lower' ? 'bottom' : (vertical ?? '')
  const middle = horizontal === 'centre' || horizontal === 'middle' || horizontal === 'center'
  const h = middle ? '' : (horizontal ?? '')
  return `${v} ${h}`.trim() || 'center'
}

/**
 * Replaces each position in the frame by a mark (`@top-left`) in its place, so that it can be bound to the object
 * before it. "left of the tree", "on top of a box" and "the left hand" are no positions in the frame.
 */
export function markLocations(text: string): string {
  const facing = markFacing(text)
  const marked = facing.replace(
    PATTERN,
    (
      all: string,
      v: string | undefined,
      h: string | undefined,
      next: string | undefined,
      at: number,
    ) => {
      if (v === undefined && h === undefined) return all
      // "in the center of a black background": those words are gone by now, only their "of" is left.
      const dangling = next === 'of' && /^(?: ,|$)/.test(facing.slice(at + all.length))
      if ((next === 'of' && !dangling) || BODY_PARTS.has(next ?? '')) return all
      return `@${wording(v, h).replace(' ', '-')}${next === undefined || dangling ? '' : ` ${next}`}`
    },
  )
  const bare = BARE.exec(marked)
  if (bare === null) return marked
  return marked.replace(BARE, `@${wording(bare[1], bare[2] ?? bare[3]).replace(' ', '-')}`)
}

const FACING =
  /\b(looking|facing|turned|turning|gazing|flying|running|walking|moving|driving|swimming) (?:(?:to|towards?) )?(?:the |its )?(left|right)\b(?! (?:hand|of|side|corner))/g

/** "facing left" is a direction and no place; it becomes `~left`, after the verb where that tells an action. */
function markFacing(text: string): string {
  return text.replace(FACING, (_, verb: string, side: string) =>
    /^(?:fly|run|walk|mov|driv|swim)/.test(verb) ? `${verb} ~${side}` : `~${side}`,
  )
}

export function markedDirection(word: string): string | undefined {
  return word.startsWith('~') ? word.slice(1) : undefined
}

export function markedLocation(word: string): string | undefined {
  return word.startsWith('@') ? word.slice(1).replace('-', ' ') : undefined
}
