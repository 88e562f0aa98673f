import sharp from 'sharp'
import type { EngineImage } from '../../engine/engine.ts'

/** IPTC's term for media made by a model, so that the picture says what it is. */
const AI_LABEL = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>`

/** A drawn picture as PNG. */
export function encodePicture({ data, width, height }: EngineImage): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const
  return sharp(data, { raw }).withXmp(AI_LABEL).png().toBuffer()
}
