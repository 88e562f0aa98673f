import { describe, expect, it } from 'vitest'
import { circle, draw, ground } from '../../../test/drawings.ts'
import type { JsonObject } from '../../json.ts'
import { type IpContext, type PixelImage, VisionInputError } from '../../provider.ts'
import { refineDocument } from '../refine-document.ts'

const ip: IpContext = {
  ip_type: 'defined_character',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}

/** A standing figure: hair, face, shirt and shoes, each in one color. */
function figure(hair: string, back: string): Promise<PixelImage> {
  return draw(
    ground(back) +
      `<rect x="98" y="20" width="60" height="50" fill="${hair}"/>` +
      circle(128, 80, 22, 'fill="#fcc9a0"') +
      '<rect x="88" y="100" width="80" height="80" fill="#2a66d9"/>' +
      '<rect x="98" y="180" width="60" height="50" fill="#111111"/>',
  )
}

const document: JsonObject = {
  short_description: 'A boy with red hair on a solid blue background.',
  objects: [
    {
      description: 'A boy with short red hair, wearing a blue shirt.',
      appearance_details: 'a lock of red hair over one eye',
    },
  ],
  background_setting: 'solid blue background',
}

const refine = (instruction: string, images: PixelImage[], of: JsonObject = document): JsonObject =>
  refineDocument({ document: of, instruction, ip, images })

describe('a description that the context images contradict', () => {
  it('of the hair color is measured anew, wherever it is told, and nothing else changes', async () => {
    const image = await figure('#8a5a33', '#ffffff')
    expect(refine('Fix the description of the hair color', [image])).toEqual({
      short_description: 'A boy with brown hair on a solid blue background.',
      objects: [
        {
          description: 'A boy with short brown hair, wearing a blue shirt.',
          appearance_details: 'a lock of brown hair over one eye',
        },
      ],
      background_setting: 'solid blue background',
    })
  })

  it('of the hair color keeps the words that the images bear out', async () => {
    const told = { ...document, short_description: 'A boy with brown hair.' }
    const image = await figure('#8a5a33', '#ffffff')
    expect(JSON.stringify(refine('fix the hair color', [image], told))).not.toMatch(/red hair/)
    const red = await figure('#d92b2b', '#ffffff')
    expect(refine('fix the hair color', [red])).toEqual(document)
  })

  it('of the background is measured anew', async () => {
    const image = await figure('#d92b2b', '#3fa34d')
    expect(refine('Fix the background color', [image])).toMatchObject({
      short_description: 'A boy with red hair on a solid green background.',
      background_setting: 'solid green background',
    })
  })

  it('is refused in words where the images do not show what is asked for', async () => {
    const image = await figure('#d92b2b', '#3fa34d')
    const noSoul = { ...document, short_description: 'A boy with a pure soul.' }
    expect(() => refine('Fix the color of the soul', [image], noSoul)).toThrow(VisionInputError)
    expect(() => refine('Fix the color of the soul', [image], noSoul)).toThrow(/soul/)
  })
})

describe('a style description made more detailed', () => {
  it('takes what the context images show', async () => {
    const images = [await figure('#8a5a33', '#ffffff'), await figure('#d92b2b', '#ffffff')]
    const refined = refine('Make the style description more detailed', images, {
      ...document,
      artistic_style: 'childlike',
    })
    expect(refined.artistic_style).toMatch(/^childlike, flat/)
  })

  it('is refused where neither the document nor an image tells more', () => {
    expect(() =>
      refine('Make the style description more detailed', [], { artistic_style: 'flat' }),
    ).toThrow(/style/)
  })
})
