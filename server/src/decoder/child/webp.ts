// WebP container, https://developers.google.com/speed/webp/docs/riff_container.

const FILE_HEADER_BYTES = 12
const CHUNK_HEADER_BYTES = 8

interface Chunk {
  type: string
  data: Buffer
}

/** The chunks of a file as far as they are whole. What its header says of its length is not believed. */
function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = FILE_HEADER_BYTES; at + CHUNK_HEADER_BYTES <= file.length; ) {
    const start = at + CHUNK_HEADER_BYTES
    const end = start + file.readUInt32LE(at + 4)
    if (end > file.length) break
    chunks.push({ type: file.toString('latin1', at, at + 4), data: file.subarray(start, end) })
    // Chunks begin at even positions.
    at = end + (end % 2)
  }
  return chunks
}

/** A file of one still picture. */
function fileOf({ type, data }: Chunk): Buffer {
  const padding = data.length % 2
  const header = Buffer.alloc(FILE_HEADER_BYTES + CHUNK_HEADER_BYTES)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(4 + CHUNK_HEADER_BYTES + data.length + padding, 4)
  header.write(`WEBP${type}`, 8, 'latin1')
  header.writeUInt32LE(data.length, 16)
  return Buffer.concat([header, data, Buffer.alloc(padding)])
}

/** Reads a WebP file; `bytes` hold its VP8 or VP8L picture alone, or are undefined where there is not exactly one. */
export function readWebp(file: Buffer): {
  bytes: Buffer | undefined
  animated: boolean
  lossless: boolean
} {
  const chunks = chunksOf(file)
  const pictures = chunks.filter(({ type }) => type === 'VP8 ' || type === 'VP8L')
  const frames = chunks.filter(({ type }) => type === 'ANMF').length
  const [picture] = pictures
  const plain = picture !== undefined && pictures.length === 1 && frames === 0
  return {
    bytes: plain ? fileOf(picture) : undefined,
    animated: frames > 1,
    lossless: picture?.type === 'VP8L',
  }
}
