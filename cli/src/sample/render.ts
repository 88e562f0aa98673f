import sharp from 'sharp'
import { backgrounds } from './palette.ts'
import { figure, type Pose } from './pose.ts'

/** Width and height of a rendered sample image, in pixels. */
export const sampleSize = 1024

/** The pose as a complete SVG document on its plain background. */
export function poseSvg(pose: Pose): string {
  const fill = backgrounds[pose.background]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sampleSize}" height="${sampleSize}" viewBox="0 0 1024 1024"><rect width="1024" height="1024" fill="${fill}"/>${figure(pose)}</svg>`
}

/** The pose as a 1024 × 1024 PNG. */
export function renderPose(pose: Pose): Promise<Buffer> {
  return sharp(Buffer.from(poseSvg(pose)))
    .png()
    .toBuffer()
}
