import { bfloatsToFloats, floatsToHalves, halvesToFloats } from './lib/half.ts'

/** A tensor of a safetensors file, widened to single precision. */
export interface StoredTensor {
  shape: number[]
  data: Float32Array
}

export interface SafetensorsFile {
  tensors: Map<string, StoredTensor>
  metadata: Record<string, string>
}

interface Entry {
  dtype: string
  shape: number[]
  data_offsets: [number, number]
}

/** Number types that are written. */
export type Dtype = 'F16' | 'F32'

const BYTES: Readonly<Record<string, number>> = { BF16: 2, F16: 2, F32: 4 }

function widen(dtype: string, bytes: ArrayBuffer): Float32Array {
  if (dtype === 'F32') return new Float32Array(bytes)
  const bits = new Uint16Array(bytes)
  return dtype === 'BF16' ? bfloatsToFloats(bits) : halvesToFloats(bits)
}
const MAX_HEADER_BYTES = 100_000_000

/** A file that is not what the safetensors format allows. */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError'
}

function isEntry(value: unknown): value is Entry {
  const entry = value as Entry
  return (
    typeof entry?.dtype === 'string' &&
    Array.isArray(entry.shape) &&
    entry.shape.every((n) => Number.isSafeInteger(n) && n >= 0) &&
    Array.isArray(entry.data_offsets) &&
    entry.data_offsets.length === 2 &&
    entry.data_offsets.every((n) => Number.isSafeInteger(n) && n >= 0)
  )
}

function readHeader(file: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (file.length < 8) throw new SafetensorsError('the file is shorter than its header length')
  const size = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true))
  if (size > MAX_HEADER_BYTES || size + 8 > file.length) {
    throw new SafetensorsError(`the header claims ${size} bytes`)
  }
  try {
    const header = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(8, 8 + size)),
    )
    return { header, start: 8 + size }
  } catch (cause) {
    throw new SafetensorsError('the header is no JSON', { cause })
  }
}

function readTensor(name: string, entry: unknown, body: Uint8Array): StoredTensor {
  if (!isEntry(entry)) throw new SafetensorsError(`${name} has a malformed entry`)
  const {
    dtype,
    shape,
    data_offsets: [begin, end],
  } = entry
  const width = BYTES[dtype]
  if (width === undefined)
    throw new SafetensorsError(`${name} is ${dtype}; BF16, F16 and F32 are read`)
  const count = shape.reduce((a, b) => a * b, 1)
  if (end - begin !== count * width || end > body.length) {
    throw new SafetensorsError(`${name} does not fit its place in the file`)
  }
  // Copied, because a tensor's bytes need not lie on a boundary that typed arrays accept.
  const bytes = new Uint8Array(body.subarray(begin, end))
  return { shape, data: widen(dtype, bytes.buffer) }
}

/** Reads a safetensors file (BF16, F16 and F32), refusing every header that does not describe its bytes. */
export function readSafetensors(file: Uint8Array): SafetensorsFile {
  const { header, start } = readHeader(file)
  const body = file.subarray(start)
  const tensors = new Map<string, StoredTensor>()
  for (const [name, entry] of Object.entries(header)) {
    if (name !== '__metadata__') tensors.set(name, readTensor(name, entry, body))
  }
  return { tensors, metadata: (header.__metadata__ ?? {}) as Record<string, string> }
}

function packed({ data }: StoredTensor, dtype: Dtype): Uint8Array {
  const numbers = dtype === 'F32' ? data : floatsToHalves(data)
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

/** Writes tensors; names and metadata keys are sorted, so that equal content gives equal bytes. */
export function writeSafetensors(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>>,
  dtype: Dtype = 'F32',
): Uint8Array {
  const names = [...tensors.keys()].sort()
  const header: Record<string, unknown> = {
    __metadata__: Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
  let offset = 0
  for (const name of names) {
    const { shape, data } = tensors.get(name) as StoredTensor
    const end = offset + data.length * (dtype === 'F32' ? 4 : 2)
    header[name] = { dtype, shape, data_offsets: [offset, end] }
    offset = end
  }
  const text = Buffer.from(JSON.stringify(header))
  // Padded in bytes, not characters: readers map the numbers in place and want them aligned.
  const json = Buffer.concat([text, Buffer.alloc((8 - (text.length % 8)) % 8, ' ')])
  const out = new Uint8Array(8 + json.length + offset)
  new DataView(out.buffer).setBigUint64(0, BigInt(json.length), true)
  out.set(json, 8)
  let position = 8 + json.length
  for (const name of names) {
    const bytes = packed(tensors.get(name) as StoredTensor, dtype)
    out.set(bytes, position)
    position += bytes.length
  }
  return out
}
