export {
  type CompileOptions,
  compile,
  type Feeds,
  type FloatData,
  type Program,
} from './compile.ts'
export { productFlops } from './flops.ts'
export { gradients } from './gradients.ts'
export { Graph, type Precision, type Tensor } from './graph.ts'
export { broadcastTo, sum, sumTo } from './ops/broadcast.ts'
export * from './ops/elementwise.ts'
export { conv2d, pixelShuffle } from './ops/image.ts'
export { concat, pad, reshape, slice, split, transpose } from './ops/layout.ts'
export { linear, type MatmulOptions, matmul } from './ops/matrix.ts'
export { rmsNorm } from './ops/normalize.ts'
export { mean, meanSquaredError, softmax } from './ops/reduce.ts'
export { type AdamwSettings, adamw, clipByGlobalNorm } from './optimizer.ts'
export { type Shape, ShapeError } from './shape.ts'
