import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { open, openRaw, type Raw, rawOf } from './open.ts'
import { pngChunk, withChunk } from './png.ts'

/** Levels of each channel in the sample: 0, 17 … 255. */
const LEVELS = 16
const STEP = 17
/** How far rounding alone moves a level. */
const TOLERANCE = 1
/** Profiles come in few kinds; as many answers as this are remembered. */
const MOST_REMEMBERED = 64

const answers = new Map<string, boolean>()

/** A picture of every mixture of a few levels, or of every gray. */
function sample(gray: boolean): Raw {
  const side = gray ? 16 : LEVELS ** 1.5
  const data = Buffer.alloc(side * side * 3)
  for (let i = 0; i < side * side; i++) {
    const levels = gray
      ? [i, i, i]
      : [i % LEVELS, Math.floor(i / LEVELS) % LEVELS, Math.floor(i / LEVELS ** 2)].map(
          (level) => level * STEP,
        )
    data.set(levels, i * 3)
  }
  return { data, width: side, height: side, channels: 3 }
}

async function isUnchangedBy(profile: Buffer, gray: boolean): Promise<boolean> {
  const before = sample(gray)
  const plain = await openRaw(before)
    .toColourspace(gray ? 'b-w' : 'srgb')
    .png({ compressionLevel: 0 })
    .toBuffer()
  const name = Buffer.from('p\0\0', 'latin1')
  const chunk = pngChunk('iCCP', Buffer.concat([name, deflateSync(profile)]))
  const tagged = open('png', withChunk(plain, chunk))
  const after = await rawOf(tagged.toColourspace('srgb').removeAlpha())
  return before.data.every((level, i) => Math.abs(level - (after.data[i] ?? 0)) <= TOLERANCE)
}

/**
 * Whether pixels with a profile look the same without it. Found out by converting a sample, so it holds for profiles of every build: sRGB
 * in its many editions, and broken ones, which the converter ignores.
 */
export async function isSuperfluous(profile: Buffer, gray: boolean): Promise<boolean> {
  const key = `${gray} ${createHash('sha256').update(profile).digest('base64')}`
  const known = answers.get(key)
  if (known !== undefined) return known
  const answer = await isUnchangedBy(profile, gray)
  if (answers.size >= MOST_REMEMBERED) answers.clear()
  answers.set(key, answer)
  return answer
}
