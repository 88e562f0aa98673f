import type { IpMedium, IpType } from '@atelier/contract'
import type { JsonObject } from './json.ts'

/** An sRGB picture: `data` holds height·width·3 bytes, row by row. At most about 512² pixels are expected. */
export interface PixelImage {
  width: number
  height: number
  data: Uint8Array
}

/** What the project says about the identity that is being learned. */
export interface IpContext {
  ip_type: IpType
  ip_medium: IpMedium
  ip_name: string
  ip_description: string
}

export interface SchemaRequest {
  images: readonly PixelImage[]
}

export interface CaptionRequest {
  image: PixelImage
  schema: JsonObject
  imageName?: string
  ip: IpContext
}

export interface StructuredPromptRequest {
  prompt?: string
  structuredPrompt?: JsonObject
  schema: JsonObject
  ip: IpContext
  seed: number
}

export interface RefineRequest {
  /** Any JSON object: a visual schema, a caption, a structured prompt, or one with a user's own keys. */
  document: JsonObject
  instruction: string
  /** Pictures that show what the document is about; measured where the instruction asks for what they show. */
  images?: readonly PixelImage[]
  ip: IpContext
  /** The dataset's visual schema, where the document is a caption or a prompt made under it. */
  schema?: JsonObject
  seed?: number
}

/** What a caller may want of the work itself, whatever is asked. */
export interface VisionCall {
  /** Calls the work off where that saves anything: a provider on the network stops at once. */
  signal?: AbortSignal
}

/** What a caller ought to know of an answer besides its document. */
export type VisionNote =
  | {
      /** Words of a prompt ask for something that the identity rules out. */
      code: 'words_overruled'
      message: string
      /** The words, as they were written. */
      words: string[]
      /** JSON Pointer of the field in which the schema's text stands. */
      field: string
      /** What stands there. */
      kept: string
    }
  | {
      /** The provider failed, and another one answered. */
      code: 'answered_by_fallback'
      message: string
      provider: string
      by: string
    }

export interface VisionAnswer {
  /** JSON without null or empty values. */
  document: JsonObject
  notes: VisionNote[]
}

/** Turns images and plain text into structured prompts. */
export interface VisionProvider {
  readonly name: string
  generateSchema(request: SchemaRequest, call?: VisionCall): Promise<VisionAnswer>
  caption(request: CaptionRequest, call?: VisionCall): Promise<VisionAnswer>
  structuredPrompt(request: StructuredPromptRequest, call?: VisionCall): Promise<VisionAnswer>
  /**
   * The document as the instruction wants it; what the instruction does not name stays byte for byte.
   * @throws VisionInputError naming the words that could not be read; nothing is applied then
   */
  refine(request: RefineRequest, call?: VisionCall): Promise<VisionAnswer>
}

/** The request cannot be answered as it stands; the message is meant for the person who sent it. */
export class VisionInputError extends Error {
  override readonly name = 'VisionInputError'
  /** Whether a service will not deal with what it holds, rather than cannot make sense of it. */
  readonly declined: boolean

  constructor(message: string, { declined = false }: { declined?: boolean } = {}) {
    super(message)
    this.declined = declined
  }
}
