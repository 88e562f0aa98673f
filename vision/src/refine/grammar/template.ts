/** The words that stood where a template has `{name}`. */
export type Captures = Readonly<Record<string, string>>

export interface Template {
  pattern: RegExp
  source: string
}

/**
 * Templates in the notation of this grammar: "(set|change) {target} (to|into) [a] {value}". Parentheses hold
 * alternatives, brackets what may be missing, braces what is to be read (as little as fits, with a star as much, with
 * a colon and a kind no more than that kind); everything matches whole words, in any case.
 */
export function templates(...sources: readonly string[]): Template[] {
  return sources.map((source) => ({ source, pattern: compile(source) }))
}

function compile(source: string): RegExp {
  let pattern = ''
  let begun = false
  for (const element of source.match(/\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|[^\s([{]+/g) ?? []) {
    const optional = element.startsWith('[')
    const body = bodyOf(element)
    if (optional) pattern += begun ? `(?:\\s+${body})?` : `(?:${body}\\s+)?`
    else pattern += begun ? `\\s+${body}` : body
    begun ||= !optional
  }
  return new RegExp(`^${pattern}$`, 'iu')
}

/** What a capture may hold: one word, one or two, or one or two adjectives of each. */
const KINDS: Readonly<Record<string, string>> = {
  word: '\\S+',
  words: '\\S+(?:\\s+\\S+)?',
  list: '[^\\s,]+(?:(?:\\s+,)?(?:\\s+and|\\s+,)\\s+(?:more\\s+|less\\s+)?[^\\s,]+){0,3}',
}

function bodyOf(element: string): string {
  const inner = element.slice(1, -1)
  const [name = '', kind] = inner.split(':')
  if (element.startsWith('{') && kind !== undefined) return `(?<${name}>${KINDS[kind] ?? '\\S+'})`
  if (element.startsWith('{'))
    return inner.endsWith('*') ? `(?<${inner.slice(0, -1)}>\\S.*)` : `(?<${inner}>\\S.*?)`
  const text = element.startsWith('(') || element.startsWith('[') ? inner : element
  const choices = text.split('|').map((choice) => escaped(choice.trim()).replace(/ +/g, '\\s+'))
  return `(?:${choices.join('|')})`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()[\]\\]/g, '\\$&')
}

/** Every template's reading of the text, in order. */
export function* readings(
  list: readonly Template[],
  text: string,
): Generator<{ captures: Captures; index: number }> {
  for (let index = 0; index < list.length; index++) {
    const match = list[index]?.pattern.exec(text)
    if (match) yield { captures: { ...match.groups }, index }
  }
}

/** The first reading. */
export function read(list: readonly Template[], text: string): Captures | undefined {
  for (const { captures } of readings(list, text)) return captures
  return undefined
}
