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

/** Turns images and plain text into structured prompts. Every answer is JSON without null or empty values. */
export interface VisionProvider {
  readonly name: string
  generateSchema(request: SchemaRequest): Promise<JsonObject>
  caption(request: CaptionRequest): Promise<JsonObject>
  structuredPrompt(request: StructuredPromptRequest): Promise<JsonObject>
}

/** The request cannot be answered as it stands; the message is meant for the person who sent it. */
export class VisionInputError extends Error {
  override readonly name = 'VisionInputError'
}
