import { isWord, tokensOf } from '../text/tokens.ts'
import { ABBREVIATIONS, DETERMINERS } from '../words/closed.ts'
import { withoutPoliteness } from './clean.ts'
import { AMBIGUOUS, COMMANDS } from './verbs.ts'

/** A full stop after "Dr" or an initial ends no sentence. */
const SENTENCE_END = new RegExp(
  `(?<!\\b(?:${ABBREVIATIONS.source}|\\p{L})(?=\\.))[.!?;]+(?=\\s|$)|\\n+`,
  'iu',
)
const CONNECTOR =
  /,?\s+(?:and then|and also|and|then|but|plus|also|as well as)\s+|,\s+(?:then\s+|also\s+)?|\s+[–—&+]\s+/g
const STATEMENT =
  /^(?:(?:the|a|an|her|his|its|their|your|my|this|all|every|each|both)\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,3}?\s+(?:is|are|should|must|needs?|shouldn['’]t|isn['’]t|aren['’]t|wears?|will|shall|can|cannot)\s/iu
const NEGATIVE = /^(?:no|without|don['’]?t|do not|never|remove|not\s+\p{L}+ing)\s/iu

/** An instruction in the parts that ask for one change each, in order. */
export function splitInstruction(text: string): string[] {
  const listed = text.replace(/(^|\s)\(?\d{1,2}[.)]\s+(?=\p{L})/gu, '\n')
  const clauses = listed
    .split(SENTENCE_END)
    .flatMap((sentence) => splitSentence(withoutPoliteness(sentence)))
    .map(withoutPoliteness)
    .filter((clause) => clause !== '' && !POLITE.test(clause))
  return withoutDenials(clauses)
}

const POLITE =
  /^(?:please|thanks?|thank you(?: so much| very much| in advance)?|many thanks|cheers|hi|hello|hey|ok(?:ay)?|great|sorry|that(?:'s| is) (?:all|it))$/i

const DENIAL = /^.+?\s(?:is|are|should)(?:\s+not|n['’]t)\s+(?:be\s+)?\S+(?:\s+\S+){0,2}$/i
const INSTEAD = /^(?:she|he|it|they)(?:['’]s|['’]re|\s+(?:is|are|should\s+be|should|must\s+be))\s+/i
const DISLIKE = /^(?:i|we)\s+(?:do\s+not|don['’]?t)\s+(?:like|want|need)\s+/i
const TAKE = /^(?:remove|delete|drop|take away|get rid of)\s+(?:it|them|that|those|these)$/i

/** "She is not standing, she is sitting" asks for one change; so does "I don't like the hat, remove it". */
function withoutDenials(clauses: readonly string[]): string[] {
  return clauses.flatMap((clause, i) => {
    const next = clauses[i + 1] ?? ''
    if (DENIAL.test(clause) && INSTEAD.test(next) && !/\b(?:not|n['’]t)\b/i.test(next)) return []
    if (TAKE.test(clause) && DISLIKE.test(clauses[i - 1] ?? '')) return []
    const before = clauses[i - 1] ?? ''
    if (INSTEAD.test(clause) && DENIAL.test(before))
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

function splitSentence(sentence: string): string[] {
  const clauses: string[] = []
  let start = 0
  for (const match of sentence.matchAll(CONNECTOR)) {
    const left = sentence.slice(start, match.index)
    const right = sentence.slice(match.index + match[0].length)
    if (/^\s*instead of\b/i.test(left)) continue
    if (left.trim() === '' || !opens(right, match[0])) continue
    clauses.push(left)
    start = match.index + match[0].length
  }
  return carried([...clauses, sentence.slice(start)])
}

/** Whether the words after a connector begin an instruction of their own. */
function opens(text: string, connector: string): boolean {
  const rest = withoutPoliteness(text)
  const [first, second] = tokensOf(rest).filter(isWord)
  const word = first?.lower ?? ''
  if (COMMANDS.has(word)) return !AMBIGUOUS.has(word) || startsObject(second?.lower)
  if (NEGATIVE.test(rest)) return !(/^not/i.test(rest) && connector.trim() === ',')
  return STATEMENT.test(`${rest} `) && !/^(?:who|which|that|where)\s/i.test(rest)
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
