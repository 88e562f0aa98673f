/** A body as JSON, as the text it is when it is none, and undefined when it is empty. */
export function parsedJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
