/** A point of the 1024 × 1024 drawing, in pixels from the top left. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A curve from `from` to `to`, bent toward `bend` (the control point of a quadratic Bézier). */
export interface Curve {
  readonly from: Point
  readonly bend: Point
  readonly to: Point
}

/** Shorthand that keeps pose tables readable. */
export function at(x: number, y: number): Point {
  return { x, y }
}

/** The point of the curve at `t` in 0..1, and the unit normal there. */
export function along(curve: Curve, t: number): { point: Point; normal: Point } {
  const { from, bend, to } = curve
  const u = 1 - t
  const point = at(
    u * u * from.x + 2 * u * t * bend.x + t * t * to.x,
    u * u * from.y + 2 * u * t * bend.y + t * t * to.y,
  )
  const dx = 2 * u * (bend.x - from.x) + 2 * t * (to.x - bend.x)
  const dy = 2 * u * (bend.y - from.y) + 2 * t * (to.y - bend.y)
  const length = Math.hypot(dx, dy) || 1
  return { point, normal: at(-dy / length, dx / length) }
}

const samples = 96

/**
 * Path data of a tube around a curve whose radius changes along it: the two offset lines of the curve, with a half
 * circle at the start. At the end the radius runs out like an ellipse over the last `rounding` of the curve.
 */
export function tube(
  curve: Curve,
  radius: (t: number) => number,
  span: { start?: number; end?: number; rounding?: number } = {},
): string {
  const { start = 0, end = 1, rounding = 0.14 } = span
  const left: string[] = []
  const right: string[] = []
  for (let i = 0; i <= samples; i++) {
    const t = start + ((end - start) * i) / samples
    const { point, normal } = along(curve, t)
    const past = Math.max(0, (t - end + rounding) / rounding)
    const r = radius(t) * Math.sqrt(Math.max(0, 1 - past * past))
    left.push(pair(point.x + normal.x * r, point.y + normal.y * r))
    right.unshift(pair(point.x - normal.x * r, point.y - normal.y * r))
  }
  const cap = radius(start).toFixed(1)
  return `M${left.join('L')}L${right.join('L')}A${cap} ${cap} 0 0 0 ${left[0]}Z`
}

/** Path data of the curve itself. */
export function curvePath({ from, bend, to }: Curve): string {
  return `M${pair(from.x, from.y)}Q${pair(bend.x, bend.y)} ${pair(to.x, to.y)}`
}

function pair(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}
