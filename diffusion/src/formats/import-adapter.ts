import type { Adapter } from '../adapter.ts'
import { transposed } from '../lib/transposed.ts'
import { LORA_TARGETS, loraLayout } from '../network/lora.ts'
import { readSafetensors } from '../safetensors.ts'
import { type Layer, readLayers } from './layers.ts'

/** The file would change nothing, or not all that it says: it is not taken for something else. */
export class AdapterImportError extends Error {
  override readonly name = 'AdapterImportError'
  /** Names of tensors that mean nothing to the model, where that is the reason. */
  readonly unmapped: readonly string[]

  constructor(message: string, unmapped: readonly string[] = []) {
    super(message)
    this.unmapped = unmapped
  }
}

export interface ImportOptions {
  /** Leave out tensors that fit no layer, instead of refusing the file. */
  ignoreUnmapped?: boolean
}

export interface ImportReport {
  /** Names of tensors that were left out. */
  unmapped: string[]
  /** Layers that the file says nothing of; they stay as the base model has them. */
  untouched: string[]
  /** Layers whose pair is there and adds nothing. */
  withoutEffect: string[]
  /** SHA-256 of the base model's weights, if the file names it. */
  baseModelSha256: string | undefined
}

const MOST_NAMED = 5

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function hasEffect({ alpha, down, up }: Layer): boolean {
  return alpha !== 0 && down.some((x) => x !== 0) && up.some((x) => x !== 0)
}

/** [rows, rank] widened to [rows, wider] by columns of zeros, each number times a factor. */
function widened(data: Float32Array, rank: number, wider: number, factor: number): Float32Array {
  const rows = data.length / rank
  const out = new Float32Array(rows * wider)
  for (let row = 0; row < rows; row++) {
    for (let r = 0; r < rank; r++) out[row * wider + r] = factor * (data[row * rank + r] ?? 0)
  }
  return out
}

/** All layers in one array: those of a lower rank are filled up with zeros, and alpha / rank is taken into the up matrix. */
function numbersOf(layers: ReadonlyMap<string, Layer>, rank: number): Float32Array {
  const { places, size } = loraLayout(rank)
  const numbers = new Float32Array(size)
  for (const { target, a, b } of places) {
    const layer = layers.get(target.name)
    if (layer === undefined) continue
    const left = transposed(layer.down, layer.rank, target.inputs)
    numbers.set(widened(left, layer.rank, rank, 1), a)
    const up = widened(layer.up, layer.rank, rank, layer.alpha / layer.rank)
    numbers.set(transposed(up, target.outputs, rank), b)
  }
  return numbers
}

/**
 * An adapter from a file of any layout that is known, with all that did not find its way.
 * @throws SafetensorsError when it is no sound file or a layer has another shape than the model's; AdapterImportError when tensors fit no layer
 * (unless they are to be ignored), and when nothing would change at all
 */
export function importAdapter(
  file: Uint8Array,
  { ignoreUnmapped = false }: ImportOptions = {},
): { adapter: Adapter; report: ImportReport } {
  const read = readSafetensors(file)
  const { layers, unmapped } = readLayers(read)
  if (layers.size === 0) {
    const words =
      unmapped.length === 0
        ? 'The file is empty'
        : `No tensor fits a layer of the model: ${named(unmapped)}`
    throw new AdapterImportError(words, unmapped)
  }
  if (unmapped.length > 0 && !ignoreUnmapped) {
    const words = `${unmapped.length} tensors fit no layer of the model: ${named(unmapped)}`
    throw new AdapterImportError(words, unmapped)
  }
  const withoutEffect = [...layers].filter(([, layer]) => !hasEffect(layer)).map(([name]) => name)
  if (withoutEffect.length === layers.size)
    throw new AdapterImportError(
      'The adapter changes nothing: every pair has a matrix of zeros or an alpha of 0',
    )
  const rank = Math.max(...[...layers.values()].map((layer) => layer.rank))
  const { base_model_sha256, global_step, dataset_sha256 } = read.metadata
  return {
    adapter: {
      numbers: numbersOf(layers, rank),
      rank,
      baseModelSha256: base_model_sha256 ?? '',
      steps: Number(global_step ?? 0) || 0,
      datasetHash: dataset_sha256 ?? '',
    },
    report: {
      unmapped,
      untouched: LORA_TARGETS.map(({ name }) => name).filter((name) => !layers.has(name)),
      withoutEffect,
      baseModelSha256: base_model_sha256,
    },
  }
}
