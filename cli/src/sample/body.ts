import { at, type Curve, curvePath, tube } from './geometry.ts'
import { coral, coralShade, cream, creamShade, ink, teal, tealLight, tealShade } from './palette.ts'
import { clipped, line, oval, type Svg, shape } from './svg.ts'

const headPath =
  'M512 262C640 258 742 336 744 446C746 548 640 606 512 606C384 606 278 548 280 446C282 336 384 258 512 262Z'
const maskPath =
  'M512 372C546 322 690 330 700 444C706 536 612 590 512 590C412 590 318 536 324 444C334 330 478 322 512 372Z'
const trunkPath =
  'M512 560C612 560 672 664 672 752C672 836 602 872 512 872C422 872 352 836 352 752C352 664 412 560 512 560Z'
const bellyPath =
  'M512 640C580 640 612 702 612 764C612 824 566 850 512 850C458 850 412 824 412 764C412 702 444 640 512 640Z'

/** The head with its heart-shaped cream mask, no features yet. */
export function head(): Svg {
  const shade = shape('M250 500C320 640 700 660 770 470L800 700H220Z', tealShade, 0)
  const shine = line('M344 372q34 -58 96 -76', 18, tealLight)
  const maskShade = shape('M330 520C420 600 604 600 700 512L690 640H340Z', creamShade, 0)
  return (
    shape(headPath, teal, 0) +
    clipped('head', headPath, shade + shine) +
    shape(maskPath, cream, 0) +
    clipped('mask', maskPath, maskShade) +
    `<path d="${headPath}" fill="none" stroke="${ink}" stroke-width="15"/>` +
    tuft()
  )
}

function tuft(): Svg {
  return shape(
    'M470 274C456 214 496 178 536 196C512 206 516 224 536 222C562 222 566 254 548 272Q508 292 470 274Z',
    coral,
    13,
  )
}

/** The pear-shaped trunk with its cream belly. */
export function trunk(): Svg {
  const shade = shape('M660 600C700 760 600 860 380 850L420 920H760Z', tealShade, 0)
  return (
    shape(trunkPath, teal, 0) +
    clipped('trunk', trunkPath, shade) +
    shape(bellyPath, cream, 0) +
    `<path d="${trunkPath}" fill="none" stroke="${ink}" stroke-width="15"/>`
  )
}

/** A long ear along a curve from the head to its coral tip. */
export function ear(curve: Curve, id: string): Svg {
  // The span runs past the curve's end, so that the tip tapers beyond the point that poses name.
  const radius = (t: number) => 34 + 36 * Math.sin(Math.PI * (0.1 + 0.6 * t))
  const outline = tube(curve, radius, { end: 1.12, rounding: 0.34 })
  const inner = tube(curve, (t) => radius(t) * 0.48, { start: 0.1, end: 0.98, rounding: 0.3 })
  const tip = tube(curve, (t) => radius(t) + 4, { start: 0.72, end: 1.2, rounding: 0.01 })
  return (
    shape(outline, teal, 0) +
    clipped(id, outline, shape(tip, coral, 0)) +
    shape(inner, cream, 0) +
    `<path d="${outline}" fill="none" stroke="${ink}" stroke-width="15" stroke-linejoin="round"/>`
  )
}

/** An arm from the shoulder to a round cream paw. A stroked line, since an offset outline would break at an elbow. */
export function arm(curve: Curve): Svg {
  const d = curvePath(curve)
  return line(d, 85) + line(d, 55, teal) + shape(oval(curve.to, 44, 42), cream)
}

/** A standing foot. `at` is the middle of the sole, `turn` tips it (degrees). */
export function foot(x: number, y: number, turn = 0): Svg {
  const sole = shape(oval(at(x, y), 78, 44), teal)
  const toes = line(`M${x - 20} ${y + 14}v22M${x + 20} ${y + 14}v22`, 10)
  return `<g transform="rotate(${turn} ${x} ${y})">${sole}${toes}</g>`
}

/** The scarf's two tails, which fall to one side of the trunk. */
export function scarfTails(): Svg {
  return (
    shape('M624 616C668 640 690 690 682 742L622 734C622 700 612 668 592 640Z', coralShade, 13) +
    shape('M600 620C632 660 634 720 612 766L556 742C576 706 578 670 570 636Z', coral, 13)
  )
}

/** The scarf around the neck with its knot. */
export function scarf(): Svg {
  const wrap =
    'M370 578C430 622 594 622 654 578C682 584 684 622 664 640C596 682 428 682 360 640C340 622 342 584 370 578Z'
  const knot = 'M586 600C622 590 650 606 648 636C646 664 606 672 586 654C572 640 572 612 586 600Z'
  return (
    shape(wrap, coral, 14) +
    line('M392 622C450 650 520 654 570 646', 9, coralShade) +
    shape(knot, coral, 13)
  )
}

/** The round cream tail that shows behind the trunk. */
export function tail(x = 686, y = 800): Svg {
  return shape(oval(at(x, y), 56, 54), cream)
}
