/** A box of an MP4 file (ISO/IEC 14496-12): its type, and what is in it. */
export interface Box {
  readonly type: string
  readonly content: Buffer
}

/** The boxes that a file or a box consists of, in their order. */
export function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at)
    const large = size === 1
    const whole = large ? Number(bytes.readBigUInt64BE(at + 8)) : size || bytes.length - at
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (whole < 8 || at + whole > bytes.length) throw new Error(`the box ${type} is broken`)
    boxes.push({ type, content: bytes.subarray(at + (large ? 16 : 8), at + whole) })
    at += whole
  }
  return boxes
}

/** The content of the box at a path such as `moov/trak/mdia`, of the first one of each type. */
export function boxAt(bytes: Buffer, path: string): Buffer {
  return path.split('/').reduce((inside, type) => {
    const box = boxesOf(inside).find((one) => one.type === type)
    if (box === undefined) throw new Error(`there is no ${type} of ${path}`)
    return box.content
  }, bytes)
}

/** What a video says of itself. */
export interface VideoFacts {
  readonly seconds: number
  readonly codec: string
  readonly width: number
  readonly height: number
  readonly frames: number
  /** Whether the video can be played before all of it is there. */
  readonly fastStart: boolean
}

/** Reads the facts of the first track; its headers are of version 0 or 1. */
export function videoFacts(bytes: Buffer): VideoFacts {
  const track = 'moov/trak/mdia'
  const header = boxAt(bytes, `${track}/mdhd`)
  const wide = header[0] === 1
  const timescale = header.readUInt32BE(wide ? 20 : 12)
  const duration = wide ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16)
  const samples = boxAt(bytes, `${track}/minf/stbl/stsz`)
  // Version, flags and the count of entries come first; then the one entry, a box of its own.
  const description = boxesOf(boxAt(bytes, `${track}/minf/stbl/stsd`).subarray(8))[0]
  if (description === undefined) throw new Error('the track does not say its codec')
  const types = boxesOf(bytes).map(({ type }) => type)
  return {
    seconds: duration / timescale,
    codec: description.type,
    width: description.content.readUInt16BE(24),
    height: description.content.readUInt16BE(26),
    frames: samples.readUInt32BE(8),
    fastStart: types.indexOf('moov') < types.indexOf('mdat'),
  }
}
