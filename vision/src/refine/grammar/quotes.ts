const QUOTED =
  /["“”„]([^"“”„\n]{1,400})["“”„]|[«‹]([^«»‹›\n]{1,400})[»›]|`([^`\n]{1,400})`|(?<![\p{L}\p{N}])['‘]([^'‘’\n]{1,400}(?:['’](?=\p{L})[^'‘’\n]{1,400}){0,4})['’](?![\p{L}\p{N}])/gu

/** A text whose quoted parts are set aside, so that no word in them is read. */
export interface Unquoted {
  text: string
  quotes: readonly string[]
}

/** Marks of the private use area stand for the quoted parts; none can come with the text itself. */
const OPEN = '\uE000'
const CLOSE = '\uE001'

export function setQuotesAside(text: string): Unquoted {
  const quotes: string[] = []
  const plain = text.replace(/[\uE000\uE001]/g, '')
  const marked = plain.replace(QUOTED, (_, ...groups: (string | undefined)[]) => {
    quotes.push(groups.slice(0, 4).find((group) => group !== undefined) ?? '')
    return `${OPEN}${quotes.length - 1}${CLOSE}`
  })
  return { text: marked, quotes }
}

/** The words with their quoted parts back, without the quotation marks. */
export function unquoted(text: string, quotes: readonly string[]): string {
  return text.replace(/\uE000(\d+)\uE001/g, (_, at: string) => quotes[Number(at)] ?? '').trim()
}

/** Whether the whole text was quoted: then it is meant as it is. */
export function isQuoted(text: string): boolean {
  return /^\uE000\d+\uE001$/.test(text.trim())
}
