import { parentPort, workerData } from 'node:worker_threads'
import { type Animation, animate } from '@atelier/animation'
import { builtinEncoder } from './builtin-encoder.ts'
import { createFfmpegEncoder } from './ffmpeg-encoder.ts'
import type { AnimationJob, AnimationReport } from './protocol.ts'

// A thread of its own: frames are drawn and encoded here, and the server's event loop never waits for them.

function* framesOf(animation: Animation): Generator<Uint8Array> {
  const frame = new Uint8Array(animation.width * animation.height * 4)
  for (let i = 0; i < animation.frameCount; i++) yield animation.frame(i, frame)
}

async function run({ image, profile, seed, ffmpeg, folder }: AnimationJob): Promise<void> {
  const animation = animate({ image, profile, seed })
  const { width, height, fps, frameCount, layers } = animation
  const encoder = ffmpeg === undefined ? builtinEncoder : createFfmpegEncoder(ffmpeg, folder)
  const mp4 = await encoder.encode(framesOf(animation), { width, height, fps })
  const report: AnimationReport = {
    mp4,
    width,
    height,
    fps,
    frames: frameCount,
    encoder: encoder.name,
    layers,
  }
  parentPort?.postMessage(report)
}

await run(workerData as AnimationJob)
