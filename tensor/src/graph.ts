import { type Shape, ShapeError, showShape, sizeOf } from './shape.ts'

/** Float precision of a whole graph: 'float32' for work, 'float64' to compare gradients with finite differences. */
export type Precision = 'float32' | 'float64'
export type DataType = 'float' | 'int64' | 'bool'
export type AttributeValue = number | string | readonly number[] | { float: number }
export type Data = Float32Array | Float64Array | BigInt64Array

/**
 * Gives the gradient of each input from the gradients of the outputs; undefined where none flows. Operations with one output
 * read `gradient` alone.
 */
export type Backward = (
  gradient: Tensor,
  all: readonly (Tensor | undefined)[],
) => readonly (Tensor | undefined)[]

/** One operation of ONNX in the graph. */
export interface Node {
  readonly opType: string
  readonly domain: string
  readonly inputs: readonly Tensor[]
  readonly outputs: readonly Tensor[]
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly backward: Backward | undefined
}

export interface NodeSpec {
  inputs: readonly Tensor[]
  shapes: readonly Shape[]
  attributes?: Readonly<Record<string, AttributeValue>> | undefined
  domain?: string | undefined
  dtype?: DataType | undefined
  backward?: Backward | undefined
}

/** A value in a graph, with the shape known when the graph is built. */
export interface Tensor {
  readonly graph: Graph
  readonly name: string
  readonly shape: Shape
  readonly dtype: DataType
  readonly kind: 'input' | 'constant' | 'computed'
}

interface Constant {
  readonly tensor: Tensor
  readonly data: Data
}

/** A static computation: inputs, constants and ONNX operations in the order they were added. */
export class Graph {
  readonly precision: Precision
  readonly nodes: Node[] = []
  readonly inputs: Tensor[] = []
  readonly constants: Constant[] = []
  readonly #scalars = new Map<number, Tensor>()
  readonly #integers = new Map<string, Tensor>()
  readonly #names = new Set<string>()

  constructor(precision: Precision = 'float32') {
    this.precision = precision
  }

  /** A value given at every run. */
  input(name: string, shape: Shape, dtype: DataType = 'float'): Tensor {
    const tensor = this.#tensor(name, shape, dtype, 'input')
    this.inputs.push(tensor)
    return tensor
  }

  /** Frozen numbers in row-major order; they become an initializer of the model. */
  constant(name: string, shape: Shape, data: Float32Array | Float64Array): Tensor {
    if (data.length !== sizeOf(shape)) {
      throw new ShapeError('constant', [shape], `${name} was given ${data.length} numbers`)
    }
    const stored = this.precision === 'float64' ? Float64Array.from(data) : Float32Array.from(data)
    return this.#constant(name, shape, 'float', stored)
  }

  scalar(value: number): Tensor {
    const known = this.#scalars.get(value)
    if (known) return known
    const tensor = this.constant(`scalar_${this.#scalars.size}`, [], Float64Array.of(value))
    this.#scalars.set(value, tensor)
    return tensor
  }

  /** A list of integers, as shapes, axes and indices are given to ONNX operations. */
  integers(values: readonly number[], shape: Shape = [values.length]): Tensor {
    const key = `${showShape(shape)} ${values.join()}`
    const known = this.#integers.get(key)
    if (known) return known
    const data = BigInt64Array.from(values, BigInt)
    const tensor = this.#constant(`integers_${this.#integers.size}`, shape, 'int64', data)
    this.#integers.set(key, tensor)
    return tensor
  }

  /** Adds an operation with one output. */
  add(opType: string, spec: NodeSpec): Tensor {
    const [output] = this.addMany(opType, spec)
    if (output === undefined) throw new Error(`${opType} was given no output shape`)
    return output
  }

  /** Adds an operation with several outputs. */
  addMany(opType: string, spec: NodeSpec): readonly Tensor[] {
    for (const input of spec.inputs) {
      if (input.graph !== this) throw new Error(`${opType}: ${input.name} belongs to another graph`)
    }
    const outputs = spec.shapes.map((shape, i) =>
      this.#tensor(`${opType}_${this.nodes.length}_${i}`, shape, spec.dtype ?? 'float', 'computed'),
    )
    const node: Node = {
      opType,
      domain: spec.domain ?? '',
      inputs: spec.inputs,
      outputs,
      attributes: spec.attributes ?? {},
      backward: spec.backward,
    }
    this.nodes.push(node)
    return outputs
  }

  /** Whether a value of this name exists. */
  has(name: string): boolean {
    return this.#names.has(name)
  }

  #constant(name: string, shape: Shape, dtype: DataType, data: Data): Tensor {
    const tensor = this.#tensor(name, shape, dtype, 'constant')
    this.constants.push({ tensor, data })
    return tensor
  }

  #tensor(name: string, shape: Shape, dtype: DataType, kind: Tensor['kind']): Tensor {
    if (this.#names.has(name)) throw new Error(`the graph already has a value named ${name}`)
    if (!shape.every((n) => Number.isInteger(n) && n >= 0)) {
      throw new ShapeError(
        name,
        [shape],
        'sizes must be whole numbers, known when the graph is built',
      )
    }
    this.#names.add(name)
    return { graph: this, name, shape: [...shape], dtype, kind }
  }
}
