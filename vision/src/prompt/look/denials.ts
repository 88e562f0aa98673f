import { isPlainVerb } from '../../refine/words/verbs.ts'
import { EXPRESSIONS } from '../lexicon.ts'
import { ADVERBS, DETERMINERS } from '../things/closed.ts'
import { nounPhraseAt } from '../things/noun-phrase.ts'
import { isWord, mark, type Span, type Token } from '../tokens/token.ts'
import { isGerund } from '../words/verbs.ts'

/** Something that must not be there. */
export interface Denial extends Span {
  /** What it is, a word for each thing. */
  heads: string[]
  /** All words of it but the denial itself. */
  said: string[]
}

const STARTS =
  /^(?:no|without|not|never|don't|doesn't|isn't|aren't|excluding|exclude|except|avoid|minus|nothing|nobody|nor|lacking|omit|instead)$/
const THEN =
  /^(?:any|a|an|the|longer|even|really|very|too|do|does|is|are|be|include|show|add|draw|have|has|having|wear|wearing|wears|want|contain|put|use|its|his|her|their|of|to|there|visible|other|extra|additional|looking|look)$/

/** Takes away what is said not to be there: naming it would call it up. */
export function takeDenials(tokens: readonly Token[]): Denial[] {
  const denials: Denial[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!isWord(token) || !STARTS.test(token.word)) continue
    if (token.word === 'not' && /^(?:only|just)$/.test(tokens[at + 1]?.word ?? '')) continue
    if (/^(?:instead|except)$/.test(token.word) && !/^(?:of|for)$/.test(tokens[at + 1]?.word ?? ''))
      continue
    const denial = denialAt(tokens, at)
    denials.push(denial)
    mark(tokens, denial, 'denied')
    at = denial.to - 1
  }
  return denials
}

function denialAt(tokens: readonly Token[], at: number): Denial {
  const from = startOf(tokens, at)
  const heads: string[] = []
  let to = at + 1
  while (
    isWord(tokens[to]) &&
    (THEN.test(tokens[to]?.word ?? '') || STARTS.test(tokens[to]?.word ?? '')) &&
    !isNounAt(tokens, to)
  )
    to++
  const first = tokens[to]
  if (isWord(first) && isGerund(first.word) && !isNounAt(tokens, to)) to = afterVerb(tokens, to)
  else if (
    isWord(first) &&
    (EXPRESSIONS.has(first.word) || /^(?:sitting|standing)$/.test(first.word))
  )
    to++
  else if (
    isWord(first) &&
    isPlainVerb(first.word) &&
    at > 0 &&
    /^(?:don't|not|never)$/.test(tokens[at]?.word ?? '') &&
    !isNounAt(tokens, to)
  )
    to++
  for (;;) {
    const phrase = nounPhraseAt(tokens, to)
    if (phrase === undefined) {
      if (heads.length === 0 && isWord(tokens[to]) && !isGerund(tokens[to]?.word ?? ''))
        heads.push(tokens[to++]?.word ?? '')
      break
    }
    heads.push(phrase.thing.head)
    to = phrase.to
    const more = continues(tokens, to)
    if (more === undefined) break
    to = more
  }
  const said = tokens.slice(at + 1, to).flatMap(({ word, kind }) => (kind === 'word' ? [word] : []))
  return { from, to, heads, said }
}

function isNounAt(tokens: readonly Token[], at: number): boolean {
  return (
    !DETERMINERS.has(tokens[at]?.word ?? '') &&
    !THEN.test(tokens[at]?.word ?? '') &&
    nounPhraseAt(tokens, at) !== undefined
  )
}

/** "with no hat", "and not", "but without": the words before go with the denial. */
function startOf(tokens: readonly Token[], at: number): number {
  let from = at
  while (
    isWord(tokens[from - 1]) &&
    /^(?:with|and|but|has|have|having|wearing|is|are|does|do|there|please|,)$/.test(
      tokens[from - 1]?.word ?? '',
    )
  )
    from--
  return from
}

function afterVerb(tokens: readonly Token[], at: number): number {
  let to = at + 1
  while (
    isWord(tokens[to]) &&
    (ADVERBS.has(tokens[to]?.word ?? '') ||
      /^(?:at|to|on|in|a|an|the|up|any)$/.test(tokens[to]?.word ?? '')) &&
    nounPhraseAt(tokens, to) === undefined
  )
    to++
  return to
}

/** "no trees or people", "no text, no logo": the same denial goes on. */
function continues(tokens: readonly Token[], at: number): number | undefined {
  const word = isWord(tokens[at]) ? tokens[at]?.word : undefined
  if (word === 'or' || word === 'nor') return at + 1
  if (word !== 'and') return undefined
  const next = tokens[at + 1]
  return isWord(next) &&
    !DETERMINERS.has(next.word) &&
    !isGerund(next.word) &&
    nounPhraseAt(tokens, at + 1) !== undefined
    ? at + 1
    : undefined
}
