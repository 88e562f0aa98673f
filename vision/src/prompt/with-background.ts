import { colorNamesIn, isColorList, joinScheme } from '../color/color-words.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import { placeWords } from './summary.ts'

/** Puts another background behind the objects and changes the words elsewhere that repeated the old one. */
export function withBackground(
  base: JsonObject,
  setting: string,
  colors: readonly string[],
): JsonObject {
  const old = textOf(base.background_setting)
  const aesthetics = objectOf(base.aesthetics)
  const scheme = textOf(aesthetics.color_scheme)
  const next: JsonObject = { ...base, background_setting: setting }
  const short = textOf(base.short_description)
  if (short !== undefined && old !== undefined)
    next.short_description = short
      .replace(placeWords(old), () => placeWords(setting))
      .replace(old, () => setting)
  if (scheme !== undefined && isColorList(scheme)) {
    const own = objectsOf(base).flatMap((o) => colorNamesIn(textOf(o.shape_and_color) ?? ''))
    const gone = colorNamesIn(old ?? '').filter((name) => !own.includes(name))
    const kept = colorNamesIn(scheme).filter((name) => !gone.includes(name))
    next.aesthetics = { ...aesthetics, color_scheme: joinScheme([...kept, ...colors]) }
  }
  return next
}
