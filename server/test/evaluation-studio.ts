import { createHash } from 'node:crypto'
import { baseModel } from '@atelier/diffusion/base-model'
import { exportAdapter } from '@atelier/diffusion/formats'
import sharp from 'sharp'
import { adapterNumbers } from './adapter.ts'

const COLORS = ['#d92b2b', '#3fa34d', '#2a66d9', '#f9d62e', '#7d3fb5', '#1f8a8a']

/** A disc of one of six colors on light blue, another picture for each number. */
export function heldOutPicture(i: number): Promise<Buffer> {
  const fill = COLORS[i % COLORS.length]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#a9d8f5"/><circle cx="128" cy="128" r="${60 + i}" fill="${fill}" stroke="#101010" stroke-width="5"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** An adapter that changes the base model a little, and its hash. */
export function someAdapter(): { bytes: Uint8Array; sha256: string } {
  const bytes = exportAdapter({
    numbers: adapterNumbers(1).map((x) => x / 40),
    rank: 1,
    steps: 1,
    baseModelSha256: baseModel.sha256,
    datasetHash: '',
  })
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
