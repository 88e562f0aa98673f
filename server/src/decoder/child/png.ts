import { crc32 } from 'node:zlib'

// PNG, third edition, https://www.w3.org/TR/png-3/.

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const ESSENTIAL = ['IHDR', 'PLTE', 'IDAT', 'IEND']
/** Length, type and CRC. */
const FRAME_BYTES = 12

interface Chunk {
  type: string
  /** The chunk as it stands in the file, with its length and CRC. */
  whole: Buffer
  data: Buffer
}

/** The chunks up to and with IEND; undefined where the file ends before. */
function chunksOf(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at + FRAME_BYTES <= file.length; ) {
    const end = at + FRAME_BYTES + file.readUInt32BE(at)
    if (end > file.length) return undefined
    const whole = file.subarray(at, end)
    const type = whole.toString('latin1', 4, 8)
    chunks.push({ type, whole, data: whole.subarray(8, -4) })
    if (type === 'IEND') return chunks
    at = end
  }
  return undefined
}

/** A chunk whose type begins with a capital has to be understood; one that we do not know cannot be left out. */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type)
}

function isAnimation({ type, data }: Chunk): boolean {
  return type === 'acTL' && data.length >= 4 && data.readUInt32BE(0) > 1
}

/** Reads a PNG file; `bytes` are its header, palette, picture and end, or undefined where it is broken or has more that is needed. */
export function readPng(file: Buffer): { bytes: Buffer | undefined; animated: boolean } {
  const chunks = chunksOf(file)
  if (chunks === undefined) return { bytes: undefined, animated: false }
  const animated = chunks.some(isAnimation)
  const kept = chunks.filter(({ type }) => isCritical(type))
  const plain = kept.every(({ type }) => ESSENTIAL.includes(type))
  return {
    bytes: plain ? Buffer.concat([SIGNATURE, ...kept.map(({ whole }) => whole)]) : undefined,
    animated,
  }
}

/** A chunk of a PNG file. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(data.length + FRAME_BYTES)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), whole.length - 4)
  return whole
}

/** Puts a chunk behind the header of a PNG file. */
export function withChunk(png: Buffer, chunk: Buffer): Buffer {
  const behind = SIGNATURE.length + FRAME_BYTES + 13
  return Buffer.concat([png.subarray(0, behind), chunk, png.subarray(behind)])
}
