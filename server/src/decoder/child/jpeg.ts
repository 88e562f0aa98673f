// ITU-T T.81, annex B, and what libjpeg makes of JFIF and Adobe's marker.

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP14 = 0xee
/** Tables: Huffman, quantization, restart interval. */
const TABLES = [0xc4, 0xdb, 0xdd]
/** Baseline, extended sequential and progressive, which every decoder reads. Lossless, hierarchical and arithmetic coding are rewritten instead. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** APPn, JPGn and comments: nothing of these is needed, but for two. */
const isDroppable = (marker: number) => marker >= 0xe0 && marker <= 0xfe

/** JFIF 1.01 without a density and without a thumbnail. That it is there tells a decoder that colors are YCbCr. */
const JFIF = Buffer.from('ffe000104a46494600010100000100010000', 'hex')
/** What Adobe's marker holds, of which the last byte says how colors are coded. */
const ADOBE_LENGTH = 12

interface Segment {
  marker: number
  /** Where it begins, with its 0xff, and where what follows begins. */
  start: number
  end: number
  payload: Buffer
}

/** The segment at a position; undefined where none is. Fill bytes may precede a marker. */
function segmentAt(file: Buffer, position: number): Segment | undefined {
  if (file[position] !== 0xff) return undefined
  let at = position
  while (file[at + 1] === 0xff) at++
  const marker = file[at + 1]
  if (marker === undefined) return undefined
  if (marker === EOI) return { marker, start: at, end: at + 2, payload: file.subarray(0, 0) }
  if (at + 4 > file.length) return undefined
  const end = at + 2 + file.readUInt16BE(at + 2)
  if (end < at + 4 || end > file.length) return undefined
  return { marker, start: at, end, payload: file.subarray(at + 4, end) }
}

/** Where the entropy-coded data that begins at a position ends: before the next marker that is no restart. */
function endOfScan(file: Buffer, position: number): number {
  let at = file.indexOf(0xff, position)
  while (at !== -1) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) return at
    at = file.indexOf(0xff, at + (next === 0xff ? 1 : 2))
  }
  return file.length
}

/** Whether a frame has 8 bits, a height of its own, and is gray or in three colors. */
function isPlainFrame(payload: Buffer): boolean {
  const [bits, high, low, , , components] = payload
  return bits === 8 && (high !== 0 || low !== 0) && (components === 1 || components === 3)
}

/** Reads a JPEG file; gives it with nothing in it but tables, frame and scans, or undefined where it is not plain enough for that. */
export function readJpeg(file: Buffer): Buffer | undefined {
  const kept: Buffer[] = []
  let jfif = false
  let adobe: Buffer | undefined
  let frames = 0
  let scans = 0
  for (let at = 2; ; ) {
    const segment = segmentAt(file, at)
    if (segment === undefined) return undefined
    const { marker, start, payload } = segment
    at = segment.end
    if (marker === EOI) break
    if (marker === SOS) {
      at = endOfScan(file, at)
      scans++
    }
    if (FRAMES.includes(marker)) {
      if (!isPlainFrame(payload)) return undefined
      frames++
    }
    if (marker === APP0 && scans === 0) jfif ||= payload.toString('latin1', 0, 5) === 'JFIF\0'
    if (marker === APP14 && scans === 0 && payload.toString('latin1', 0, 5) === 'Adobe')
      adobe = payload.subarray(0, ADOBE_LENGTH)
    if (isDroppable(marker)) continue
    if (marker !== SOS && !TABLES.includes(marker) && !FRAMES.includes(marker)) return undefined
    kept.push(file.subarray(start, at))
  }
  if (frames !== 1 || scans === 0) return undefined
  if (adobe !== undefined && adobe.length < ADOBE_LENGTH) return undefined
  return Buffer.concat([
    Buffer.from([0xff, SOI]),
    ...(jfif ? [JFIF] : []),
    ...(adobe === undefined ? [] : [Buffer.from([0xff, APP14, 0, ADOBE_LENGTH + 2]), adobe]),
    ...kept,
    Buffer.from([0xff, EOI]),
  ])
}
