import type { TokenIds } from '../conditioning/tokens.ts'
import { TEXT_TOKENS } from '../conditioning/tokens.ts'
import { NGRAMS_PER_WORD } from '../conditioning/words.ts'
import type { Weights } from '../weights.ts'
import { TEXT_DIM, TIME_DIM, WIDTH } from './dimensions.ts'

/** Sine and cosine features of a flow time in [0, 1], [256] (Vaswani et al. 2017, the time scaled by 1000). */
export function timeFeatures(t: number): Float32Array {
  const half = TIME_DIM / 2
  const out = new Float32Array(TIME_DIM)
  for (let i = 0; i < half; i++) {
    const angle = Math.fround(t) * 1000 * Math.exp((-Math.log(10000) * i) / half)
    out[i] = Math.cos(angle)
    out[half + i] = Math.sin(angle)
  }
  return out
}

/** Fixed positions of a grid's tokens, centred on its middle, [rows · cols · 384]. */
export function gridPositions(rows: number, cols: number): Float32Array {
  const quarter = WIDTH / 4
  const out = new Float32Array(rows * cols * WIDTH)
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const start = (row * cols + col) * WIDTH
      for (let i = 0; i < quarter; i++) {
        const frequency = Math.exp((-Math.log(100) * i) / quarter)
        const y = (row - (rows - 1) / 2) * frequency
        const x = (col - (cols - 1) / 2) * frequency
        out.set([Math.sin(y)], start + i)
        out.set([Math.cos(y)], start + quarter + i)
        out.set([Math.sin(x)], start + 2 * quarter + i)
        out.set([Math.cos(x)], start + 3 * quarter + i)
      }
    }
  }
  return out
}

function addRow(target: Float32Array, table: Float32Array, row: number, share: number): void {
  const width = target.length
  for (let i = 0; i < width; i++)
    target[i] = (target[i] ?? 0) + share * (table[row * width + i] ?? 0)
}

/** The word's own row plus the mean of its n-grams' rows, [128]. */
function wordVector(weights: Weights, ids: TokenIds, slot: number): Float32Array {
  const vector = new Float32Array(TEXT_DIM)
  const word = ids.words[slot] ?? 0
  if (word > 0) addRow(vector, weights.get('transformer.text.words.weight').data, word, 1)
  const grams = [
    ...ids.ngrams.subarray(slot * NGRAMS_PER_WORD, (slot + 1) * NGRAMS_PER_WORD),
  ].filter((g) => g > 0)
  const table = weights.get('transformer.text.ngrams.weight').data
  for (const gram of grams) addRow(vector, table, gram, 1 / grams.length)
  return vector
}

/** The prompt as the transformer reads it, [32 · 384]. Frozen, so it is computed here once and not in every step's graph. */
export function embedText(weights: Weights, ids: TokenIds): Float32Array {
  const projection = weights.get('transformer.text.proj.weight').data
  const bias = weights.get('transformer.text.proj.bias').data
  const roles = weights.get('transformer.text.roles.weight').data
  const objects = weights.get('transformer.text.objects.weight').data
  const out = new Float32Array(TEXT_TOKENS * WIDTH)
  for (let slot = 0; slot < TEXT_TOKENS; slot++) {
    const vector = wordVector(weights, ids, slot)
    const row = out.subarray(slot * WIDTH, (slot + 1) * WIDTH)
    for (let o = 0; o < WIDTH; o++) {
      let sum = bias[o] ?? 0
      for (let i = 0; i < TEXT_DIM; i++)
        sum += (vector[i] ?? 0) * (projection[o * TEXT_DIM + i] ?? 0)
      row[o] = sum
    }
    addRow(row, roles, ids.roles[slot] ?? 0, 1)
    addRow(row, objects, ids.objects[slot] ?? 0, 1)
  }
  return out
}
