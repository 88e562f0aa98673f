import { type Classified, classify, type WordClass } from './classes.ts'
import { isWord, type Token } from './tokens.ts'

export type ChunkKind = 'np' | 'prep' | 'verb' | 'conj' | 'comma' | 'rel' | 'sub' | 'adv' | 'mark'

/** A stretch of a sentence, `from` included, `to` not. */
export interface Chunk {
  kind: ChunkKind
  from: number
  to: number
  /** Of a noun phrase: where its nouns stand that it can be named by; for "a pair of shoes" both. Else empty. */
  heads: number[]
  /** Of a verb: whether it stands in a form with a subject of its own, and its last word. */
  finite: boolean
  classes: WordClass[]
}

/** A sentence's words in noun phrases, verbs and what joins them: a shallow parse, by neighbors and word lists. */
export function chunksOf(tokens: readonly Token[]): Chunk[] {
  const classes = classesOf(tokens)
  const chunks: Chunk[] = []
  for (let i = 0; i < tokens.length; ) {
    const chunk = chunkAt(tokens, classes, i)
    chunks.push(chunk)
    i = chunk.to
  }
  return mergeOf(chunks, tokens)
}

function classesOf(tokens: readonly Token[]): WordClass[] {
  const classes: WordClass[] = []
  while (classes.length < tokens.length) {
    const { kind, length }: Classified = classify(tokens, classes.length, classes.at(-1))
    for (let n = 0; n < length; n++) classes.push(kind)
  }
  return classes
}

const NOMINAL = new Set<WordClass>(['det', 'adj', 'noun'])
const VERBAL = new Set<WordClass>(['aux', 'finite', 'gerund', 'participle'])

function chunkAt(tokens: readonly Token[], classes: readonly WordClass[], i: number): Chunk {
  const kind = classes[i] ?? 'mark'
  if (kind === 'pron') return made('np', i, i + 1, classes, [i])
  if (NOMINAL.has(kind) || (kind === 'adv' && leadsAdjective(classes, i)))
    return nounPhrase(tokens, classes, i)
  if (VERBAL.has(kind)) return verbGroup(classes, i)
  if (kind === 'prep') return made('prep', i, prepEnd(tokens, classes, i), classes, [])
  const plain = new Set(['conj', 'comma', 'rel', 'sub', 'adv'])
  return made(plain.has(kind) ? (kind as ChunkKind) : 'mark', i, i + 1, classes, [])
}

/** "in front of" is one preposition, "out on" are two. */
function prepEnd(tokens: readonly Token[], classes: readonly WordClass[], i: number): number {
  const { length } = classify(tokens, i, classes[i - 1])
  return i + length
}

const MAX_ADVERBS = 4

function leadsAdjective(classes: readonly WordClass[], i: number): boolean {
  let at = i + 1
  while (classes[at] === 'adv' && at <= i + MAX_ADVERBS) at++
  return classes[at] === 'adj'
}

function made(
  kind: ChunkKind,
  from: number,
  to: number,
  classes: readonly WordClass[],
  heads: number[],
  finite = false,
): Chunk {
  return { kind, from, to, heads, finite, classes: classes.slice(from, to) }
}

function nounPhrase(tokens: readonly Token[], classes: readonly WordClass[], from: number): Chunk {
  let to = from
  let noun = -1
  while (to < tokens.length) {
    const kind = classes[to]
    if (kind === 'noun') noun = to
    else if (kind === 'det' && to > from && !isCount(tokens[to - 1]) && !isSingle(tokens[to])) break
    else if (kind === 'adj' && noun >= 0 && !tokens[noun]?.lower.endsWith("'s")) break
    else if (kind === 'adv' && !leadsAdjective(classes, to)) break
    else if (kind === 'conj' || kind === 'comma') {
      const end = joinedAdjective(tokens, classes, to, noun)
      if (end === 0) break
      to += end
      continue
    } else if (!NOMINAL.has(kind ?? 'mark') && kind !== 'adv') break
    to++
  }
  const heads = noun >= 0 ? [noun] : [to - 1]
  return made('np', from, Math.max(to, from + 1), classes, heads)
}

/** "a single tooth", "the four cats". */
function isSingle(token: Token | undefined): boolean {
  return /^(?:single|couple|dozen|few|one|two|three|four|five|six|seven|eight|nine|ten|other|\d+)$/.test(
    token?.lower ?? '',
  )
}

/** "all the", "her two": a second determiner belongs to the first. */
function isCount(token: Token | undefined): boolean {
  return /^(?:all|both|half|my|our|your|his|her|its|their|the|these|those|every|each)$/.test(
    token?.lower ?? '',
  )
}

/** How many tokens join another adjective before the same noun: "red and white flag", "small, round robot". */
function joinedAdjective(
  tokens: readonly Token[],
  classes: readonly WordClass[],
  at: number,
  noun: number,
): number {
  if (noun >= 0 || classes[at - 1] !== 'adj') return 0
  let next = at + 1
  if (classes[at] === 'comma' && classes[next] === 'conj') next++
  let end = next
  while (classes[end] === 'adj' || (classes[end] === 'adv' && leadsAdjective(classes, end))) end++
  if (end === next) return 0
  const more = classes[end] === 'conj' || classes[end] === 'comma'
  const goesOn = more && joinedAdjective(tokens, classes, end, noun) > 0
  return classes[end] === 'noun' || goesOn ? next - at : 0
}

function verbGroup(classes: readonly WordClass[], from: number): Chunk {
  let to = from + 1
  while (
    VERBAL.has(classes[to] ?? 'mark') ||
    (classes[to] === 'adv' && VERBAL.has(classes[to + 1] ?? 'mark'))
  ) {
    // "stands holding": two verbs, the second of which has its own object.
    if (classes[to] === 'gerund' && classes[to - 1] === 'finite') break
    to++
  }
  const finite = classes[from] === 'finite' || classes[from] === 'aux'
  return made('verb', from, to, classes, [to - 1], finite)
}

/** "a pair of green shoes" is one phrase that goes by both nouns. */
function mergeOf(chunks: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const merged: Chunk[] = []
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i]
    if (chunk === undefined) continue
    const last = merged.at(-1)
    const next = chunks[i + 1]
    const of =
      chunk.kind === 'prep' && chunk.to - chunk.from === 1 && tokens[chunk.from]?.lower === 'of'
    if (of && last?.kind === 'np' && next?.kind === 'np' && isWord(tokens[next.from])) {
      last.to = next.to
      last.heads = [...last.heads, ...next.heads]
      last.classes = [...last.classes, 'prep', ...next.classes]
      i++
    } else merged.push(chunk)
  }
  return merged
}
