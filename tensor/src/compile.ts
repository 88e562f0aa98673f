import { InferenceSession, Tensor as RuntimeTensor } from 'onnxruntime-node'
import type { Graph, Tensor } from './graph.ts'
import { emit } from './onnx/emit.ts'
import { sizeOf } from './shape.ts'

export type FloatData = Float32Array | Float64Array
export type Feeds = Readonly<Record<string, FloatData | BigInt64Array>>

export interface CompileOptions {
  /** Threads inside one operation; by default the runtime takes one per physical core. */
  threads?: number
  /** Writes a trace (chrome://tracing) with this prefix. */
  profilePrefix?: string
}

/** A graph turned into a session of ONNX Runtime. The same inputs give the same bytes on the same machine and thread count. */
export interface Program {
  /** Runs once. Feeds are row-major; the results belong to the caller. Missing or misshapen feeds are errors that name the input. */
  run(feeds: Feeds): Promise<Record<string, FloatData>>
  /** Runs once with values of the runtime, which need no copy between steps. */
  runTensors(feeds: Readonly<Record<string, RuntimeTensor>>): Promise<Record<string, RuntimeTensor>>
  /** A value for `runTensors` over the caller's own memory. */
  tensor(input: string, data: FloatData | BigInt64Array): RuntimeTensor
  endProfiling(): void
  release(): Promise<void>
}

/** Compiles what `outputs` needs; inputs that no output needs are dropped. */
export async function compile(
  graph: Graph,
  outputs: Readonly<Record<string, Tensor>>,
  options: CompileOptions = {},
): Promise<Program> {
  const { model, externalData } = emit(graph, outputs)
  const session = await InferenceSession.create(model, {
    graphOptimizationLevel: 'all',
    executionProviders: ['cpu'],
    ...(externalData.length > 0 ? { externalData } : {}),
    ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
    ...(options.profilePrefix === undefined
      ? {}
      : { enableProfiling: true, profileFilePrefix: options.profilePrefix }),
  })
  return new SessionProgram(graph, session)
}

class SessionProgram implements Program {
  readonly #graph: Graph
  readonly #session: InferenceSession
  readonly #inputs: Map<string, Tensor>

  constructor(graph: Graph, session: InferenceSession) {
    this.#graph = graph
    this.#session = session
    const used = new Set(session.inputNames)
    this.#inputs = new Map(graph.inputs.filter((t) => used.has(t.name)).map((t) => [t.name, t]))
  }

  tensor(input: string, data: FloatData | BigInt64Array): RuntimeTensor {
    const declared = this.#inputs.get(input)
    if (declared === undefined) throw new Error(`the model has no input ${input}`)
    if (data.length !== sizeOf(declared.shape)) {
      throw new Error(
        `input ${input} takes [${declared.shape}], and was given ${data.length} numbers`,
      )
    }
    return new RuntimeTensor(this.#typeOf(declared), data as Float32Array, [...declared.shape])
  }

  async run(feeds: Feeds): Promise<Record<string, FloatData>> {
    const given = [...this.#inputs.keys()].map((name): [string, RuntimeTensor] => {
      const data = feeds[name]
      if (data === undefined) throw new Error(`input ${name} was not given`)
      return [name, this.tensor(name, data)]
    })
    const results = await this.#session.run(Object.fromEntries(given))
    return Object.fromEntries(
      Object.entries(results).map(([name, t]) => [name, t.data as FloatData]),
    )
  }

  async runTensors(
    feeds: Readonly<Record<string, RuntimeTensor>>,
  ): Promise<Record<string, RuntimeTensor>> {
    return (await this.#session.run(feeds)) as Record<string, RuntimeTensor>
  }

  endProfiling(): void {
    this.#session.endProfiling()
  }

  async release(): Promise<void> {
    await this.#session.release()
  }

  #typeOf(tensor: Tensor): 'float32' | 'float64' | 'int64' {
    if (tensor.dtype === 'int64') return 'int64'
    return this.#graph.precision
  }
}
