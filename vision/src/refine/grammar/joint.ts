import { isNounPhrase } from '../text/phrase.ts'

const SAID =
  /^(?:both\s+(?:of\s+)?)?(?<subjects>\S.*?\s(?:and|&)\s\S.*?)\s+(?<rest>(?:should|must|are|is|need|needs|have|has|will|look|shall)\s+\S.*)$/i
const ASKED =
  /^(?<verb>make|turn|paint|color|colour|recolor|recolour|dye|move|put|place|set|change|keep|have|let|render|draw|tint)\s+(?:both\s+(?:of\s+)?)?(?<rest>\S.*)$/i
const MAX_WORDS = 14

/** "Both the hat and the boots should be red", "make the hat and the boots red": one clause for each of them, for each way of reading it. */
export function jointReadings(text: string): string[][] {
  const said = SAID.exec(text)?.groups
  const subjects = namesOf(said?.subjects ?? '')
  if (said?.rest !== undefined && subjects !== undefined)
    return [subjects.map((subject) => `${subject} ${singularly(said.rest ?? '')}`)]
  const asked = ASKED.exec(text)?.groups
  const words = asked?.rest?.split(' ') ?? []
  if (words.length > MAX_WORDS) return []
  const found: string[][] = []
  for (let at = words.length - 1; at >= 3; at--) {
    const named = namesOf(words.slice(0, at).join(' '))
    if (named !== undefined)
      found.push(named.map((name) => `${asked?.verb} ${name} ${words.slice(at).join(' ')}`))
  }
  return found
}

function singularly(rest: string): string {
  return rest.replace(/^are\b/i, 'is').replace(/^have\b/i, 'has')
}

/** The noun phrases that "and" joins; undefined for anything else. */
function namesOf(text: string): string[] | undefined {
  const names = text
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/i)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.length > 1 && names.length <= 6 && names.every(isNounPhrase) ? names : undefined
}
