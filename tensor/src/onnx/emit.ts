import type { AttributeValue, Data, DataType, Graph, Node, Tensor } from '../graph.ts'
import { encodeModel } from './proto.ts'

/** ONNX element types and attribute types, by their numbers in onnx.proto. */
const FLOAT = 1
const INT64 = 7
const BOOL = 9
const DOUBLE = 11
const ATTRIBUTE = { float: 1, int: 2, string: 3, ints: 7 }
const EXTERNAL = 1

/** Initializers from this size on are handed to the runtime beside the model instead of inside it: no copy, no 2 GiB limit of protobuf. */
const EXTERNAL_FROM_BYTES = 64 * 1024
const EXTERNAL_FILE = 'weights.bin'

export interface EmittedModel {
  /** The ModelProto. */
  model: Uint8Array
  /** Large initializers, one after another, under the name the model refers to; empty when there are none. */
  externalData: { path: string; data: Uint8Array }[]
}

function elementType(graph: Graph, dtype: DataType): number {
  if (dtype === 'int64') return INT64
  if (dtype === 'bool') return BOOL
  return graph.precision === 'float64' ? DOUBLE : FLOAT
}

function valueInfo(tensor: Tensor, name = tensor.name): object {
  const dim = tensor.shape.map((dimValue) => ({ dimValue }))
  const tensorType = { elemType: elementType(tensor.graph, tensor.dtype), shape: { dim } }
  return { name, type: { tensorType } }
}

function attribute(name: string, value: AttributeValue): object {
  if (typeof value === 'number') return { name, i: value, type: ATTRIBUTE.int }
  if (typeof value === 'string')
    return { name, s: new TextEncoder().encode(value), type: ATTRIBUTE.string }
  if ('float' in value) return { name, f: value.float, type: ATTRIBUTE.float }
  return { name, ints: value, type: ATTRIBUTE.ints }
}

function nodeProto(node: Node): object {
  return {
    opType: node.opType,
    domain: node.domain,
    input: node.inputs.map((input) => input.name),
    output: node.outputs.map((output) => output.name),
    name: node.outputs[0]?.name,
    attribute: Object.entries(node.attributes).map(([name, value]) => attribute(name, value)),
  }
}

/** The nodes that some output needs, in order. */
export function neededNodes(graph: Graph, outputs: readonly Tensor[]): Node[] {
  const wanted = new Set<Tensor>(outputs)
  const kept: Node[] = []
  for (const node of [...graph.nodes].reverse()) {
    if (!node.outputs.some((output) => wanted.has(output))) continue
    kept.push(node)
    for (const input of node.inputs) wanted.add(input)
  }
  return kept.reverse()
}

function bytesOf(data: Data): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

class Initializers {
  readonly protos: object[] = []
  readonly #parts: Uint8Array[] = []
  #offset = 0

  add(tensor: Tensor, data: Data): void {
    const bytes = bytesOf(data)
    const base = {
      name: tensor.name,
      dims: tensor.shape,
      dataType: elementType(tensor.graph, tensor.dtype),
    }
    if (bytes.length < EXTERNAL_FROM_BYTES) {
      this.protos.push({ ...base, rawData: bytes })
      return
    }
    const entries = { location: EXTERNAL_FILE, offset: this.#offset, length: bytes.length }
    const externalData = Object.entries(entries).map(([key, value]) => ({
      key,
      value: String(value),
    }))
    this.protos.push({ ...base, externalData, dataLocation: EXTERNAL })
    this.#parts.push(bytes)
    this.#offset += bytes.length
  }

  files(): EmittedModel['externalData'] {
    if (this.#parts.length === 0) return []
    const data = new Uint8Array(this.#offset)
    let offset = 0
    for (const part of this.#parts) {
      data.set(part, offset)
      offset += part.length
    }
    return [{ path: EXTERNAL_FILE, data }]
  }
}

/**
 * Writes the part of a graph that `outputs` needs as an ONNX model (opset 21, and com.microsoft 1 for fused products). The model's outputs carry the
 * names given as keys.
 */
export function emit(graph: Graph, outputs: Readonly<Record<string, Tensor>>): EmittedModel {
  for (const name of Object.keys(outputs)) {
    if (graph.has(name)) throw new Error(`output ${name} has the name of a value in the graph`)
  }
  const nodes = neededNodes(graph, Object.values(outputs))
  const used = new Set(nodes.flatMap((node) => node.inputs))
  const initializers = new Initializers()
  for (const { tensor, data } of graph.constants)
    if (used.has(tensor)) initializers.add(tensor, data)
  const named = Object.entries(outputs).map(([name, tensor]) => ({
    node: { opType: 'Identity', input: [tensor.name], output: [name], name: `output ${name}` },
    info: valueInfo(tensor, name),
  }))
  const model = encodeModel({
    irVersion: 10,
    producerName: 'atelier',
    opsetImport: [
      { domain: '', version: 21 },
      { domain: 'com.microsoft', version: 1 },
    ],
    graph: {
      name: 'atelier',
      node: [...nodes.map(nodeProto), ...named.map(({ node }) => node)],
      initializer: initializers.protos,
      input: graph.inputs.filter((input) => used.has(input)).map((input) => valueInfo(input)),
      output: named.map(({ info }) => info),
    },
  })
  return { model, externalData: initializers.files() }
}
