import { crc32, deflateSync } from 'node:zlib'

type Rgb = readonly [number, number, number]

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG of a disc on a plain background: the least that image measurements can say something about. Square unless a height is given. */
export function discPng(width: number, disc: Rgb, background: Rgb, height = width): Buffer {
  const radius = Math.min(width, height) / 3
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = Math.hypot(x - width / 2, y - height / 2) < radius
      rows.set(inside ? disc : background, y * (1 + width * 3) + 1 + x * 3)
    }
  }
  return png(width, height, 8, 2, rows)
}

/** A black one-bit PNG: a few kilobytes that would decode to `width` × `height` pixels. */
export function bombPng(width: number, height: number): Buffer {
  return png(width, height, 1, 0, Buffer.alloc(height * (1 + Math.ceil(width / 8))))
}

/** A PNG with every chunk in order and a right checksum, whose size is padded to `sizeBytes` by a text chunk. */
export function paddedPng(picture: Buffer, sizeBytes: number): Buffer {
  const padding = chunk('tEXt', Buffer.alloc(sizeBytes - picture.length, 0x61))
  const afterHeader = signature.length + 25
  return Buffer.concat([picture.subarray(0, afterHeader), padding, picture.subarray(afterHeader)])
}

function png(
  width: number,
  height: number,
  depth: number,
  colorType: number,
  rows: Buffer,
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, colorType, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
