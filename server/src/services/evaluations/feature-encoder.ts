import type { PixelImage } from '@atelier/vision'

/**
 * A model from outside that turns a picture into numbers, such as CLIP or DINO. None comes with the server: whoever wants its figures beside
 * those of the base model brings one.
 */
export interface FeatureEncoder {
  /** Such as `clip-vit-base-patch32`; the report tells it. */
  readonly name: string
  /** Any number of values, the same for every picture; only their direction counts. */
  encode(image: PixelImage): Promise<Float32Array>
}
