/** As much as an `image_name` in a request may have. */
const MOST_CHARACTERS = 255

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A text as far as it is a name: no control characters, no longer than a given name may be. */
function nameOf(text: string): string | undefined {
  const name = text
    .replace(/\p{Cc}/gu, '')
    .slice(0, MOST_CHARACTERS)
    // The cut may have gone through a pair.
    .replace(/\p{Cs}/gu, '')
    .trim()
  return name === '' ? undefined : name
}

/** The name that an address ends in. */
export function nameFromUrl(address: string): string | undefined {
  return nameOf(decoded(URL.parse(address)?.pathname.split('/').at(-1) ?? ''))
}

/** The name that a path ends in, such as that of a file in an archive. */
export function nameFromPath(path: string): string | undefined {
  return nameOf(path.split('/').at(-1) ?? '')
}
