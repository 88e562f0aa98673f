import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameWords } from './file-name.ts'

describe('file name words', () => {
  it.each([
    ['gopher-reading_02.png', 'gopher reading'],
    ['redBicycle.webp', 'red bicycle'],
    ['uploads/2024/Alarm Clock (final).PNG', 'alarm clock'],
    ['C:\\photos\\sleeping_cat3.jpg', 'sleeping cat'],
    ['HTMLParser-icon.svg', 'html parser icon'],
    ['xkvbnq.png', ''],
    ['café-crème.png', 'café crème'],
    ['犬.png', '犬'],
    ['DSC0001.JPG', ''],
    ['IMG_4521.jpeg', ''],
    ['PXL_20240101_101010.jpg', ''],
    ['12.webp', ''],
    ['emoji_u1f432.webp', 'emoji'],
    ['3f9a0c7d2b.png', ''],
    ['550e8400-e29b-41d4-a716-446655440000.png', ''],
    ['dragon_v2_final-copy (1).png', 'dragon'],
    ['512x512.png', ''],
    ['deadbeef-cafe-face-beef-facadefacade.png', ''],
    ['yihlaRCCvd4.jpg', ''],
    ['redDog2.jpg', 'red dog'],
    ['left_up2.webp', 'left up'],
    ['DJI_0042.JPG', ''],
    ['', ''],
  ])('reads %j as %j', (name, words) => {
    expect(fileNameWords(name)).toBe(words)
  })

  it('never holds digits, slashes or more than six words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const words = fileNameWords(name)
        expect(words).not.toMatch(/[\d/\\_]/)
        expect(words.split(' ').length).toBeLessThanOrEqual(6)
      }),
    )
  })
})
