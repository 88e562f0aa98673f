import sharp from 'sharp'
import type { PixelImage } from '../src/provider.ts'

/** An SVG's content drawn at the given size; its user units are pixels of a 256-pixel square. */
export async function draw(content: string, width = 256, height = width): Promise<PixelImage> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${(256 * width) / height} 256">${content}</svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

export function ground(color: string): string {
  return `<rect width="999" height="256" fill="${color}"/>`
}

export function circle(x: number, y: number, radius: number, style: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" ${style}/>`
}

/** A round character with eyes and an outline, on the given ground. */
export function creature(fill: string, back = '#ffffff', outline = 6): string {
  const line = outline > 0 ? `stroke="#000" stroke-width="${outline}"` : ''
  return (
    ground(back) +
    circle(128, 134, 90, `fill="${fill}" ${line}`) +
    circle(100, 110, 18, `fill="#fff" ${line}`) +
    circle(156, 110, 18, `fill="#fff" ${line}`)
  )
}

/** Grain over a slow change of color, as a camera sees a wall and a table. */
export function grainyPhoto(size = 128, seed = 7): PixelImage {
  const data = new Uint8Array(size * size * 3)
  let state = seed
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const pixel = Math.floor(i / 3)
    const x = pixel % size
    const y = Math.floor(pixel / size)
    const wave = 60 * Math.sin(x / 9) * Math.cos(y / 7 + (i % 3))
    data[i] = Math.max(0, Math.min(255, 120 + wave + (state >>> 24) / 8))
  }
  return { width: size, height: size, data }
}
