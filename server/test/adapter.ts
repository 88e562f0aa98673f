import { LORA_SIZE_PER_RANK } from '@atelier/diffusion/formats'

/** Numbers of an adapter that changes every layer a little. */
export function adapterNumbers(rank: number): Float32Array {
  return Float32Array.from({ length: rank * LORA_SIZE_PER_RANK }, (_, i) => Math.sin(i) / 9)
}
