import { isNounPhrase } from '../text/phrase.ts'
import { isWord, tokensOf } from '../text/tokens.ts'
import { ABBREVIATIONS, DETERMINERS, PREPOSITIONS } from '../words/closed.ts'
import { verbOfThird } from '../words/verbs.ts'
import { withoutPoliteness } from './clean.ts'
import { withoutReason } from './plain-words.ts'
import { withSubject } from './shared-subject.ts'
import { AMBIGUOUS, COMMANDS } from './verbs.ts'

/** A full stop after "Dr" or an initial ends no sentence. */
const SENTENCE_END = new RegExp(
  `(?<!\\b(?:${ABBREVIATIONS.source}|\\p{L})(?=\\.))[.!?;]+(?=\\s|$)|\\n+`,
  'iu',
)
const CONNECTOR =
  /,?\s+(?:and then|and also|and|then|but|plus|also|as well as)\s+|,\s+(?:then\s+|also\s+)?|\s+[–—&+]\s+/g
const STATEMENT =
  /^(?:(?:the|a|an|her|his|its|their|your|my|this|all|every|each|both)\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,3}?\s+(?:is|are|should|must|needs?|shouldn['’]t|isn['’]t|aren['’]t|wears?|will|shall|can|cannot|stays?|remains?|has)\s/iu
const NEGATIVE = /^(?:no|without|don['’]?t|do not|never|remove|not\s+\p{L}+ing)\s/iu

/** "…, seed: 99": a field and its value. */
const KEYED = /^[\p{L}_][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_]+){0,2}\s*(?:=|:(?=\s)|→|=>|->)/u

/** One space between words: patterns that take any white space are slow where there is much of it. */
function evenlySpaced(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split(/\s/).filter(Boolean).join(' '))
    .join('\n')
}

/** An instruction in the parts that ask for one change each, in order. */
export function splitInstruction(text: string): string[] {
  const listed = evenlySpaced(text).replace(/(^|\s)\(?\d{1,2}[.)]\s+(?=\p{L})/gu, '\n')
  const clauses = listed
    .split(SENTENCE_END)
    .flatMap((sentence) => splitSentence(withoutPoliteness(withoutReason(sentence))))
    .map(withoutPoliteness)
    .filter((clause) => clause !== '' && !POLITE.test(clause))
  return withoutDenials(clauses)
}

const POLITE =
  /^(?:please|thanks?|thank you(?: so much| very much| in advance)?|many thanks|cheers|hi|hello|hey|ok(?:ay)?|great|sorry|that(?:'s| is) (?:all|it))$/i

const DENIAL = /^.+?\s(?:is|are|should)(?:\s+not|n['’]t)\s+(?:be\s+)?\S+(?:\s+\S+){0,2}$/i
const WRONGLY =
  /^.+?\s(?:is|are)\s+(?:wrongly|incorrectly|mistakenly|falsely|erroneously)\s+(?:described|called|named|given|shown|stated|written)\b/i
const INSTEAD = /^(?:she|he|it|they)(?:['’]s|['’]re|\s+(?:is|are|should\s+be|should|must\s+be))\s+/i
const DISLIKE = /^(?:i|we)\s+(?:do\s+not|don['’]?t)\s+(?:like|want|need)\s+/i
/** "… make it purple" after "I don't like the coat". */
const IT = /(?<=^\p{L}+\s(?:\p{L}+\s)?)(?:it|them|that|those)(?=\s)/iu
/** "… please change it everywhere": no more than what was said. */
const SO =
  /^(?:(?:fix|change|update|correct|adjust|apply|do|use|keep) (?:it|that|this|them|everything|the rest|all of it)|fix|correct|change|update|adjust)(?: (?:everywhere|accordingly|throughout|consistently|as well|too|to match))?$/i
const TO_FIX = /^(?:fix|correct|repair|rectify|amend|revise)\s+(?!.*\s(?:to|as|into|=)\s)\S/i
const TAKE = /^(?:remove|delete|drop|take away|get rid of)\s+(?:it|them|that|those|these)$/i

/** "She is not standing, she is sitting" asks for one change; so does "I don't like the hat, remove it". */
function withoutDenials(clauses: readonly string[]): string[] {
  return clauses.flatMap((clause, i) => {
    const next = clauses[i + 1] ?? ''
    if (
      (DENIAL.test(clause) || WRONGLY.test(clause)) &&
      INSTEAD.test(next) &&
      !/\b(?:not|n['’]t)\b/i.test(next)
    )
      return []
    if (TAKE.test(clause) && DISLIKE.test(clauses[i - 1] ?? '')) return []
    const before = clauses[i - 1] ?? ''
    if (DISLIKE.test(clause) && IT.test(next) && !TAKE.test(next)) return []
    if (DISLIKE.test(before) && IT.test(clause))
      return [clause.replace(IT, before.replace(DISLIKE, ''))]
    if (i > 0 && SO.test(clause)) return []
    if (TO_FIX.test(clause) && INSTEAD.test(next)) return []
    if (TO_FIX.test(before) && INSTEAD.test(clause))
      return [`${before} = ${clause.replace(INSTEAD, '')}`]
    if (INSTEAD.test(clause) && (DENIAL.test(before) || WRONGLY.test(before)))
      return [clause.replace(/^\S+?(?=['’]|\s)/, subjectOf(before))]
    return [clause]
  })
}

function subjectOf(clause: string): string {
  return (
    /^(?<subject>.+?)\s(?:is|are|isn['’]t|aren['’]t|should|shouldn['’]t)\b/i.exec(clause)?.groups
      ?.subject ?? 'it'
  )
}

/** "Both the hat and the boots should be red": the first part says nothing without the second. */
const BARE_SUBJECT = /^(?:both|neither|all|all of)\s/i

/** A noun phrase alone before another subject: the verb that comes counts for both. */
function isJointSubject(left: string, connector: string): boolean {
  if (!/^\s*(?:,?\s*and|&|as well as|plus)\s*$/i.test(connector)) return false
  if (left.length > MAX_OPENING) return false
  const words = withoutPoliteness(left)
  const [first = ''] = words.toLowerCase().split(' ')
  if (BARE_SUBJECT.test(words)) return isNounPhrase(words.replace(/^(?:both|all of|all)\s+/i, ''))
  return !COMMANDS.has(first) && /^(?:the|her|his|its|their)\s/i.test(words) && isNounPhrase(words)
}

const MAX_OPENING = 200

/** "should also include": the connector stands inside of a verb. */
const LED = /\b(?:should|must|can|could|will|would|to|is|are|has|have|needs?)\s*$/i

function splitSentence(sentence: string): string[] {
  const clauses: string[] = []
  let start = 0
  let subject: string | undefined
  for (const match of sentence.matchAll(CONNECTOR)) {
    const left = sentence.slice(start, match.index)
    // What opens a part shows at its beginning: the rest of a long sentence is not read again for each comma.
    const right = sentence.slice(match.index + match[0].length).slice(0, MAX_OPENING)
    if (/^\s*instead of\b/i.test(left)) continue
    if (left.trim() === '' || LED.test(left.slice(-20)) || isJointSubject(left, match[0])) continue
    const told = withSubject(
      withoutPoliteness((subject ?? left).slice(0, MAX_OPENING)),
      withoutPoliteness(right),
    )
    if (told === undefined && !opens(right, match[0])) continue
    clauses.push(subject === undefined ? left : `${subject}${left}`)
    start = match.index + match[0].length
    subject = told?.slice(0, -withoutPoliteness(right).length)
  }
  const rest = sentence.slice(start)
  return carried([...clauses, subject === undefined ? rest : `${subject}${rest}`])
}

/** Whether the words after a connector begin an instruction of their own. */
function opens(text: string, connector: string): boolean {
  const rest = withoutPoliteness(text)
  const [first, second] = tokensOf(rest).filter(isWord)
  const word = first?.lower ?? ''
  if (COMMANDS.has(word)) return !AMBIGUOUS.has(word) || startsObject(second?.lower)
  if (KEYED.test(rest)) return true
  if (NEGATIVE.test(rest)) return !(/^not/i.test(rest) && connector.trim() === ',')
  if (/^(?:who|which|that|where)\s/i.test(rest)) return false
  return STATEMENT.test(`${rest} `) || tellsDeed(rest)
}

/** "Bo holds a guitar", "the dog sits": a subject and a verb of its own. */
function tellsDeed(text: string): boolean {
  const [subject = '', verb = '', object = 'a'] =
    /^((?:the|her|his|its|their)\s+\p{L}+|\p{Lu}\p{L}+|she|he|it|they)\s+(\p{L}+)(?:\s+(\p{L}+))?/iu
      .exec(text)
      ?.slice(1) ?? []
  if (subject === '' || verbOfThird(verb.toLowerCase()) === undefined) return false
  return /^(?:\p{Lu}|the\s|she$|he$|it$|they$)/iu.test(subject) && startsNoun(object)
}

function startsNoun(word: string): boolean {
  const lower = word.toLowerCase()
  return (
    DETERMINERS.has(lower) ||
    PREPOSITIONS.has(lower) ||
    /^(?:a|an|happy|sad|\p{L}+ing)$/u.test(lower)
  )
}

function startsObject(word: string | undefined): boolean {
  return (
    word !== undefined && (DETERMINERS.has(word) || ['it', 'her', 'him', 'them'].includes(word))
  )
}

/** "Change the hat to red and the scarf to blue": the verb counts for both. */
const PAIRS =
  /^(?<verb>set|change|make|turn|replace|swap|move|put|place|switch|rename|paint)\s+.+?\s(?<link>to|into|with|for|on|in|by|at)\s.+$/i

function carried(clauses: readonly string[]): string[] {
  return clauses.flatMap((clause) => {
    const pair = PAIRS.exec(clause)
    const { verb, link } = pair?.groups ?? {}
    if (verb === undefined || link === undefined) return [clause]
    const more = new RegExp(
      `(?:,?\\s+(?:and|but)\\s+|,\\s+(?=(?:the|her|his|its|their)\\s))(?=(?:the|her|his|its|their)?\\s*[^,]{1,40}?\\s${link}\\s+\\S)`,
      'i',
    )
    const [first = clause, ...rest] = clause.split(more)
    if (!new RegExp(`\\s${link}\\s`, 'i').test(first)) return [clause]
    return [
      first,
      ...rest.map((part) =>
        COMMANDS.has(part.split(' ')[0]?.toLowerCase() ?? '') ? part : `${verb} ${part}`,
      ),
    ]
  })
}
