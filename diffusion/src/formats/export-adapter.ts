import { ADAPTER_FORMAT, type Adapter } from '../adapter.ts'
import { transposed } from '../lib/transposed.ts'
import { loraLayout } from '../network/lora.ts'
import { type Dtype, type StoredTensor, writeSafetensors } from '../safetensors.ts'
import { LAYOUTS, type Layout, type LayoutName } from './layouts.ts'

export interface ExportOptions {
  /** `diffusers` by default, which is what a training writes. */
  layout?: LayoutName
  /** `F32` by default; `F16` is half the size and rounds each number to 11 bits. */
  dtype?: Dtype
}

/** What readers of each layout look for in the header, beside our own words. */
function metadataFor(layout: LayoutName, rank: number, targets: readonly string[]) {
  if (layout === 'diffusers') {
    const config = {
      'transformer.r': rank,
      'transformer.lora_alpha': rank,
      'transformer.target_modules': targets,
      // diffusers builds its configuration from this alone and stops where a pattern is missing.
      'transformer.rank_pattern': {},
      'transformer.alpha_pattern': {},
    }
    return { lora_adapter_metadata: JSON.stringify(config) }
  }
  if (layout === 'kohya') {
    return {
      ss_network_module: 'networks.lora',
      ss_network_dim: String(rank),
      ss_network_alpha: String(rank),
    }
  }
  return {}
}

/** An adapter as a safetensors file that other programs name the tensors of. Alpha equals the rank: the pair is added as it stands. */
export function exportAdapter(
  { numbers, rank, baseModelSha256, steps, datasetHash }: Adapter,
  { layout = 'diffusers', dtype = 'F32' }: ExportOptions = {},
): Uint8Array {
  const names: Layout = LAYOUTS[layout]
  const tensors = new Map<string, StoredTensor>()
  const { places } = loraLayout(rank)
  for (const { target, a, b, end } of places) {
    const { name, inputs, outputs } = target
    const down = transposed(numbers.subarray(a, b), inputs, rank)
    tensors.set(names.down(name), { shape: [rank, inputs], data: down })
    const up = transposed(numbers.subarray(b, end), rank, outputs)
    tensors.set(names.up(name), { shape: [outputs, rank], data: up })
    const alpha = names.alpha(name)
    if (alpha !== undefined) tensors.set(alpha, { shape: [], data: Float32Array.of(rank) })
  }
  const metadata = {
    format: ADAPTER_FORMAT,
    base_model: 'atelier-nano',
    base_model_sha256: baseModelSha256,
    lora_rank: String(rank),
    lora_alpha: String(rank),
    global_step: String(steps),
    dataset_sha256: datasetHash,
    ...metadataFor(
      layout,
      rank,
      places.map(({ target }) => target.name),
    ),
  }
  return writeSafetensors(tensors, metadata, dtype)
}
