import type { Point } from './geometry.ts'
import { ink, lineWidth } from './palette.ts'

/** A piece of SVG markup. */
export type Svg = string

/** A closed shape with the character's contour. `width` 0 leaves the contour out. */
export function shape(d: string, fill: string, width = lineWidth): Svg {
  const stroke = width > 0 ? ` stroke="${ink}" stroke-width="${width}" stroke-linejoin="round"` : ''
  return `<path d="${d}" fill="${fill}"${stroke}/>`
}

/** An open line in the contour color unless told otherwise. */
export function line(d: string, width = lineWidth, color = ink): Svg {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** Path data of an ellipse. */
export function oval(center: Point, rx: number, ry = rx): string {
  const { x, y } = center
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`
}

/** Moves, turns (degrees, clockwise, around `pivot`) and scales a drawing around the same pivot. */
export function place(
  content: Svg,
  move: { turn?: number; pivot?: Point; dx?: number; dy?: number; scale?: number; flip?: boolean },
): Svg {
  const { turn = 0, pivot = { x: 512, y: 512 }, dx = 0, dy = 0, scale = 1, flip = false } = move
  const sx = flip ? -scale : scale
  return `<g transform="translate(${pivot.x + dx} ${pivot.y + dy}) rotate(${turn}) scale(${sx} ${scale}) translate(${-pivot.x} ${-pivot.y})">${content}</g>`
}

/** `content` seen only inside the path `d`; `id` must be unique in the drawing. */
export function clipped(id: string, d: string, content: Svg): Svg {
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${content}</g>`
}
