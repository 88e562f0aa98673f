/**
 * Our engine against eager PyTorch (float32, same network, same LoRA, same threads), in turn in one run: training step and sampling step.
 * The last line is one JSON object. PyTorch is found through ATELIER_PYTHON, or python3.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { compile, Graph, matmul, type Program, productFlops } from '@atelier/tensor'
import { RandomStream } from '../src/lib/random.ts'
import { freshLora, loraLayout } from '../src/network/lora.ts'
import { transformer, transformerInputs } from '../src/network/transformer.ts'
import { buildTrainingStep } from '../src/training/step-graph.ts'
import { baseWeights } from '../src/weights.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    batch: { type: 'string', default: '16' },
    rank: { type: 'string', default: '32' },
    threads: { type: 'string', default: '2' },
  },
})
const [rounds, batch, rank, threads] = [
  values.rounds,
  values.batch,
  values.rank,
  values.threads,
].map(Number) as [number, number, number, number]
const grid = { rows: 8, cols: 8 }
const TRAIN_STEPS = 4
const SAMPLE_STEPS = 25

const normals = (count: number) => new RandomStream(1, 'noise').normals(count)

async function seconds(work: () => Promise<unknown>, times: number): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < times; i++) await work()
  return (performance.now() - start) / 1000
}

/** A large product on the same runtime: what the processor gives at best, in GFLOP/s. */
async function gemmPeak(): Promise<Program> {
  const graph = new Graph()
  const size = 2048
  const right = graph.constant('right', [size, size], normals(size * size))
  return compile(graph, { product: matmul(graph.input('left', [size, size]), right) }, { threads })
}

async function trainer() {
  const settings = { grid, batchSize: batch, rank, maxGradNorm: 1, weightDecay: 0.01 }
  const { graph, outputs } = buildTrainingStep(baseWeights(), settings)
  const program = await compile(graph, outputs, { threads })
  const cells = batch * grid.rows * grid.cols * 96
  const { size } = loraLayout(rank)
  let state: Record<'lora' | 'm' | 'v', Float32Array> = {
    lora: freshLora(rank, 1),
    m: new Float32Array(size),
    v: new Float32Array(size),
  }
  const fixed = {
    t: new Float32Array(batch).fill(0.5),
    weight: new Float32Array(batch).fill(4),
    text: normals(batch * 32 * 384),
    time: normals(batch * 256),
    learning_rate: Float32Array.of(0.001),
    correction1: Float32Array.of(0.1),
    correction2: Float32Array.of(0.001),
  }
  const step = async () => {
    // Drawn anew each time, as the trainer and the other side do.
    const out = await program.run({ ...fixed, ...state, x0: normals(cells), noise: normals(cells) })
    const part = (name: string) => out[name] as Float32Array
    state = { lora: part('lora_next'), m: part('m_next'), v: part('v_next') }
  }
  return { step, flops: productFlops(graph, Object.values(outputs)) }
}

async function sampler() {
  const graph = new Graph()
  const x0 = transformer(graph, baseWeights(), grid, transformerInputs(graph, 2, grid))
  const program = await compile(graph, { x0 }, { threads })
  const feeds = {
    tokens: normals(2 * 64 * 96),
    text: normals(2 * 32 * 384),
    time: normals(2 * 256),
  }
  return () => program.run(feeds)
}

/** The PyTorch process, answering one order after another. */
class Torch {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #lines: Interface
  peakMiB = 0

  constructor() {
    const script = join(import.meta.dirname, 'engine_torch.py')
    const args = [script, threads, batch, rank, grid.rows, grid.cols].map(String)
    const python = process.env.ATELIER_PYTHON ?? 'python3'
    this.#child = spawn(python, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#child.on('exit', (code) => {
      if (code)
        console.error(`${python} could not run the comparison; it needs torch. Set ATELIER_PYTHON.`)
      if (code) process.exit(1)
    })
    this.#lines = createInterface({ input: this.#child.stdout })
  }

  async run(kind: 'train' | 'sample', count: number): Promise<number> {
    this.#child.stdin.write(`${kind} ${count}\n`)
    const line = await new Promise<string>((resolve) => this.#lines.once('line', resolve))
    const [time = Number.NaN, memory = 0] = line.split(' ').map(Number)
    this.peakMiB = Math.max(this.peakMiB, memory)
    return time
  }

  close(): void {
    this.#child.stdin.end()
  }
}

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

const torch = new Torch()
const train = await trainer()
const sample = await sampler()
const peak = await gemmPeak()
const left = normals(2048 * 2048)
// Warm up both sides.
await seconds(train.step, 2)
await seconds(sample, 5)
await torch.run('train', 2)
await torch.run('sample', 5)

const times = {
  train: [] as number[],
  torchTrain: [] as number[],
  sample: [] as number[],
  torchSample: [] as number[],
  gemm: [] as number[],
}
for (let round = 0; round < rounds; round++) {
  times.gemm.push((await seconds(() => peak.run({ left }), 4)) / 4)
  times.train.push((await seconds(train.step, TRAIN_STEPS)) / TRAIN_STEPS)
  times.torchTrain.push((await torch.run('train', TRAIN_STEPS)) / TRAIN_STEPS)
  times.sample.push((await seconds(sample, SAMPLE_STEPS)) / SAMPLE_STEPS)
  times.torchSample.push((await torch.run('sample', SAMPLE_STEPS)) / SAMPLE_STEPS)
  console.error(
    `round ${round + 1}: ours ${times.train.at(-1)?.toFixed(3)} s a training step, PyTorch ${times.torchTrain.at(-1)?.toFixed(3)} s`,
  )
}
torch.close()
const round3 = (x: number) => Math.round(x * 1000) / 1000
const gflops = train.flops / median(times.train) / 1e9
const gemm_peak_gflops = (2 * 2048 ** 3) / median(times.gemm) / 1e9
console.log(
  JSON.stringify({
    train_step_ratio: round3(median(times.torchTrain) / median(times.train)),
    sample_ratio: round3(median(times.torchSample) / median(times.sample)),
    train_step_seconds: round3(median(times.train)),
    sample_step_seconds: round3(median(times.sample)),
    gflops: round3(gflops),
    gemm_peak_gflops: round3(gemm_peak_gflops),
    utilisation: round3(gflops / gemm_peak_gflops),
    peak_memory_mib: Math.round(process.resourceUsage().maxRSS / 1024),
    torch_peak_memory_mib: Math.round(torch.peakMiB),
    batch,
    rank,
    threads,
  }),
)
process.exit(0)
