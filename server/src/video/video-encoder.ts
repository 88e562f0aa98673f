/** Pixels and frames per second; both sides are even. */
export interface VideoFormat {
  width: number
  height: number
  fps: number
}

/** Makes H.264 in MP4 of frames, RGBA, height·width·4 bytes each. A frame may be drawn over as soon as the next one is asked for. */
export interface VideoEncoder {
  readonly name: string
  encode(frames: Iterable<Uint8Array>, format: VideoFormat): Promise<Uint8Array>
}
