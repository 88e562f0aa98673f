import { RandomStream } from '../lib/random.ts'
import { DEPTH, FEED_FORWARD, WIDTH } from './dimensions.ts'

/** A frozen matrix of the transformer that an adapter changes. */
export interface LoraTarget {
  /** `blocks.3.fc1`, as in the base model */
  name: string
  inputs: number
  outputs: number
}

/** The attention and feed-forward projections of every block, in the order their numbers lie in an adapter. */
export const LORA_TARGETS: readonly LoraTarget[] = Array.from({ length: DEPTH }, (_, i) => [
  { name: `blocks.${i}.qkv`, inputs: WIDTH, outputs: 3 * WIDTH },
  { name: `blocks.${i}.out`, inputs: WIDTH, outputs: WIDTH },
  { name: `blocks.${i}.fc1`, inputs: WIDTH, outputs: FEED_FORWARD },
  { name: `blocks.${i}.fc2`, inputs: FEED_FORWARD, outputs: WIDTH },
]).flat()

/** Where a target's two matrices lie in the flat array of an adapter: A [inputs, rank], then B [rank, outputs]. */
export interface LoraPlace {
  target: LoraTarget
  a: number
  b: number
  end: number
}

export function loraLayout(rank: number): { places: LoraPlace[]; size: number } {
  let offset = 0
  const places = LORA_TARGETS.map((target) => {
    const a = offset
    const b = a + target.inputs * rank
    offset = b + target.outputs * rank
    return { target, a, b, end: offset }
  })
  return { places, size: offset }
}

/** Numbers that an adapter has for each of its ranks. */
export const LORA_SIZE_PER_RANK = loraLayout(1).size

/**
 * A fresh adapter: A uniform in ±1/√inputs (what Kaiming's rule with a = √5 comes to, as PEFT starts it), B zero, so that
 * the first step starts from the base model (Hu et al. 2021, "LoRA").
 */
export function freshLora(rank: number, seed: number): Float32Array {
  const { places, size } = loraLayout(rank)
  const numbers = new Float32Array(size)
  const random = new RandomStream(seed, 'adapter')
  for (const { target, a, b } of places) {
    const bound = 1 / Math.sqrt(target.inputs)
    for (let i = a; i < b; i++) numbers[i] = bound * (2 * random.uniform() - 1)
  }
  return numbers
}
