import type { JsonObject } from '../../json.ts'
import type { Plan } from '../plans.ts'
import type { Survey } from '../survey.ts'
import type { Hit, LintImage } from '../types.ts'

/** What says nothing of one picture, as it is compared. */
export interface Shared {
  /** Texts that the set shares, or would once its findings are put right, by their paths. */
  texts: ReadonlyMap<string, readonly string[]>
  /** What the character is called, where the set shows one. */
  names: readonly string[]
}

/** What rules know besides the image: everything is fixed before the first image is judged. */
export interface Setting {
  survey: Survey
  plans: readonly Plan[]
  shared: Shared
  /** Measured images whose captions do not tell them from another that looks different, and what would. */
  alike: ReadonlyMap<number, Alike>
}

export interface Alike {
  /** Some of the images with such a caption. */
  others: readonly string[]
  /** What to add; undefined where nothing that was measured tells them apart. */
  adds: readonly (readonly [pointer: string, value: string])[] | undefined
}

/** An image on the bench: as it is, and its caption's tidied form. */
export interface Judged {
  image: LintImage
  tokens: readonly string[]
  view: JsonObject
}

export type CaptionRule = (judged: Judged, setting: Setting) => Iterable<Hit>
export type SchemaRule = (setting: Setting) => Iterable<Hit>

/** "1 caption says", "3 captions say". */
export function captions(count: number, one: string, many: string): string {
  return count === 1 ? `1 caption ${one}` : `${count} captions ${many}`
}
