/**
 * The Gram matrix of a layer: the mean over its positions of every product of two channels, [C · C]. Channels are centred first, so that the
 * matrix tells which features vary together, and followed by their means, [C], which tell what is everywhere.
 */
export function gramOf(
  layer: Float32Array,
  positions: number,
  order: 'channels first' | 'channels last',
): Float32Array {
  const channels = layer.length / positions
  const rows = order === 'channels first' ? layer : turned(layer, positions, channels)
  const means = Float32Array.from({ length: channels }, (_, c) => {
    let sum = 0
    for (let i = 0; i < positions; i++) sum += rows[c * positions + i] ?? 0
    return sum / positions
  })
  const out = new Float32Array(channels * channels + channels)
  for (let a = 0; a < channels; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let i = 0; i < positions; i++)
        sum += (rows[a * positions + i] ?? 0) * (rows[b * positions + i] ?? 0)
      const covariance = sum / positions - (means[a] ?? 0) * (means[b] ?? 0)
      out[a * channels + b] = covariance
      out[b * channels + a] = covariance
    }
  }
  out.set(means, channels * channels)
  return out
}

/** [positions, channels] as [channels, positions]. */
function turned(layer: Float32Array, positions: number, channels: number): Float32Array {
  const out = new Float32Array(layer.length)
  for (let i = 0; i < positions; i++) {
    for (let c = 0; c < channels; c++) out[c * positions + i] = layer[i * channels + c] ?? 0
  }
  return out
}
