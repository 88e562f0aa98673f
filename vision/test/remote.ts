import sharp from 'sharp'
import type { IpContext, PixelImage } from '../src/provider.ts'
import { createGeminiVision } from '../src/providers/gemini.ts'
import { createOpenAiCompatibleVision } from '../src/providers/openai-compatible.ts'
import type { RemoteVisionOptions, VisionCallRecord } from '../src/providers/options.ts'
import type { RemoteVision } from '../src/providers/remote-vision.ts'
import type { FakeVlm, Wire } from './fake-vlm-server.ts'

export const WIRES: readonly Wire[] = ['gemini', 'openai-compatible']
export const KEY = 'sk-test-0123456789abcdef'

/** JPEG of at most 512 × 512 pixels, as the server makes it. */
export async function encodeJpeg({ data, width, height }: PixelImage): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
    .jpeg()
    .toBuffer()
}

/** A provider at a fake service, impatient, and with its calls recorded. */
export function remoteAt(
  { url }: Pick<FakeVlm, 'url'>,
  wire: Wire,
  options: Partial<RemoteVisionOptions> = {},
): RemoteVision & { calls: VisionCallRecord[] } {
  const calls: VisionCallRecord[] = []
  const common = {
    apiKey: KEY,
    encodeJpeg,
    onCall: (record: VisionCallRecord) => calls.push(record),
    retryDelayMs: 5,
    ...options,
  }
  const remote =
    wire === 'gemini'
      ? createGeminiVision({ ...common, baseUrl: `${url}/v1beta` })
      : createOpenAiCompatibleVision({ ...common, baseUrl: `${url}/v1`, model: 'vlm-small' })
  return { ...remote, calls }
}

export const other: IpContext = {
  ip_type: 'other',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}
export const lucy: IpContext = {
  ip_type: 'defined_character',
  ip_medium: 'illustration',
  ip_name: 'Lucy',
  ip_description: 'small fox',
}

/** A picture of one color. */
export function plain(width = 64, height = width, level = 128): PixelImage {
  return { width, height, data: new Uint8Array(width * height * 3).fill(level) }
}
