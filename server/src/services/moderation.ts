import type { JsonObject, PixelImage } from '@atelier/vision'
import { errors } from '../errors.ts'
import type { Moderators, PictureModerator, PictureVerdict } from '../moderation/moderation.ts'

/** What the server moderates with, as `GET /health` tells it. */
export interface ModerationReport {
  text: { provider: string; terms: number | null }
  pictures: {
    /** `null` when pictures pass unlooked at; `reason` says why. */
    provider: string | null
    /** Why there is no provider, or why it could not judge the last picture. */
    reason: string | null
  }
}

/** The words of a request that say what to draw. What to keep away, the negative prompt, is none of them: it names there what nobody wants to see. */
export interface PromptWords {
  prompt?: string | undefined
  structuredPrompt?: JsonObject | undefined
}

/** Every text of a JSON value, keys included: a caller chooses those as well. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value)) yield key
    yield* textsOf(child)
  }
}

function refusal(what: string, parameter: string, category: string, cause: string) {
  return errors.unprocessable(`${what} failed ${parameter}: ${category}`, new Error(cause))
}

/** Applies the contract's moderation flags. A caller asks only where the flag is on. */
export function createModeration({ text, pictures }: Moderators) {
  const moderator: PictureModerator | undefined = 'missing' in pictures ? undefined : pictures

  async function judge(image: PixelImage): Promise<PictureVerdict> {
    // Without a moderator nothing is refused, which the log and /health say; whoever cannot have that requires one.
    return moderator === undefined ? { allowed: true } : moderator.judge(image)
  }

  async function requirePicture(what: string, parameter: string, image: PixelImage) {
    const verdict = await judge(image)
    if (verdict.allowed) return
    const { category, score } = verdict
    throw refusal(what, parameter, category, `${category} ${score.toFixed(3)}`)
  }

  async function requireWords(what: string, texts: readonly string[]): Promise<void> {
    const verdict = await text.judge(texts)
    if (verdict.allowed) return
    const { category, term } = verdict
    const found = term === undefined ? category : `${category} (${term})`
    throw refusal(what, 'prompt_content_moderation', found, found)
  }

  return {
    /**
     * Refuses a request for its words.
     * @throws 422 naming `prompt_content_moderation`
     */
    async requirePrompt({ prompt, structuredPrompt }: PromptWords): Promise<void> {
      if (prompt !== undefined) await requireWords('prompt', [prompt])
      if (structuredPrompt !== undefined)
        await requireWords('structured_prompt', [...textsOf(structuredPrompt)])
    },

    /**
     * Refuses a picture that somebody gave; `what` is the field that holds it.
     * @throws 422 naming `content_moderation`
     */
    requireInput(what: string, image: PixelImage): Promise<void> {
      return requirePicture(what, 'content_moderation', image)
    },

    /**
     * Refuses a picture that was drawn.
     * @throws 422 naming `visual_output_content_moderation`
     */
    requireOutput(image: PixelImage): Promise<void> {
      return requirePicture('The image', 'visual_output_content_moderation', image)
    },

    /** Why a picture of an archive is not taken; undefined when it is. */
    async moderate(image: PixelImage): Promise<string | undefined> {
      const verdict = await judge(image)
      return verdict.allowed ? undefined : `failed content_moderation: ${verdict.category}`
    },

    report(): ModerationReport {
      return {
        text: { provider: text.name, terms: text.terms ?? null },
        pictures: {
          provider: moderator?.name ?? null,
          reason: 'missing' in pictures ? pictures.missing : (pictures.fault ?? null),
        },
      }
    },
  }
}

export type Moderation = ReturnType<typeof createModeration>
