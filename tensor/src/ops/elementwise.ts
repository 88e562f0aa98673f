import type { Tensor } from '../graph.ts'
import { broadcastShape, ShapeError, sameShape } from '../shape.ts'
import { sumTo } from './broadcast.ts'

type Operand = Tensor | number

function lift(a: Operand, b: Operand): [Tensor, Tensor] {
  if (typeof a === 'number') {
    if (typeof b === 'number') throw new Error('an operation needs at least one tensor')
    return [b.graph.scalar(a), b]
  }
  return [a, typeof b === 'number' ? a.graph.scalar(b) : b]
}

function binary(
  opType: string,
  a: Operand,
  b: Operand,
  backward: (gradient: Tensor, x: Tensor, y: Tensor, out: Tensor) => readonly [Tensor, Tensor],
): Tensor {
  const [x, y] = lift(a, b)
  const out: Tensor = x.graph.add(opType, {
    inputs: [x, y],
    shapes: [broadcastShape(opType, x.shape, y.shape)],
    backward: (gradient) => {
      const [dx, dy] = backward(gradient, x, y, out)
      return [sumTo(dx, x.shape), sumTo(dy, y.shape)]
    },
  })
  return out
}

function unary(
  opType: string,
  x: Tensor,
  derivative: (gradient: Tensor, out: Tensor) => Tensor,
): Tensor {
  const out: Tensor = x.graph.add(opType, {
    inputs: [x],
    shapes: [x.shape],
    backward: (gradient) => [derivative(gradient, out)],
  })
  return out
}

/** Sum, with NumPy's broadcasting, as every two-operand operation here. */
export function add(a: Operand, b: Operand): Tensor {
  return binary('Add', a, b, (g) => [g, g])
}

export function sub(a: Operand, b: Operand): Tensor {
  return binary('Sub', a, b, (g) => [g, neg(g)])
}

export function mul(a: Operand, b: Operand): Tensor {
  return binary('Mul', a, b, (g, x, y) => [mul(g, y), mul(g, x)])
}

export function div(a: Operand, b: Operand): Tensor {
  return binary('Div', a, b, (g, _, y, out) => {
    const dx = div(g, y)
    return [dx, neg(mul(dx, out))]
  })
}

export function neg(x: Tensor): Tensor {
  return unary('Neg', x, (g) => neg(g))
}

export function exp(x: Tensor): Tensor {
  return unary('Exp', x, (g, out) => mul(g, out))
}

export function log(x: Tensor): Tensor {
  return unary('Log', x, (g) => div(g, x))
}

export function sqrt(x: Tensor): Tensor {
  return unary('Sqrt', x, (g, out) => div(mul(g, 0.5), out))
}

export function square(x: Tensor): Tensor {
  return x.graph.add('Mul', {
    inputs: [x, x],
    shapes: [x.shape],
    backward: (g) => [mul(mul(g, 2), x)],
  })
}

export function tanh(x: Tensor): Tensor {
  return unary('Tanh', x, (g, out) => mul(g, sub(1, square(out))))
}

export function sigmoid(x: Tensor): Tensor {
  return unary('Sigmoid', x, (g, out) => mul(g, mul(out, sub(1, out))))
}

/** x · sigmoid(x) (Elfwing et al. 2018). */
export function silu(x: Tensor): Tensor {
  return mul(x, sigmoid(x))
}

/** Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016). */
export function gelu(x: Tensor): Tensor {
  const inner = mul(mul(x, add(mul(square(x), 0.044715), 1)), Math.sqrt(2 / Math.PI))
  return mul(mul(x, 0.5), add(tanh(inner), 1))
}

export function relu(x: Tensor): Tensor {
  // At zero the derivative is taken as 0, as PyTorch does.
  return unary('Relu', x, (g, out) => mul(g, sign(out)))
}

/** relu(x)² (So et al. 2021, "Primer"). Its derivative, 2·relu(x), needs no comparison. */
export function reluSquared(x: Tensor): Tensor {
  return square(reluOnce(x))
}

function reluOnce(x: Tensor): Tensor {
  // The square's rule already multiplies by relu(x), which is zero wherever the sign would be.
  return unary('Relu', x, (g) => g)
}

export function leakyRelu(x: Tensor, alpha: number): Tensor {
  return x.graph.add('LeakyRelu', {
    inputs: [x],
    shapes: [x.shape],
    attributes: { alpha: { float: alpha } },
  })
}

export function sign(x: Tensor): Tensor {
  return x.graph.add('Sign', { inputs: [x], shapes: [x.shape] })
}

/** The greater of x and a number; no gradient flows where the number wins. */
export function atLeast(x: Tensor, least: number): Tensor {
  return x.graph.add('Max', {
    inputs: [x, x.graph.scalar(least)],
    shapes: [x.shape],
    backward: (g) => [mul(g, relu(sign(sub(x, least)))), undefined],
  })
}

/** The lesser of x and a number, for numbers that need no gradient. */
export function atMost(x: Tensor, most: number): Tensor {
  return x.graph.add('Min', { inputs: [x, x.graph.scalar(most)], shapes: [x.shape] })
}

export function requireSameShape(op: string, a: Tensor, b: Tensor): void {
  if (!sameShape(a.shape, b.shape)) throw new ShapeError(op, [a.shape, b.shape], 'shapes differ')
}
