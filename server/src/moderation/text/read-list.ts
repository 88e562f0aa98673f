import { type ParsedPattern, ParserError, parseRawPattern, SyntaxKind } from 'obscenity'
import { fold } from './fold.ts'
import { asWords } from './views.ts'

/** Something that is not wanted. */
export interface Term {
  category: string
  /** As the list has it. */
  written: string
  pattern: ParsedPattern
  /** The word it is, when it is one that no letter of is left open. */
  word: string | undefined
}

export interface TermList {
  terms: Term[]
  /** Phrases that may be used although a term is in them, as ` words with spaces around `. */
  exceptions: string[]
}

/** A line that cannot be read; `message` says why. */
export class ListError extends Error {
  override readonly name = 'ListError'
  /** Counted from 1. */
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

type PatternNode = ParsedPattern['nodes'][number]

/** What the library would look up as text is what texts are folded to. */
const LONGEST = 100
const LETTER = /\p{L}/u
/** One sign of these scripts is a word or a syllable. */
const WHOLE_SIGNS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u
const SPACE = literal(' ')

function literal(text: string): PatternNode {
  return {
    kind: SyntaxKind.Literal,
    chars: [...text].map((letter) => letter.codePointAt(0) ?? 0),
  }
}

function foldNode(node: PatternNode): PatternNode {
  if (node.kind === SyntaxKind.Literal)
    return literal(asWords(fold(String.fromCodePoint(...node.chars))))
  if (node.kind === SyntaxKind.Optional && node.childNode.kind === SyntaxKind.Literal)
    return { ...node, childNode: foldNode(node.childNode) as typeof node.childNode }
  return node
}

function certainText(nodes: readonly PatternNode[]): string {
  return nodes
    .map((node) => (node.kind === SyntaxKind.Literal ? String.fromCodePoint(...node.chars) : ''))
    .join('')
}

function parse(body: string): PatternNode[] {
  if (body.includes('*')) throw new Error('* may only stand first or last')
  if (body.includes('|'))
    throw new Error('| has no meaning here; terms are whole words unless * says otherwise')
  try {
    return parseRawPattern(body).nodes.map(foldNode)
  } catch (error) {
    if (error instanceof ParserError) throw new Error(`${error.message} (column ${error.column})`)
    throw error
  }
}

function requireSense(nodes: readonly PatternNode[], open: boolean): void {
  const certain = certainText(nodes).replaceAll(' ', '')
  if (!LETTER.test(certain)) throw new Error('a term needs a letter that is not optional')
  const least = WHOLE_SIGNS.test(certain) ? 1 : open ? 3 : 2
  if ([...certain].length < least)
    throw new Error(
      `a term needs ${least} letters that are not optional, or it would be everywhere`,
    )
}

function readTerm(written: string, category: string): Term {
  const openStart = written.startsWith('*')
  const openEnd = written.length > 1 && written.endsWith('*')
  const nodes = parse(written.slice(openStart ? 1 : 0, openEnd ? -1 : undefined).trim())
  requireSense(nodes, openStart || openEnd)
  const [only, ...others] = nodes
  const single = others.length === 0 && !openStart && !openEnd && only?.kind === SyntaxKind.Literal
  return {
    category,
    written,
    word: single ? certainText(nodes) : undefined,
    pattern: {
      requireWordBoundaryAtStart: false,
      requireWordBoundaryAtEnd: false,
      nodes: [...(openStart ? [] : [SPACE]), ...nodes, ...(openEnd ? [] : [SPACE])],
    },
  }
}

function readException(written: string): string {
  const phrase = asWords(fold(written)).trim()
  if (!LETTER.test(phrase)) throw new Error('an exception needs a letter')
  return ` ${phrase} `
}

const INCLUDE = '@include default'

/**
 * Reads a list, one entry a line: `[category]` opens one, `term` is a whole word or phrase of it, `!phrase` is never refused, `#` begins a comment.
 * In a term `*` first or last stands for the rest of a word, `[s]` may be missing and `?` is any one letter.
 * `included` is what `@include default` stands for.
 * @throws ListError with the number of the line that cannot be read
 */
export function readList(text: string, included?: TermList): TermList {
  const list: TermList = { terms: [], exceptions: [] }
  let category: string | undefined

  function take(entry: string): void {
    const heading = /^\[([^[\]]+)\]$/.exec(entry)?.[1]?.trim()
    if (entry.length > LONGEST) throw new Error(`more than ${LONGEST} characters`)
    if (heading) {
      category = heading
    } else if (entry === INCLUDE && included) {
      list.terms.push(...included.terms)
      list.exceptions.push(...included.exceptions)
    } else if (entry.startsWith('@')) {
      throw new Error(included ? `only ${INCLUDE} is known` : 'nothing can be included here')
    } else if (entry.startsWith('!')) {
      list.exceptions.push(readException(entry.slice(1)))
    } else if (category === undefined) {
      throw new Error('a term before the first [category]')
    } else {
      list.terms.push(readTerm(entry, category))
    }
  }

  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const entry = line.replace(/(^|\s)#.*$/, '').trim()
    if (entry === '') continue
    try {
      take(entry)
    } catch (error) {
      throw new ListError(i + 1, error instanceof Error ? error.message : String(error))
    }
  }
  return list
}
