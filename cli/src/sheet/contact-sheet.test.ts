import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { contactSheet } from './contact-sheet.ts'
import { layout, spread } from './layout.ts'

async function plainPicture(color: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: color } })
    .png()
    .toBuffer()
}

describe('the contact sheet', () => {
  it('shows every result in the row of its influence and the column of its prompt', async () => {
    const [red, green, blue] = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map(plainPicture),
    )
    const png = await contactSheet({
      title: 'T',
      subtitle: 's',
      trainingImages: [blue!, blue!],
      columns: [
        { prompt: 'one', seed: 1 },
        { prompt: 'two', seed: 2 },
      ],
      rows: [
        { influence: 0, pictures: [red!, green!] },
        { influence: 1, pictures: [green!, red!] },
      ],
    })
    const { data, info } = await sharp(png)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const plan = layout(2, 2, 2)
    expect(info.height).toBe(plan.height)
    const middles = plan.rows.flat().map(({ left, top, size }) => {
      const at = ((top + (size >> 1)) * info.width + left + (size >> 1)) * 3
      return [...data.subarray(at, at + 3)]
    })
    expect(middles).toEqual([
      [255, 0, 0],
      [0, 255, 0],
      [0, 255, 0],
      [255, 0, 0],
    ])
  })

  it('spreads its thumbnails over a large set instead of showing only the first', () => {
    const chosen = spread(
      Array.from({ length: 200 }, (_, i) => i),
      30,
    )
    expect(chosen).toHaveLength(30)
    expect(chosen.at(-1)).toBeGreaterThan(180)
  })
})
