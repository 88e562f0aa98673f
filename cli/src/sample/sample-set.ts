import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { poses } from './poses.ts'
import { renderPose } from './render.ts'

/** Who the sample images show, in the words a project needs. */
export const sampleIdentity = {
  ip_name: 'Pip',
  ip_description: 'turquoise rabbit with a red scarf',
  ip_type: 'defined_character',
  ip_medium: 'illustration',
} as const

/** The file name of a pose: its words joined by hyphens, after the character's name. */
export function sampleFileName(poseName: string): string {
  return `pip-${poseName.replaceAll(' ', '-')}.png`
}

/** Draws the bundled sample set into `dir` (created when missing) and returns the files' paths. */
export async function writeSampleSet(dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true })
  const files: string[] = []
  for (const pose of poses) {
    const file = join(dir, sampleFileName(pose.name))
    await writeFile(file, await renderPose(pose))
    files.push(file)
  }
  return files
}
