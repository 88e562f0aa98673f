import type { PixelImage } from '@atelier/vision'

/** A text that may be used, or what it was refused for. */
export type TextVerdict =
  | { allowed: true }
  | {
      allowed: false
      /** In plain words, such as `graphic violence`. */
      category: string
      /** What was found, in the provider's own spelling and not the caller's; unknown to some providers. */
      term?: string
    }

/** A picture that may be used, or what it was refused for. */
export type PictureVerdict =
  | { allowed: true }
  | {
      allowed: false
      category: string
      /** How sure the provider is, 0 to 1. */
      score: number
    }

/** Judges what people write. One that asks a service over the network fits in here as well. */
export interface TextModerator {
  readonly name: string
  /** How many terms it looks for; undefined where it has no list. */
  readonly terms: number | undefined
  /** Judges texts that belong to one request; words of one never meet words of another. */
  judge(texts: readonly string[]): Promise<TextVerdict>
}

/** Judges pictures. One that cannot judge throws: a picture nobody looked at is not an allowed one. */
export interface PictureModerator {
  readonly name: string
  /** Why the last picture could not be judged; undefined while all goes well. */
  readonly fault: string | undefined
  judge(image: PixelImage): Promise<PictureVerdict>
  close(): Promise<void>
}

/** What this server moderates with. */
export interface Moderators {
  text: TextModerator
  /** The moderator of pictures, or why there is none. */
  pictures: PictureModerator | { missing: string }
  close(): Promise<void>
}
