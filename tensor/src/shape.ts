export type Shape = readonly number[]

/** A fault in the shapes given to an operation; found while the graph is built, never while it runs. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError'

  constructor(op: string, shapes: readonly Shape[], reason: string) {
    super(`${op}(${shapes.map(showShape).join(', ')}): ${reason}`)
  }
}

export function showShape(shape: Shape): string {
  return `[${shape.join(', ')}]`
}

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, n) => product * n, 1)
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i])
}

/** The common shape of an elementwise operation, by NumPy's broadcasting rules. */
export function broadcastShape(op: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, i) => {
    const x = a[i - rank + a.length] ?? 1
    const y = b[i - rank + b.length] ?? 1
    if (x !== y && x !== 1 && y !== 1) {
      throw new ShapeError(op, [a, b], `axis ${i - rank} has ${x} and ${y}, which do not broadcast`)
    }
    return Math.max(x, y)
  })
}

/** An axis counted from the front; negative axes count from the end. */
export function wrapAxis(op: string, shape: Shape, axis: number): number {
  const wrapped = axis < 0 ? axis + shape.length : axis
  if (!Number.isInteger(wrapped) || wrapped < 0 || wrapped >= shape.length) {
    throw new ShapeError(op, [shape], `there is no axis ${axis}`)
  }
  return wrapped
}
