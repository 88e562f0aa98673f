import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive, and the lies that are told of it. */
export interface RawEntry {
  name: string | Buffer
  data: Buffer
  deflate?: boolean
  /** What the directory says; by default the truth. */
  listed?: Partial<Header>
  /** What its own header says; by default the same as the directory. */
  local?: Partial<Header>
  /** Where the directory says that it begins. */
  offset?: number
  /** Takes the bytes of an earlier file instead of having its own. */
  sameBytesAs?: number
  externalAttributes?: number
  extra?: Buffer
}

interface Header {
  name: Buffer
  flags: number
  method: number
  crc: number
  packedSize: number
  size: number
}

const UNIX = 3 << 8
const UTF8 = 0x800

function headerOf({ name, data, deflate }: RawEntry, packed: Buffer): Header {
  return {
    name: Buffer.from(name),
    flags: UTF8,
    method: deflate ? 8 : 0,
    crc: crc32(data),
    packedSize: packed.length,
    size: data.length,
  }
}

/** The fields that a file's own header and its place in the directory share. */
function sharedFields(header: Header, extra: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(header.flags, 2)
  fields.writeUInt16LE(header.method, 4)
  fields.writeUInt32LE(0x5a21_0000, 6)
  fields.writeUInt32LE(header.crc, 10)
  fields.writeUInt32LE(header.packedSize, 14)
  fields.writeUInt32LE(header.size, 18)
  fields.writeUInt16LE(header.name.length, 22)
  fields.writeUInt16LE(extra.length, 24)
  return fields
}

function localHeader(header: Header): Buffer {
  const none = Buffer.alloc(0)
  return Buffer.concat([Buffer.from('PK\x03\x04'), sharedFields(header, none), header.name])
}

function directoryEntry(header: Header, entry: RawEntry, offset: number): Buffer {
  const extra = entry.extra ?? Buffer.alloc(0)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(entry.externalAttributes ?? 0, 6)
  rest.writeUInt32LE(offset, 10)
  const madeBy = Buffer.alloc(2)
  madeBy.writeUInt16LE(UNIX | 20, 0)
  const start = Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, sharedFields(header, extra)])
  return Buffer.concat([start, rest, header.name, extra])
}

/** Writes a ZIP file that says exactly what it is told to say. */
export function zipOf(
  entries: readonly RawEntry[],
  lies: { entryCount?: number; directoryOffset?: number; comment?: string } = {},
): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let position = 0
  for (const entry of entries) {
    const packed = entry.deflate ? deflateRawSync(entry.data) : entry.data
    const listed = { ...headerOf(entry, packed), ...entry.listed }
    const shared = entry.sameBytesAs === undefined ? undefined : offsets[entry.sameBytesAs]
    offsets.push(shared ?? position)
    directory.push(directoryEntry(listed, entry, entry.offset ?? shared ?? position))
    if (shared !== undefined) continue
    const file = Buffer.concat([localHeader({ ...listed, ...entry.local }), packed])
    files.push(file)
    position += file.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(lies.entryCount ?? entries.length, 8)
  end.writeUInt16LE(lies.entryCount ?? entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(lies.directoryOffset ?? position, 16)
  const comment = Buffer.from(lies.comment ?? '')
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...files, list, end, comment])
}

/** The ZIP64 field that holds what does not fit into 32 bits. */
export function zip64Field(...values: number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(8 * values.length, 2)
  for (const [i, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * i)
  return field
}
