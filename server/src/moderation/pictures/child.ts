import { type Order, type Report, type Scores, SIDE } from './protocol.ts'

// The picture moderator's own process: TensorFlow.js holds some 250 MB, and a fault in it ends this process alone.

// The packages are optional, so their types may be missing: this is what is used of them.
interface Tensor {
  dispose(): void
}
interface TensorFlow {
  setBackend(name: string): Promise<boolean>
  ready(): Promise<void>
  tensor3d(values: Int32Array, shape: readonly number[], dtype: 'int32'): Tensor
}
interface Model {
  classify(image: Tensor): Promise<{ className: keyof Scores; probability: number }[]>
}
interface Nsfw {
  load(name: string, options: { modelDefinitions: unknown[] }): Promise<Model>
}

function load<T>(name: string): Promise<T> {
  return import(name) as Promise<T>
}

async function start(): Promise<(pixels: Uint8Array) => Promise<Scores>> {
  const tf = await load<TensorFlow>('@tensorflow/tfjs')
  await load('@tensorflow/tfjs-backend-wasm')
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly backend does not start')
  await tf.ready()
  const nsfw = await load<Nsfw>('nsfwjs/core')
  // Weights come with the package; of its three models this one had the widest margin on illustrations.
  const { MobileNetV2MidModel } = await load<{ MobileNetV2MidModel: unknown }>(
    'nsfwjs/models/mobilenet_v2_mid',
  )
  const model = await nsfw.load('MobileNetV2Mid', { modelDefinitions: [MobileNetV2MidModel] })
  return async (pixels) => {
    const image = tf.tensor3d(Int32Array.from(pixels), [SIDE, SIDE, 3], 'int32')
    try {
      const classes = await model.classify(image)
      const scores = classes.map(({ className, probability }) => [className, probability])
      return Object.fromEntries(scores) as Scores
    } finally {
      image.dispose()
    }
  }
}

function report(message: Report): void {
  process.send?.(message)
}

const judge = start()
// Told with the first picture, which is never long in coming.
judge.catch(() => {})

process.on('message', ({ pixels }: Order) => {
  judge
    .then((classify) => classify(pixels))
    .then(
      (scores) => report({ kind: 'scores', scores }),
      (error: unknown) =>
        report({
          kind: 'failed',
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
    )
})

process.on('disconnect', () => process.exit())
// Ctrl-C and service managers reach the whole group; the server decides what happens here.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
