/** As much as an `image_name` in a request may have. */
const MOST_CHARACTERS = 255

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The name that an address ends in, as far as it is one: no control characters, no longer than a given name may be. */
export function nameFromUrl(address: string): string | undefined {
  const last = URL.parse(address)?.pathname.split('/').at(-1) ?? ''
  const name = decoded(last)
    .replace(/\p{Cc}/gu, '')
    .slice(0, MOST_CHARACTERS)
    // The cut may have gone through a pair.
    .replace(/\p{Cs}/gu, '')
    .trim()
  return name === '' ? undefined : name
}
