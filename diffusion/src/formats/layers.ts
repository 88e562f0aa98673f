import { LORA_TARGETS } from '../network/lora.ts'
import { SafetensorsError, type SafetensorsFile, type StoredTensor } from '../safetensors.ts'
import { type Part, readName } from './layouts.ts'

/** What a file says of one layer: W is changed by (alpha / rank) · up · down. */
export interface Layer {
  rank: number
  alpha: number
  /** [rank, inputs] */
  down: Float32Array
  /** [outputs, rank] */
  up: Float32Array
}

/** An adapter file, layer by layer, and what of it means nothing to the model. */
export interface ReadLayers {
  layers: Map<string, Layer>
  /** Names of tensors that fit no layer, sorted. */
  unmapped: string[]
}

type Parts = Partial<Record<Part, StoredTensor>>

function partsByTarget(tensors: ReadonlyMap<string, StoredTensor>) {
  const parts = new Map<string, Parts>()
  const unmapped: string[] = []
  for (const [name, tensor] of tensors) {
    const read = readName(name)
    if (read === undefined) {
      unmapped.push(name)
      continue
    }
    const own = parts.get(read.target) ?? {}
    if (own[read.part] !== undefined)
      throw new SafetensorsError(`${name} stands for a ${read.part} that was there already`)
    parts.set(read.target, { ...own, [read.part]: tensor })
  }
  return { parts, unmapped: unmapped.sort() }
}

function jsonMetadata(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Alpha for all layers, as the header of the file has it: ours, diffusers', PEFT's own or sd-scripts'. */
function commonAlpha(metadata: Readonly<Record<string, string>>): number | undefined {
  const diffusers = jsonMetadata(metadata.lora_adapter_metadata)
  const said = [
    metadata.lora_alpha,
    diffusers['transformer.lora_alpha'],
    diffusers.lora_alpha,
    metadata.ss_network_alpha,
  ]
  const stated = said.find((alpha) => alpha !== undefined)
  if (stated === undefined) return undefined
  const alpha = Number(stated)
  if (!Number.isFinite(alpha)) throw new SafetensorsError(`alpha is ${String(stated)}`)
  return alpha
}

function matrixOf(target: string, part: Part, tensor: StoredTensor | undefined): StoredTensor {
  if (tensor === undefined) throw new SafetensorsError(`${target} has no ${part} matrix`)
  // Layers that were convolutions of one pixel come as [rows, columns, 1, 1].
  const [rows = 0, columns = 0, ...ones] = tensor.shape
  if (tensor.shape.length < 2 || ones.some((one) => one !== 1))
    throw new SafetensorsError(`the ${part} of ${target} is no matrix: [${tensor.shape}]`)
  return { shape: [rows, columns], data: tensor.data }
}

function layerOf(target: string, parts: Parts, common: number | undefined): Layer {
  const { inputs, outputs } = LORA_TARGETS.find(({ name }) => name === target) ?? {}
  const down = matrixOf(target, 'down', parts.down)
  const up = matrixOf(target, 'up', parts.up)
  const [rank = 0] = down.shape
  if (rank < 1 || down.shape[1] !== inputs)
    throw new SafetensorsError(`the down of ${target} is [${down.shape}], not [rank, ${inputs}]`)
  if (up.shape[0] !== outputs || up.shape[1] !== rank)
    throw new SafetensorsError(`the up of ${target} is [${up.shape}], not [${outputs}, ${rank}]`)
  if (parts.alpha !== undefined && parts.alpha.data.length !== 1)
    throw new SafetensorsError(`the alpha of ${target} is no single number`)
  const alpha = parts.alpha?.data[0] ?? common ?? rank
  const finite =
    Number.isFinite(alpha) && [down, up].every(({ data }) => data.every(Number.isFinite))
  if (!finite) throw new SafetensorsError(`${target} has numbers that are not finite`)
  return { rank, alpha, down: down.data, up: up.data }
}

/**
 * The layers of an adapter in any layout that is known. An alpha of a layer stands above that of the header; without either it is the rank,
 * as programs take it.
 * @throws SafetensorsError for a layer of another shape, with half of its pair, or with numbers that are not finite
 */
export function readLayers({ tensors, metadata }: SafetensorsFile): ReadLayers {
  const { parts, unmapped } = partsByTarget(tensors)
  const common = commonAlpha(metadata)
  const layers = new Map(
    [...parts].map(([target, own]) => [target, layerOf(target, own, common)] as const),
  )
  return { layers, unmapped }
}
