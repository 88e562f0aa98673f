import { errors } from '../../errors.ts'

/** Types that are taken. */
export type ImageFormat = 'jpeg' | 'png' | 'webp'

// First bytes, hexadecimal.

const TAKEN: readonly (readonly [ImageFormat, RegExp])[] = [
  ['jpeg', /^ffd8ff/],
  ['png', /^89504e470d0a1a0a/],
  ['webp', /^52494646.{8}57454250/],
]

/** Types that people do send; naming them says what to do. */
const OTHERS: readonly (readonly [string, RegExp])[] = [
  ['a GIF', /^47494638/],
  // `ftyp` and a brand.
  ['an AVIF or HEIC picture', /^.{8}66747970(617669|6865|6d696631|6d736631)/],
  ['a TIFF', /^(49492a00|49492b00|4d4d002a|4d4d002b)/],
  ['a BMP', /^424d.{8}00000000/],
  ['a JPEG XL', /^(ff0a|0000000c4a584c20)/],
  ['a JPEG 2000', /^(ff4fff51|0000000c6a502020)/],
  ['a PSD', /^38425053/],
  ['a PDF', /^25504446/],
  ['an archive', /^(504b0[357]|377abcaf|52617221|1f8b|425a68|fd377a585a)/],
]
const SVG = /^\s*<(\?xml|svg|!--|!DOCTYPE svg)/i

function otherName(bytes: Buffer, head: string): string | undefined {
  const text = bytes.toString('utf8', 0, 64).replace(/^\ufeff/, '')
  return SVG.test(text) ? 'an SVG' : OTHERS.find(([, start]) => start.test(head))?.[0]
}

/**
 * The type of a file by its first bytes; its name has no say. Only what passes here reaches a native decoder.
 *
 * @throws {PublicError} 415
 */
export function formatOf(bytes: Buffer): ImageFormat {
  const head = bytes.toString('hex', 0, 16)
  const taken = TAKEN.find(([, start]) => start.test(head))
  if (taken !== undefined) return taken[0]
  const other = otherName(bytes, head)
  throw errors.unsupportedMediaType(
    other === undefined
      ? 'This is no jpg, png or webp image'
      : `This is ${other}; jpg, png and webp are taken`,
  )
}
