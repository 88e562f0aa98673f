import { errors } from '../../errors.ts'

/** Types that are taken. */
export type ImageFormat = 'jpeg' | 'png' | 'webp'

const TAKEN: readonly (readonly [ImageFormat, RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['webp', /^RIFF[^]{4}WEBP/],
]

/** Types that people do send; naming them says what to do. */
const OTHERS: readonly (readonly [string, RegExp])[] = [
  ['a GIF', /^GIF8/],
  ['an AVIF or HEIC picture', /^[^]{4}ftyp(avi[fs]|hei[cfmsx]|hev[cmsx]|mif1|msf1)/],
  ['a TIFF', /^(II[*+]\0|MM\0[*+])/],
  ['a BMP', /^BM[^]{4}\0\0\0\0/],
  ['a JPEG XL', /^(\xff\x0a|\0\0\0\x0cJXL )/],
  ['a JPEG 2000', /^(\xff\x4f\xff\x51|\0\0\0\x0cjP {2})/],
  ['a PSD', /^8BPS/],
  ['a PDF', /^%PDF/],
  ['an SVG', /^(\xef\xbb\xbf)?\s*<(\?xml|svg|!--|!DOCTYPE svg)/i],
  ['an archive', /^(PK[\x03\x05\x07]|7z\xbc\xaf|Rar!|\x1f\x8b|BZh|\xfd7zXZ)/],
]

/**
 * The type of a file by its first bytes; its name has no say. Only what passes here reaches a native decoder.
 *
 * @throws {PublicError} 415
 */
export function formatOf(bytes: Buffer): ImageFormat {
  const head = bytes.toString('latin1', 0, 64)
  const taken = TAKEN.find(([, start]) => start.test(head))
  if (taken !== undefined) return taken[0]
  const other = OTHERS.find(([, start]) => start.test(head))
  throw errors.unsupportedMediaType(
    other === undefined
      ? 'This is no jpg, png or webp image'
      : `This is ${other[0]}; jpg, png and webp are taken`,
  )
}
