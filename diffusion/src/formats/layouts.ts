import { LORA_TARGETS } from '../network/lora.ts'

/** How programs name the tensors of an adapter. */
export interface Layout {
  /** Who reads it. */
  readonly readers: string
  /** Name of the matrix [rank, inputs] of a target such as `blocks.3.fc1`. */
  down(target: string): string
  /** Name of the matrix [outputs, rank]. */
  up(target: string): string
  /** Name of a target's scalar alpha; undefined where alpha stands in the metadata. */
  alpha(target: string): string | undefined
}

const flat = (target: string): string => target.replaceAll('.', '_')

/**
 * The layouts that are written. `diffusers` is PEFT's, with alpha in the header; `kohya` is that of sd-scripts, dots as underscores and an
 * alpha to each layer; `comfyui` has the names of the model's own state dict, also with alphas. All hold the same numbers.
 */
export const LAYOUTS = {
  diffusers: {
    readers: 'diffusers, PEFT',
    down: (target) => `transformer.${target}.lora_A.weight`,
    up: (target) => `transformer.${target}.lora_B.weight`,
    alpha: () => undefined,
  },
  kohya: {
    readers: 'sd-scripts, and web interfaces that follow it',
    down: (target) => `lora_unet_${flat(target)}.lora_down.weight`,
    up: (target) => `lora_unet_${flat(target)}.lora_up.weight`,
    alpha: (target) => `lora_unet_${flat(target)}.alpha`,
  },
  comfyui: {
    readers: 'ComfyUI',
    down: (target) => `diffusion_model.${target}.lora_A.weight`,
    up: (target) => `diffusion_model.${target}.lora_B.weight`,
    alpha: (target) => `diffusion_model.${target}.alpha`,
  },
} as const satisfies Record<string, Layout>

export type LayoutName = keyof typeof LAYOUTS
export const LAYOUT_NAMES = Object.keys(LAYOUTS) as LayoutName[]

/** What a tensor of an adapter is to its layer. */
export type Part = 'down' | 'up' | 'alpha'

/** What programs put before the name of a layer, the longer first. */
const PREFIXES = [
  'base_model.model.transformer.',
  'base_model.model.',
  'lora_transformer_',
  'diffusion_model.',
  'lora_unet_',
  'transformer.',
  'unet.',
  '',
]

/** What they put after it, beside PEFT's name of an adapter in between. */
const SUFFIXES: readonly (readonly [RegExp, Part])[] = [
  [/\.(?:lora_A|lora_down|lora\.down|lora_linear_layer\.down)(?:\.[a-z_]+)?\.weight$/, 'down'],
  [/\.(?:lora_B|lora_up|lora\.up|lora_linear_layer\.up)(?:\.[a-z_]+)?\.weight$/, 'up'],
  [/\.alpha$/, 'alpha'],
]

const BY_FLAT_NAME = new Map(LORA_TARGETS.map((target) => [flat(target.name), target.name]))

/** Which layer a tensor belongs to, and as what; undefined for a name that means nothing to the model. */
export function readName(name: string): { target: string; part: Part } | undefined {
  for (const [suffix, part] of SUFFIXES) {
    if (!suffix.test(name)) continue
    const layer = name.replace(suffix, '')
    const prefix = PREFIXES.find((one) => layer.startsWith(one)) ?? ''
    const target = BY_FLAT_NAME.get(flat(layer.slice(prefix.length)))
    if (target !== undefined) return { target, part }
  }
  return undefined
}
