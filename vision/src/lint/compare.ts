import { colorNamesIn } from '../color/color-words.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { IpContext } from '../provider.ts'
import { showsColor } from './glance.ts'
import { isBorneOut, shows } from './own-words.ts'
import { keysOf, type Leaf, pointerOf, valueAt, withValueAt } from './pointer.ts'
import { formOf, isMeasurable } from './trait-forms.ts'
import type { LintImage } from './types.ts'
import { asText, mentions, partsOf } from './words.ts'

/**
 * How a caption stands to a trait of the schema. `differs` is another text that is no fault: the picture, its name or a machine's own
 * measurement stand behind it.
 */
export type Verdict = 'agrees' | 'missing' | 'absent' | 'contradicts' | 'differs'

/** Every caption has its own, whatever the schema says. */
const OWN = /^\/short_description$|^\/text_render\/|_score$/

/** Whether the schema decides what captions say at a path. */
export function isSharedPath(path: string): boolean {
  return !OWN.test(path)
}

/** Which of a trait's parts a text has, in any order and with more beside them. */
function said(text: string, parts: readonly string[]): string[] {
  const own = partsOf(text)
  return parts.filter((part) => own.includes(part) || mentions(text, part))
}

/** Whether a caption may leave a part of a trait out: it was measured in the set, and this picture does not bear it out. */
function isExcused(image: LintImage, path: string, part: string, ip: IpContext): boolean {
  if (!isMeasurable(path, part)) return false
  return image.measured ? !shows(image.measured, path, part, ip) : image.source !== 'manual'
}

function isKept(
  text: string,
  { pointer, value }: Leaf,
  image: LintImage,
  ip: IpContext,
): Verdict | undefined {
  const parts = partsOf(asText(value))
  const kept = said(text, parts)
  const wanting = parts.filter((part) => !kept.includes(part))
  if (!wanting.every((part) => isExcused(image, pointer, part, ip))) return undefined
  if (parts.length === 0) return undefined
  return kept.length > 0 ? 'agrees' : undefined
}

/** A machine's own measurement is taken at its word, unless it names colors that the picture plainly lacks. */
function isMachines(image: LintImage, path: string, value: JsonValue): boolean {
  const { measured, source } = image
  if (source !== 'automatic' || formOf(path, value) === undefined) return false
  const colors = typeof value === 'string' ? colorNamesIn(value) : []
  if (measured === undefined || colors.length === 0) return true
  return colors.some((name) => showsColor(measured, name))
}

/** How a caption, in its tidied form, stands to one of the schema's traits. */
export function compare(
  { schema, subject: { ip } }: { schema: JsonObject; subject: { ip: IpContext } },
  { pointer, value: wanted }: Leaf,
  image: LintImage,
  view: JsonObject,
): Verdict {
  if (!isSharedPath(pointer)) return 'absent'
  const given = valueAt(view, pointer)
  const form = formOf(pointer, wanted)
  if (given === undefined) {
    const settable = withValueAt(view, pointer, wanted) !== undefined
    return form !== undefined || image.source === 'manual' || !settable ? 'absent' : 'missing'
  }
  const text = asText(given)
  const asked = asText(wanted)
  if (text === asked) return 'agrees'
  if (typeof given === 'object') return 'absent'
  const kept =
    typeof given === 'string' ? isKept(text, { pointer, value: wanted }, image, ip) : undefined
  if (kept !== undefined) return kept
  if (form !== undefined && isMachines(image, pointer, given)) return 'differs'
  return isBorneOut(image, pointer, given, schema, ip) ? 'differs' : 'contradicts'
}

/** The pointer without its last key. */
export function parentOf(pointer: string): string {
  return pointerOf(keysOf(pointer).slice(0, -1))
}
