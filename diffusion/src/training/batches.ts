import { TEXT_TOKENS } from '../conditioning/tokens.ts'
import { RandomStream } from '../lib/random.ts'
import { TIME_DIM, TOKEN, WIDTH } from '../network/dimensions.ts'
import { timeFeatures } from '../network/embeddings.ts'
import type { Bucket, EncodedDataset } from './dataset.ts'

/** Mean and spread of the flow time's logit (Esser et al. 2024, "Scaling Rectified Flow Transformers"). */
const TIME_MEAN = 0.3
const TIME_STD = 1
/** Below this time the velocity's weight 1/t² no longer grows, as in pretraining. */
const LEAST_TIME = 0.1
/** Share of captions replaced by the empty prompt, so that the adapter serves guidance too. */
const CAPTION_DROPOUT = 0.1

export interface Batch {
  bucket: Bucket
  feeds: {
    x0: Float32Array
    noise: Float32Array
    t: Float32Array
    weight: Float32Array
    text: Float32Array
    time: Float32Array
  }
}

/** The bucket of a step: each gets steps in proportion to its pictures. */
function bucketOf(dataset: EncodedDataset, seed: number, step: number): Bucket {
  const total = dataset.buckets.reduce((sum, bucket) => sum + bucket.samples.length, 0)
  let spot = new RandomStream(seed, 'order', step).uniform() * total
  for (const bucket of dataset.buckets) {
    spot -= bucket.samples.length
    if (spot < 0) return bucket
  }
  const last = dataset.buckets.at(-1)
  if (last === undefined) throw new Error('the dataset has no picture')
  return last
}

/**
 * Which pictures a step sees: position k of the endless sequence of shuffled epochs, so that every picture comes equally often. With
 * several buckets the sequence runs on at each bucket's own steps alone in expectation, which a seeded order per step gives.
 */
function picturesOf(count: number, batchSize: number, seed: number, step: number): number[] {
  const first = step * batchSize
  return Array.from({ length: batchSize }, (_, i) => {
    const place = first + i
    const epoch = Math.floor(place / count)
    return (
      new RandomStream(seed, 'order', 0x40000000 + epoch).permutation(count)[place % count] ?? 0
    )
  })
}

/** The numbers of one training step: a pure function of the data, the seed and the step. */
export function batchOf(
  dataset: EncodedDataset,
  batchSize: number,
  seed: number,
  step: number,
): Batch {
  const bucket = bucketOf(dataset, seed, step)
  const cells = bucket.grid.rows * bucket.grid.cols * TOKEN
  const textSize = TEXT_TOKENS * WIDTH
  const normals = new RandomStream(seed, 'time', step).normals(batchSize)
  const dropout = new RandomStream(seed, 'dropout', step)
  const flip = new RandomStream(seed, 'flip', step)
  const feeds: Batch['feeds'] = {
    x0: new Float32Array(batchSize * cells),
    noise: new RandomStream(seed, 'noise', step).normals(batchSize * cells),
    t: normals.map((n) => 1 / (1 + Math.exp(-(TIME_MEAN + TIME_STD * n)))),
    weight: new Float32Array(batchSize),
    text: new Float32Array(batchSize * textSize),
    time: new Float32Array(batchSize * TIME_DIM),
  }
  for (const [i, picture] of picturesOf(bucket.samples.length, batchSize, seed, step).entries()) {
    const sample = bucket.samples[picture]
    if (sample === undefined) throw new Error('the order points outside the dataset')
    const t = feeds.t[i] ?? 0.5
    const view = sample[flip.below(sample.length)]
    if (view === undefined) throw new Error('a sample has no view')
    feeds.x0.set(view.latents, i * cells)
    feeds.weight[i] = 1 / Math.max(t, LEAST_TIME) ** 2
    const text = dropout.uniform() < CAPTION_DROPOUT ? dataset.unconditional : view.text
    feeds.text.set(text, i * textSize)
    feeds.time.set(timeFeatures(t), i * TIME_DIM)
  }
  return { bucket, feeds }
}
