/** A set of the words in a text. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** A set of the phrases between the commas of a text. */
export function phraseList(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s*,\s*/))
}
