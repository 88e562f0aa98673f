import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { backgrounds } from './palette.ts'
import { poses } from './poses.ts'
import { renderPose, sampleSize } from './render.ts'
import { sampleFileName } from './sample-set.ts'

describe('the bundled sample set', () => {
  it('has enough images to complete a dataset, each with a file name of its own', () => {
    const names = poses.map((pose) => sampleFileName(pose.name))
    expect(names.length).toBeGreaterThanOrEqual(12)
    expect(new Set(names).size).toBe(names.length)
    expect(names.every((name) => /^pip-[a-z-]+\.png$/.test(name))).toBe(true)
  })

  it.each(poses.map((pose) => [pose.name, pose] as const))(
    'draws "%s" at full size on its plain background, whole inside the picture',
    async (_name, pose) => {
      const { data, info } = await sharp(await renderPose(pose))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect([info.width, info.height]).toEqual([sampleSize, sampleSize])
      const color = hex(backgrounds[pose.background])
      for (const [x, y] of border(sampleSize)) {
        const at = (y * sampleSize + x) * info.channels
        expect([...data.subarray(at, at + 3)], `pixel ${x},${y}`).toEqual(color)
      }
    },
  )
})

function hex(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}

function border(size: number): [number, number][] {
  const steps = Array.from({ length: 64 }, (_, i) => Math.floor((i * (size - 1)) / 63))
  return steps.flatMap((s): [number, number][] => [
    [s, 0],
    [s, size - 1],
    [0, s],
    [size - 1, s],
  ])
}
