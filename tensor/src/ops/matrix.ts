import type { Tensor } from '../graph.ts'
import { broadcastShape, type Shape, ShapeError, sizeOf } from '../shape.ts'
import { sumTo } from './broadcast.ts'
import { add, mul } from './elementwise.ts'
import { reshape, transpose } from './layout.ts'

export interface MatmulOptions {
  /** Use the transpose of a's (or b's) last two axes, without moving any data. */
  transA?: boolean
  transB?: boolean
  /** A factor on the product. */
  alpha?: number
}

function swapLast(shape: Shape): number[] {
  const order = shape.map((_, i) => i)
  return [...order.slice(0, -2), shape.length - 1, shape.length - 2]
}

function productShape(a: Shape, b: Shape, transA: boolean, transB: boolean): Shape {
  if (a.length < 2 || b.length < 2)
    throw new ShapeError('matmul', [a, b], 'both need at least two axes')
  const [rows, inner] = transA ? [a.at(-1), a.at(-2)] : [a.at(-2), a.at(-1)]
  const [inner2, columns] = transB ? [b.at(-1), b.at(-2)] : [b.at(-2), b.at(-1)]
  if (inner !== inner2) {
    throw new ShapeError('matmul', [a, b], `inner sizes ${inner} and ${inner2} differ`)
  }
  return [...broadcastShape('matmul', a.slice(0, -2), b.slice(0, -2)), rows ?? 0, columns ?? 0]
}

/** Matrix product over the last two axes; the axes before them broadcast. */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transA = false, transB = false, alpha = 1 } = options
  const plain = !transA && !transB && alpha === 1
  const shape = productShape(a.shape, b.shape, transA, transB)
  if (!plain && a.graph.precision === 'float64') return composed(a, b, transA, transB, alpha)
  return a.graph.add(plain ? 'MatMul' : 'FusedMatMul', {
    domain: plain ? '' : 'com.microsoft',
    inputs: [a, b],
    shapes: [shape],
    attributes: plain
      ? {}
      : { transA: Number(transA), transB: Number(transB), alpha: { float: alpha } },
    backward: (g) => {
      const da = transA
        ? matmul(b, g, { transA: transB, transB: true, alpha })
        : matmul(g, b, { transB: !transB, alpha })
      const db = transB
        ? matmul(g, a, { transA: true, transB: transA, alpha })
        : matmul(a, g, { transA: !transA, alpha })
      return [sumTo(da, a.shape), sumTo(db, b.shape)]
    },
  })
}

/** ONNX Runtime has no double kernel for FusedMatMul on the CPU: the same product from operations that have one. */
function composed(a: Tensor, b: Tensor, transA: boolean, transB: boolean, alpha: number): Tensor {
  const x = transA ? transpose(a, swapLast(a.shape)) : a
  const y = transB ? transpose(b, swapLast(b.shape)) : b
  const product = matmul(x, y)
  return alpha === 1 ? product : mul(product, alpha)
}

/** x · weight over the last axis: x [..., in], weight [in, out] -> [..., out]; one product, whatever the leading axes. */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const rows = sizeOf(x.shape.slice(0, -1))
  const flat = reshape(x, [rows, x.shape.at(-1) ?? 0])
  const out = matmul(flat, weight)
  const columns = weight.shape.at(-1) ?? 0
  const full = reshape(out, [...x.shape.slice(0, -1), columns])
  return bias === undefined ? full : add(full, bias)
}
