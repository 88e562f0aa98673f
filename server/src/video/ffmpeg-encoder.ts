import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ffmpeg } from './find-ffmpeg.ts'
import type { VideoEncoder, VideoFormat } from './video-encoder.ts'

const MOST_WORDS = 2000

function quality({ codec }: Ffmpeg): string[] {
  return codec === 'libx264' ? ['-preset', 'medium', '-crf', '18'] : ['-b:v', '6M']
}

function argumentsFor(ffmpeg: Ffmpeg, { width, height, fps }: VideoFormat, file: string): string[] {
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-r', `${fps}`]
  const bt709 = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709']
  return [
    ...['-hide_banner', '-loglevel', 'error', '-y', ...input, '-i', 'pipe:0'],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-c:v', ffmpeg.codec],
    ...[...quality(ffmpeg), '-pix_fmt', 'yuv420p', ...bt709, '-movflags', '+faststart', file],
  ]
}

/** Rejects when the program ends otherwise than well, with what it said. */
async function ending(child: ChildProcess): Promise<void> {
  let words = ''
  child.stderr?.on('data', (data: Buffer) => {
    words = `${words}${data}`.slice(-MOST_WORDS)
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (code !== 0) throw new Error(`ffmpeg ended (${signal ?? code}): ${words}`)
}

/** Writes one frame after another, each when the one before was taken. */
async function feed(child: ChildProcess, frames: Iterable<Uint8Array>): Promise<void> {
  const { stdin } = child
  if (stdin === null) throw new Error('ffmpeg has no standard input')
  for (const frame of frames) {
    await new Promise<void>((resolve, reject) => {
      // Called once the bytes are out of our hands, so that the frame may be drawn over.
      stdin.write(frame, (error) => (error ? reject(error) : resolve()))
    })
  }
  stdin.end()
}

/**
 * H.264 by the machine's own ffmpeg, a program apart. It ends with us: without anybody to write frames it finds the end of its input.
 *
 * @param folder for its file, which it has to go back in; whoever made the folder removes it
 */
export function createFfmpegEncoder(ffmpeg: Ffmpeg, folder: string): VideoEncoder {
  return {
    name: `ffmpeg ${ffmpeg.codec}`,
    async encode(frames, format) {
      const file = join(folder, 'video.mp4')
      const child = spawn(ffmpeg.path, argumentsFor(ffmpeg, format, file), {
        stdio: ['pipe', 'ignore', 'pipe'],
      })
      const ended = ending(child)
      // What a broken pipe means is said by how the program ended.
      const fed = feed(child, frames).catch(() => {})
      child.stdin?.on('error', () => {})
      try {
        await ended
      } finally {
        child.kill('SIGKILL')
        await fed
      }
      return readFile(file)
    },
  }
}
