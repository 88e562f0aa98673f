import { colorNamesIn } from '../../color/color-words.ts'
import { isObject, type JsonObject, textOf } from '../../json.ts'
import { takeBackground } from '../../prompt/background.ts'
import { colorFromWords } from '../../prompt/colors.ts'
import { conceptOf } from '../document/concepts.ts'
import { pathsOfConcept } from '../document/fields.ts'
import { getAt, type Path, setAt } from '../document/path.ts'
import { type Done, done, type Refused, refused } from '../operation.ts'
import { isAdjective } from '../text/adjective.ts'
import { moreOf } from '../text/degree.ts'
import { capitalized } from '../text/render.ts'
import { withoutDeterminer } from '../text/substitute.ts'
import { lowerWords } from '../text/tokens.ts'
import { readCamera } from '../values/look.ts'
import { isColorWord, splitColors } from '../words/hues.ts'
import { opposites } from '../words/opposites.ts'
import { TIMES } from '../words/times.ts'
import { recolored, recolorMentions, withSchemeColors } from './background-colors.ts'
import { summaryWith } from './background-summary.ts'
import { coerced } from './coerce.ts'
import { setLight } from './set-light.ts'

/** Puts something else behind the subject, and changes the words elsewhere that told the old background. */
export function setBackground(document: JsonObject, words: string): Done | Refused {
  const timed = AT_TIME.exec(words)?.groups
  if (
    timed?.place !== undefined &&
    timed.time !== undefined &&
    TIMES.has(timed.time.toLowerCase())
  ) {
    const outcome = setBackground(document, timed.place)
    return 'document' in outcome
      ? { ...outcome, document: setLight(outcome.document, timed.time.toLowerCase()) }
      : outcome
  }
  const blurred = outOfFocus(document, words)
  if (blurred !== undefined) return done(blurred, 'background')
  const text = words.replace(/^(?:in|at|on|inside)\s+(?=\S)/i, '')
  const path = pathsOfConcept(document, conceptOf('background'))[0] ?? ['background_setting']
  const old = getAt(document, path)
  if (isObject(old) || Array.isArray(old)) {
    const result = coerced(withoutDeterminer(text), old)
    return 'value' in result
      ? done(setAt(document, path, result.value), 'background')
      : refused(`The background ${result.problem}.`)
  }
  const colors = /transparent|translucent|clear|colou?rful|rainbow|iridescent/i.test(text)
    ? undefined
    : splitColors(
        text.replace(/\b(?:background|backdrop)\b/gi, ' ').replace(/^\s*(?:an?|the)\s+/i, ''),
      )
  const plain =
    /^(?:an?\s+)?(?<how>(?:(?:plain|solid|simple|flat|clean|uniform|seamless|pure|empty)\s+)+)(?<color>\S.*?)(?:\s+(?:background|backdrop|color|colour))?$/i.exec(
      text.trim(),
    )?.groups
  const plainColors = plain?.color === undefined ? undefined : splitColors(plain.color)
  if (plain?.how !== undefined && plainColors !== undefined)
    return done(
      withPlain(document, path, textOf(old), plain.how.trim().toLowerCase(), plainColors),
      'background',
    )
  const quality =
    textOf(old) === undefined || colors !== undefined
      ? undefined
      : described(textOf(old) ?? '', text)
  if (quality !== undefined) return done(setAt(document, path, quality), 'background')
  const next =
    colors === undefined
      ? withSetting(document, path, textOf(old), text)
      : withColors(document, path, textOf(old), colors)
  return done(next, 'background')
}

/** "out of focus", "blurred": the depth of field, where the document tells one, and no place. */
function outOfFocus(document: JsonObject, words: string): JsonObject | undefined {
  const blur = readCamera(`${words.replace(/\s+background$/i, '')} background`)
  const [path] = pathsOfConcept(document, conceptOf('depth_of_field'))
  if (blur?.concept !== 'depth_of_field' || path === undefined) return undefined
  const old = textOf(getAt(document, path)) ?? ''
  return /\bshallow\b/i.test(old)
    ? setAt(document, path, moreOf(old, 'shallow', []) ?? old)
    : setAt(document, path, blur.text)
}

/** "a plain white background" is that and nothing else. */
function withPlain(
  document: JsonObject,
  path: Path,
  old: string | undefined,
  how: string,
  colors: readonly string[],
): JsonObject {
  const table = colors.map((color) => colorFromWords(color) ?? color)
  const measured = old === undefined || MEASURED.test(old)
  const setting = styled(
    `${measured ? 'solid' : how} ${(measured ? table : colors).join(' and ')} background`,
    old,
  )
  const next = recolorMentions(setAt(document, path, setting), path, colors.join(' and '))
  return withSchemeColors(
    summaryWith(next, old, setting),
    colorNamesIn((old ?? '').toLowerCase()),
    table,
  )
}

/** "foggy", "busier": a quality of what is there; undefined for anything else. */
function described(old: string, text: string): string | undefined {
  const words = lowerWords(text).filter((word) => word !== 'and')
  const qualities =
    words.length > 0 &&
    words.length <= 3 &&
    words.every((word) => isAdjective(word) && !isColorWord(word))
  if (!qualities || /\b(?:plain|solid|empty|blank|transparent)\b/i.test(text)) return undefined
  return words.reduce<string>(
    (setting, word) => moreOf(setting, word, opposites(word)) ?? setting,
    old,
  )
}

const AT_TIME = /^(?<place>\S.*?)\s+(?:at|during|in the|by)\s+(?:the\s+)?(?<time>[a-z ]+)$/i

const MEASURED =
  /^(?:solid [a-z ]+ background|gradient background from [a-z ]+ to [a-z ]+|busy background|[a-z ]+ background)$/

function withColors(
  document: JsonObject,
  path: Path,
  old: string | undefined,
  colors: readonly string[],
): JsonObject {
  const table = colors.map((color) => colorFromWords(color) ?? color)
  const measured = old === undefined || MEASURED.test(old)
  const put = (measured ? table : colors).join(' and ')
  const inPlace = recolored(old, put)
  const setting = inPlace ?? (colors.length > 1 ? `${put} background` : `solid ${put} background`)
  const before = colorNamesIn((old ?? '').toLowerCase())
  let next = setAt(
    document,
    path,
    old !== undefined && /^\p{Lu}/u.test(old) ? capitalized(setting) : setting,
  )
  next = recolorMentions(next, path, put)
  if (inPlace === undefined) next = summaryWith(next, old, setting)
  return withSchemeColors(next, before, table)
}

function withSetting(
  document: JsonObject,
  path: Path,
  old: string | undefined,
  text: string,
): JsonObject {
  const named = withNoun(text)
  const gradient = takeBackground(`on a ${text.toLowerCase()}`).found
  const read = gradient?.setting.startsWith('gradient') ? gradient.setting : undefined
  const setting = styled(read ?? named, old)
  const next = setAt(document, path, setting)
  const colors = read === undefined ? [] : (gradient?.colors ?? [])
  return withSchemeColors(
    summaryWith(next, old, read ?? withoutDeterminer(named)),
    colorNamesIn((old ?? '').toLowerCase()),
    colors,
  )
}

/** "transparent" alone is no place. */
function withNoun(text: string): string {
  return /^(?:an?\s+)?(?:transparent|colou?rful|rainbow|iridescent)$/i.test(text)
    ? `${text} background`
    : text
}

/** Written as the old text was: with a capital, an article and a full stop where that had them. */
function styled(text: string, old: string | undefined): string {
  const articled = old !== undefined && /^(?:an?|the)\s/i.test(old)
  const bare = articled ? text : withoutDeterminer(text)
  const cased = old !== undefined && /^\p{Lu}/u.test(old) ? capitalized(bare) : bare
  return old !== undefined && /\.$/.test(old) && !/[.!?]$/.test(cased) ? `${cased}.` : cased
}
