/** The mean of vectors of one length. */
export function meanVector(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) {
    for (let i = 0; i < mean.length; i++)
      mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.length
  }
  return mean
}

/** The vectors without what all of them share. */
export function centered(vectors: readonly Float32Array[]): Float32Array[] {
  const mean = meanVector(vectors)
  return vectors.map((vector) => vector.map((x, i) => x - (mean[i] ?? 0)))
}

/** Cosine of the angle between two vectors; 0 where one of them is zero. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}

/** Root of the mean squared difference of two vectors. */
export function rmsDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2
  return Math.sqrt(sum / Math.max(1, a.length))
}
