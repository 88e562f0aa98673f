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

const samples = 28

/**
 * Path data of a tube around a curve whose radius changes along it: the two offset lines of the curve, closed at both
 * ends by half circles.
 */
export function tube(curve: Curve, radius: (t: number) => number, start = 0, end = 1): string {
  const left: string[] = []
  const right: string[] = []
  for (let i = 0; i <= samples; i++) {
    const t = start + ((end - start) * i) / samples
    const { point, normal } = along(curve, t)
    const r = radius(t)
    left.push(pair(point.x + normal.x * r, point.y + normal.y * r))
    right.unshift(pair(point.x - normal.x * r, point.y - normal.y * r))
  }
  const endCap = radius(end).toFixed(1)
  const startCap = radius(start).toFixed(1)
  return `M${left.join('L')}A${endCap} ${endCap} 0 0 0 ${right.join('L')}A${startCap} ${startCap} 0 0 0 ${left[0]}Z`
}

function pair(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}
