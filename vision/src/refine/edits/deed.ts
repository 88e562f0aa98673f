import { EXPRESSIONS, POSE_PHRASES } from '../../prompt/lexicon.ts'
import { stateOf } from '../../prompt/states.ts'
import { isAdjective } from '../text/adjective.ts'
import { lowerWords } from '../text/tokens.ts'
import { readMood } from '../values/look.ts'
import { DETERMINERS, PREPOSITIONS } from '../words/closed.ts'
import { BEINGS } from '../words/things.ts'
import {
  anyGerund,
  gerundOf,
  isPlainVerb,
  PARTICIPLES,
  POSTURES,
  verbOfGerund,
} from '../words/verbs.ts'

/** What somebody does, how they stand or look: the field of a structured prompt and its words. */
export interface Deed {
  field: 'action' | 'pose' | 'expression' | 'orientation'
  text: string
  /** The plain verb, where there is one. */
  verb?: string
}

const FACING =
  /^(?:(?:look|looks|looking|face|faces|facing|turn|turns|turned|turning|gaze|gazes|gazing)\s+)(?:to |towards? |at )?(?:the |its |her |his |their )?(left|right|viewer|camera|front|back|side|away|forward|down|up|upwards?|downwards?)(?: side| hand side)?$/i
const POSTURE_WORDS =
  /^(?:stand|sit|lie|kneel|crouch|squat|lean|recline|lounge|slouch|perch|pose|sprawl|stoop|hang)$/

/**
 * Reads a phrase such as "wave", "sits on a bench", "smiling", "arms crossed", "looking to the left"; undefined for a
 * phrase that begins with no word for a deed or a state.
 */
export function readDeed(text: string, surely = false): Deed | undefined {
  const bare = text
    .trim()
    .replace(
      /^(?:be|is|are|being|to be|to|look|looks|looking|appear|appears|seem|seems|feel|get|become)\s+(?=\S)/i,
      (lead) => (/^look/i.test(lead) && !leadsToState(text) ? lead : ''),
    )
  const facing = FACING.exec(bare) ?? FACING.exec(text)
  if (facing?.[1] !== undefined && /^(?:left|right)$/i.test(facing[1]))
    return { field: 'orientation', text: `facing ${facing[1].toLowerCase()}` }
  if (/^(?:fac|turn)/i.test(bare) && facing?.[1] !== undefined)
    return { field: 'orientation', text: facingWords(facing[1].toLowerCase()) }
  const words = lowerWords(bare)
  if (
    /^(?:wear|wears|wearing|have|has|having|include|includes|including|contain|contains|feature|features|show|shows|say|says|mention|need|needs|become|becomes)$/.test(
      words[0] ?? '',
    )
  )
    return undefined
  if (POSE_PHRASES.has(words.slice(0, 2).join(' '))) return { field: 'pose', text: bare }
  const first = words[0] ?? ''
  const at = /^(?:at|towards?|into)$/.test(words[1] ?? '')
  if (
    /^(?:smil(?:es?|ing)|grin(?:s|ning)?|frown(?:s|ing)?|laugh(?:s|ing)?)$/.test(first) &&
    (words.length <= 2 || at)
  )
    return {
      field: 'expression',
      text: [anyGerund(first) ?? first, ...bare.split(/\s+/).slice(1)].join(' '),
    }
  if (EXPRESSIONS.has(first) && words.length <= 3 && !isPlainVerb(first))
    return { field: 'expression', text: bare }
  return verbDeed(bare, first) ?? (surely ? unknownVerb(bare, first) : undefined)
}

function facingWords(side: string): string {
  if (side === 'viewer' || side === 'camera') return `facing the ${side}`
  return side === 'away' ? 'facing away' : `facing ${side}`
}

/** "look happy", "appear tired": the verb only leads to the state. */
function leadsToState(text: string): boolean {
  const [, second = ''] = lowerWords(text)
  return (
    EXPRESSIONS.has(second) ||
    isAdjective(second) ||
    readMood(second) !== undefined ||
    /(?:ed|ful|less|y|ous)$/.test(second) ||
    PARTICIPLES.has(second)
  )
}

/** "knead dough" after "have him": a word of no list that can only be a verb there. */
function unknownVerb(bare: string, first: string): Deed | undefined {
  const other =
    isAdjective(first) ||
    EXPRESSIONS.has(first) ||
    BEINGS.has(first) ||
    PREPOSITIONS.has(first) ||
    DETERMINERS.has(first)
  if (other || !/^\p{Ll}{3,}$/u.test(first) || /(?:ed|er|est|ly|ing|ous|ful|less|s)$/.test(first))
    return undefined
  const rest = bare.split(/\s+/).slice(1).join(' ')
  return { field: 'action', text: `${gerundOf(first)} ${rest}`.trim(), verb: first }
}

function verbDeed(bare: string, first: string): Deed | undefined {
  const gerund =
    anyGerund(first) ?? (/ing$/.test(first) && stateOf(first, true) ? first : undefined)
  if (gerund === undefined) {
    const state = stateOf(first, true)
    return state === undefined || state.field === 'expression'
      ? undefined
      : { field: state.field, text: bare }
  }
  const rest = bare.split(/\s+/).slice(1).join(' ')
  const verb = verbOfGerund(gerund) ?? gerund.replace(/ing$/, '')
  const field = POSTURE_WORDS.test(verb) ? 'pose' : 'action'
  return { field, text: `${gerund} ${rest}`.trim(), verb }
}

/** Whether two deeds cannot be done at once: a body has one posture. */
export function clashes(verb: string | undefined, words: string): boolean {
  if (verb === undefined || !POSTURES.has(verb)) return false
  const gerund = lowerWords(words)
    .map(anyGerund)
    .find((word) => word !== undefined)
  const other = gerund === undefined ? undefined : verbOfGerund(gerund)
  return other !== undefined && POSTURES.has(other) && other !== verb
}
