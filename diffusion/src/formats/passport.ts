import type { Adapter } from '../adapter.ts'
import { transposed } from '../lib/transposed.ts'
import { type LoraPlace, loraLayout } from '../network/lora.ts'
import { type Dtype, readSafetensors } from '../safetensors.ts'
import { effectiveChange, norm, relativeDifference } from './effective-change.ts'
import { exportAdapter } from './export-adapter.ts'
import { type Layer, readLayers } from './layers.ts'
import { LAYOUT_NAMES, type LayoutName } from './layouts.ts'

/** What one layer adds to the base model, and how far each file is from that. */
export interface PassportLayer {
  layer: string
  /** Frobenius norm of the change, in the units of the weights. */
  norm: number
  /** By layout: norm of the difference to the adapter itself, as part of `norm`. */
  difference: Record<LayoutName, number>
}

/** That an adapter means the same in every layout, in numbers. */
export interface Passport {
  rank: number
  dtype: Dtype
  layers: PassportLayer[]
  /** The largest of all differences: 0 when every file changes each layer by the same numbers. */
  largest_difference: number
}

function layerIn({ numbers, rank }: Adapter, { target, a, b, end }: LoraPlace): Layer {
  return {
    rank,
    alpha: rank,
    down: transposed(numbers.subarray(a, b), target.inputs, rank),
    up: transposed(numbers.subarray(b, end), rank, target.outputs),
  }
}

/**
 * Writes the adapter in every layout, reads each file back by the names in it alone, and compares what it adds to each layer with what the
 * adapter itself adds.
 */
export function passportOf(adapter: Adapter, dtype: Dtype = 'F32'): Passport {
  const files = LAYOUT_NAMES.map((layout) => {
    const { layers } = readLayers(readSafetensors(exportAdapter(adapter, { layout, dtype })))
    return [layout, layers] as const
  })
  const layers = loraLayout(adapter.rank).places.map((place) => {
    const expected = effectiveChange(layerIn(adapter, place), place.target)
    const differences = files.map(([layout, read]) => {
      const layer = read.get(place.target.name)
      const actual = layer && effectiveChange(layer, place.target)
      return [layout, actual ? relativeDifference(actual, expected) : 1] as const
    })
    return {
      layer: place.target.name,
      norm: norm(expected),
      difference: Object.fromEntries(differences) as Record<LayoutName, number>,
    }
  })
  const all = layers.flatMap(({ difference }) => Object.values(difference))
  return { rank: adapter.rank, dtype, layers, largest_difference: Math.max(...all) }
}
