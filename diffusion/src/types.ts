/** Pixels in row-major order, three bytes each, sRGB. */
export interface RgbImage {
  width: number
  height: number
  data: Uint8Array
}
