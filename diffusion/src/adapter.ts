import { transposed } from './lib/transposed.ts'
import { loraLayout } from './network/lora.ts'
import { readSafetensors, SafetensorsError, type StoredTensor } from './safetensors.ts'

export const ADAPTER_FILE = 'pytorch_lora_weights.safetensors'
/** What the header of every adapter that we write names as `format`. */
export const ADAPTER_FORMAT = 'atelier-lora-1'

export interface AdapterMetadata {
  /** SHA-256 of the base model's weight file */
  baseModelSha256: string
  rank: number
  steps: number
  /** SHA-256 of what it was trained on */
  datasetHash: string
}

export interface Adapter extends AdapterMetadata {
  /** All pairs in the order of `loraLayout` */
  numbers: Float32Array
}

function matrix(
  tensors: ReadonlyMap<string, StoredTensor>,
  name: string,
  rows: number,
  cols: number,
): Float32Array {
  const tensor = tensors.get(name)
  if (tensor?.shape[0] !== rows || tensor.shape[1] !== cols) {
    throw new SafetensorsError(`the adapter has no ${name} of shape [${rows}, ${cols}]`)
  }
  return transposed(tensor.data, rows, cols)
}

/** Reads what `exportAdapter` writes by default; a file of another kind or for other shapes is refused. */
export function decodeAdapter(file: Uint8Array): Adapter {
  const { tensors, metadata } = readSafetensors(file)
  if (metadata.format !== ADAPTER_FORMAT)
    throw new SafetensorsError('this is no adapter of atelier-nano')
  const rank = Number(metadata.lora_rank)
  if (!Number.isInteger(rank) || rank < 1) throw new SafetensorsError('the adapter states no rank')
  const { places, size } = loraLayout(rank)
  const numbers = new Float32Array(size)
  for (const { target, a, b } of places) {
    const { name, inputs, outputs } = target
    numbers.set(matrix(tensors, `transformer.${name}.lora_A.weight`, rank, inputs), a)
    numbers.set(matrix(tensors, `transformer.${name}.lora_B.weight`, outputs, rank), b)
  }
  return {
    numbers,
    rank,
    baseModelSha256: metadata.base_model_sha256 ?? '',
    steps: Number(metadata.global_step),
    datasetHash: metadata.dataset_sha256 ?? '',
  }
}
