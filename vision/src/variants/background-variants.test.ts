import { describe, expect, it } from 'vitest'
import { circle, creature, draw, grainyPhoto, ground } from '../../test/drawings.ts'
import { rgbOfName } from '../color/color-names.ts'
import type { JsonObject } from '../json.ts'
import type { PixelImage } from '../provider.ts'
import { backgroundVariants } from './background-variants.ts'

const caption: JsonObject = {
  short_description: 'Gopher on a solid white background',
  objects: [{ description: 'Gopher', shape_and_color: 'blue and black' }],
  background_setting: 'solid white background',
  aesthetics: { color_scheme: 'blue, black, white' },
}

function hex(name: string): string {
  return `rgb(${rgbOfName(name)?.join()})`
}

function worst(p: PixelImage, q: PixelImage): number {
  return p.data.reduce((most, value, i) => Math.max(most, Math.abs(value - (q.data[i] ?? 0))), 0)
}

describe('background variants', () => {
  it.each(['pink', 'dark blue', 'black'])(
    'on %s are what the picture would look like if it had been drawn there',
    async (name) => {
      const image = await draw(creature('#5ee1ef'))
      const [variant] = backgroundVariants({ image, caption, colors: [name] })
      expect(worst(variant!.image, await draw(creature('#5ee1ef', hex(name))))).toBeLessThan(24)
    },
  )

  it('leave no rim of the old background around a subject without outline', async () => {
    const shape = circle(128, 128, 90, 'fill="#f28a1e"')
    const image = await draw(ground('#fff') + shape)
    const [variant] = backgroundVariants({ image, caption, colors: ['dark blue'] })
    expect(worst(variant!.image, await draw(ground(hex('dark blue')) + shape))).toBeLessThan(24)
  })

  it('keep white inside the subject white', async () => {
    const image = await draw(creature('#5ee1ef'))
    const [variant] = backgroundVariants({ image, caption, colors: ['dark green'] })
    const eye = 3 * (110 * 256 + 100)
    expect([...variant!.image.data.slice(eye, eye + 3)]).toEqual([255, 255, 255])
  })

  it('show the background through closed gaps when the opacities are given', async () => {
    const image = await draw(
      ground('#fff') + circle(128, 128, 80, 'fill="none" stroke="#d92b2b" stroke-width="30"'),
    )
    const alpha = new Uint8Array(256 * 256).map((_, i) => (image.data[3 * i + 1] === 255 ? 0 : 255))
    const [variant] = backgroundVariants({ image, caption, colors: ['black'], alpha })
    const middle = 3 * (128 * 256 + 128)
    expect([...variant!.image.data.slice(middle, middle + 3)]).toEqual([17, 17, 17])
  })

  it('change the words on the background and nothing else', async () => {
    const image = await draw(creature('#2a66d9'))
    const [variant] = backgroundVariants({ image, caption, colors: ['light green'] })
    expect(variant?.caption).toEqual({
      short_description: 'Gopher on a solid light green background',
      objects: caption.objects,
      background_setting: 'solid light green background',
      aesthetics: { color_scheme: 'blue, black, light green' },
    })
  })

  it('pass over the picture’s own background and colors on which the subject would vanish', async () => {
    const image = await draw(creature('#d92b2b'))
    expect(backgroundVariants({ image, caption, colors: ['white', 'red'] })).toEqual([])
  })

  it('are none when the background is not solid or the picture is a photograph', async () => {
    const gradient = await draw(
      `<defs><linearGradient id="g"><stop offset="0" stop-color="#2a66d9"/><stop offset="1" stop-color="#fff"/></linearGradient></defs><rect width="256" height="256" fill="url(#g)"/>${circle(128, 128, 50, 'fill="#111"')}`,
    )
    expect(backgroundVariants({ image: gradient, caption, colors: ['pink'] })).toEqual([])
    expect(backgroundVariants({ image: grainyPhoto(), caption, colors: ['pink'] })).toEqual([])
  })

  it('reject a color that has no entry in the table', async () => {
    const image = await draw(creature('#2a66d9'))
    expect(() => backgroundVariants({ image, caption, colors: ['blurple'] })).toThrow(/blurple/)
  })
})
