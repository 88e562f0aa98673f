import type { Size } from './mask.ts'

const TERMS = 4
/** Channel values (0–255) that a pixel may lie off the fitted gradient and still belong to it. */
export const GRADIENT_TOLERANCE = 14

/** A smooth background: each sRGB channel is linear in x, y and the distance from the middle. */
export interface GradientFit {
  /** TERMS coefficients for each of the three channels. */
  coefficients: number[][]
  inlierShare: number
}

function termsAt(size: Size, index: number): [number, number, number, number] {
  const scale = Math.max(size.width, size.height)
  const x = ((index % size.width) + 0.5 - size.width / 2) / scale
  const y = (Math.floor(index / size.width) + 0.5 - size.height / 2) / scale
  return [1, x, y, Math.hypot(x, y)]
}

export function gradientAt(fit: GradientFit, size: Size, index: number): [number, number, number] {
  const terms = termsAt(size, index)
  const channel = (c: number): number =>
    terms.reduce((sum, term, i) => sum + term * (fit.coefficients[c]?.[i] ?? 0), 0)
  return [channel(0), channel(1), channel(2)]
}

/** The largest channel difference between a pixel and the fitted gradient. */
export function gradientError(
  fit: GradientFit,
  size: Size,
  data: Uint8Array,
  index: number,
): number {
  const model = gradientAt(fit, size, index)
  return Math.max(...model.map((value, c) => Math.abs(value - (data[3 * index + c] ?? 0))))
}

/** Solves a·x = b by elimination with pivoting; a is TERMS×TERMS, slightly damped so that it is never singular. */
function solve(a: number[][], b: number[]): number[] {
  const rows = a.map((row, i) => [...row.map((v, j) => (i === j ? v + 1e-6 : v)), b[i] ?? 0])
  for (let col = 0; col < TERMS; col++) {
    let pivot = col
    for (let r = col + 1; r < TERMS; r++)
      if (Math.abs(rows[r]?.[col] ?? 0) > Math.abs(rows[pivot]?.[col] ?? 0)) pivot = r
    const top = rows[pivot] ?? []
    rows[pivot] = rows[col] ?? []
    rows[col] = top
    for (let r = 0; r < TERMS; r++) {
      const row = rows[r]
      if (r === col || row === undefined) continue
      const factor = (row[col] ?? 0) / (top[col] ?? 1)
      for (let k = col; k <= TERMS; k++) row[k] = (row[k] ?? 0) - factor * (top[k] ?? 0)
    }
  }
  return rows.map((row, i) => (row[TERMS] ?? 0) / (row[i] ?? 1))
}

function leastSquares(size: Size, data: Uint8Array, pixels: readonly number[]): number[][] {
  const a = Array.from({ length: TERMS }, () => new Array<number>(TERMS).fill(0))
  const b = [0, 1, 2].map(() => new Array<number>(TERMS).fill(0))
  for (const index of pixels) {
    const terms = termsAt(size, index)
    terms.forEach((ti, i) => {
      terms.forEach((tj, j) => {
        const row = a[i]
        if (row) row[j] = (row[j] ?? 0) + ti * tj
      })
      b.forEach((sums, c) => {
        sums[i] = (sums[i] ?? 0) + ti * (data[3 * index + c] ?? 0)
      })
    })
  }
  return b.map((sums) => solve(a, sums))
}

/** Fits a gradient to most of the given pixels: in each round those far from the last fit stay out of the next. */
export function fitGradient(size: Size, data: Uint8Array, pixels: readonly number[]): GradientFit {
  let fit: GradientFit = { coefficients: leastSquares(size, data, pixels), inlierShare: 0 }
  for (let round = 0; round < 8; round++) {
    const errors = pixels.map((index) => gradientError(fit, size, data, index))
    const median = [...errors].sort((p, q) => p - q)[Math.floor(errors.length / 2)] ?? 0
    const limit = Math.max(GRADIENT_TOLERANCE, 1.5 * median)
    const kept = pixels.filter((_, i) => (errors[i] ?? 0) <= limit)
    const inliers = errors.filter((error) => error <= GRADIENT_TOLERANCE).length
    fit = {
      coefficients: leastSquares(size, data, kept),
      inlierShare: inliers / Math.max(1, pixels.length),
    }
  }
  return fit
}
