import { loraLayout } from './network/lora.ts'
import {
  readSafetensors,
  SafetensorsError,
  type StoredTensor,
  writeSafetensors,
} from './safetensors.ts'

export const ADAPTER_FILE = 'pytorch_lora_weights.safetensors'
const FORMAT = 'atelier-lora-1'

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

function turnedMatrix(data: Float32Array, rows: number, cols: number): Float32Array {
  const out = new Float32Array(data.length)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) out[c * rows + r] = data[r * cols + c] ?? 0
  }
  return out
}

/**
 * An adapter as a safetensors file with PEFT's names and orientation: `lora_A.weight` [rank, in], `lora_B.weight` [out, rank]; alpha
 * equals the rank, so the pair is added as it stands.
 */
export function encodeAdapter({ numbers, ...metadata }: Adapter): Uint8Array {
  const { rank } = metadata
  const tensors = new Map<string, StoredTensor>()
  for (const { target, a, b, end } of loraLayout(rank).places) {
    const { name, inputs, outputs } = target
    tensors.set(`transformer.${name}.lora_A.weight`, {
      shape: [rank, inputs],
      data: turnedMatrix(numbers.subarray(a, b), inputs, rank),
    })
    tensors.set(`transformer.${name}.lora_B.weight`, {
      shape: [outputs, rank],
      data: turnedMatrix(numbers.subarray(b, end), rank, outputs),
    })
  }
  return writeSafetensors(tensors, {
    format: FORMAT,
    base_model: 'atelier-nano',
    base_model_sha256: metadata.baseModelSha256,
    lora_rank: String(rank),
    lora_alpha: String(rank),
    global_step: String(metadata.steps),
    dataset_sha256: metadata.datasetHash,
  })
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
  return turnedMatrix(tensor.data, rows, cols)
}

/** Reads what `encodeAdapter` wrote; a file of another kind or for other shapes is refused. */
export function decodeAdapter(file: Uint8Array): Adapter {
  const { tensors, metadata } = readSafetensors(file)
  if (metadata.format !== FORMAT) throw new SafetensorsError('this is no adapter of atelier-nano')
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
