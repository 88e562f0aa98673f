import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSafetensors, type StoredTensor } from './safetensors.ts'

const FOLDER = join(import.meta.dirname, '..', 'weights')

/** The frozen numbers of a network, by the names of the PyTorch recipe that made them (`pretraining/nano.py`). */
export class Weights {
  readonly sha256: string
  readonly #tensors: ReadonlyMap<string, StoredTensor>

  constructor(file: Uint8Array) {
    this.sha256 = createHash('sha256').update(file).digest('hex')
    this.#tensors = readSafetensors(file).tensors
  }

  get(name: string): StoredTensor {
    const tensor = this.#tensors.get(name)
    if (tensor === undefined) throw new Error(`the base model has no tensor ${name}`)
    return tensor
  }

  /** A PyTorch linear weight [out, in] turned to [in, out], as products here take it. */
  linear(name: string): StoredTensor {
    const { shape, data } = this.get(name)
    const [out = 0, inner = 0] = shape
    const turned = new Float32Array(data.length)
    for (let o = 0; o < out; o++) {
      for (let i = 0; i < inner; i++) turned[i * out + o] = data[o * inner + i] ?? 0
    }
    return { shape: [inner, out], data: turned }
  }
}

export const WEIGHTS_FILE = join(FOLDER, 'nano.safetensors')

let loaded: Weights | undefined

/** The bundled base model, read once. */
export function baseWeights(): Weights {
  loaded ??= new Weights(readFileSync(WEIGHTS_FILE))
  return loaded
}

/** What model downloads and adapters say of the base model they belong to. */
export const baseModel = {
  name: 'atelier-nano',
  get sha256(): string {
    return baseWeights().sha256
  },
  cardPath: join(FOLDER, 'MODEL_CARD.md'),
}
