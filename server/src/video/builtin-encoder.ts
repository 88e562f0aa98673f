import encoders from 'h264-mp4-encoder'
import { createRgbaToI420 } from './rgba-to-i420.ts'
import type { VideoEncoder } from './video-encoder.ts'

/** Quantization of minih264, 10 (best) to 51: flat areas show no blocks at this. */
const QUANTIZATION = 24
/** 0 (best) to 10 (fastest). */
const SPEED = 6

/** H.264 (Baseline) by minih264 in WebAssembly: always there, and it blocks its thread. */
export const builtinEncoder: VideoEncoder = {
  name: 'minih264',
  async encode(frames, { width, height, fps }) {
    const encoder = await encoders.createH264MP4Encoder()
    try {
      encoder.width = width
      encoder.height = height
      encoder.frameRate = fps
      encoder.quantizationParameter = QUANTIZATION
      encoder.speed = SPEED
      encoder.groupOfPictures = fps
      encoder.initialize()
      const toYuv = createRgbaToI420({ width, height })
      for (const frame of frames) encoder.addFrameYuv(toYuv(frame))
      encoder.finalize()
      // The file system is the module's memory; what it gives is a view of that.
      return Uint8Array.from(encoder.FS.readFile(encoder.outputFilename))
    } finally {
      encoder.delete()
    }
  },
}
