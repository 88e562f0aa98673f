import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A program that can encode H.264, and the encoder of it to use. */
export interface Ffmpeg {
  path: string
  codec: 'libx264' | 'libopenh264'
}

const run = promisify(execFile)
const ASK_MS = 10_000
const CODECS = ['libx264', 'libopenh264'] as const

/** Asks a program what it can do; undefined when it is not there, or cannot encode H.264. */
export async function findFfmpeg(path = 'ffmpeg'): Promise<Ffmpeg | undefined> {
  try {
    const { stdout } = await run(path, ['-hide_banner', '-encoders'], { timeout: ASK_MS })
    const codec = CODECS.find((name) => new RegExp(`\\b${name}\\b`).test(stdout))
    return codec && { path, codec }
  } catch {
    return undefined
  }
}
