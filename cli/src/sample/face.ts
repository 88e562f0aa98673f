import { at } from './geometry.ts'
import { coral, ink, sky, white } from './palette.ts'
import { line, oval, type Svg, shape } from './svg.ts'

/** How the eyes are drawn. `left` and `up` look that way. */
export type Eyes =
  | 'open'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'happy'
  | 'asleep'
  | 'wide'
  | 'wink'
  | 'star'
  | 'sad'

/** How the mouth is drawn. */
export type Mouth = 'smile' | 'laugh' | 'small' | 'frown' | 'round'

const eyeY = 462
const eyeX = 82

/** Eyes, cheeks, nose and mouth, in the place of an upright head (center 512, 430). */
export function face(eyes: Eyes, mouth: Mouth): Svg {
  const cheeks = [-1, 1]
    .map(
      (side) =>
        `<ellipse cx="${512 + side * 142}" cy="524" rx="35" ry="24" fill="${coral}" opacity="0.55"/>`,
    )
    .join('')
  return cheeks + eyePair(eyes) + nose() + mouths[mouth]
}

function nose(): Svg {
  return shape('M490 512q22 -13 44 0q5 4 1 11l-16 19q-7 7 -14 0l-16 -19q-4 -7 1 -11Z', coral, 9)
}

function eyePair(eyes: Eyes): Svg {
  const [left, right] = [512 - eyeX, 512 + eyeX]
  if (eyes === 'wink') return openEye(left, 0, 0) + happyEye(right)
  if (eyes === 'happy') return happyEye(left) + happyEye(right)
  if (eyes === 'asleep') return sleepingEye(left) + sleepingEye(right)
  if (eyes === 'star') return starEye(left) + starEye(right)
  if (eyes === 'wide') return openEye(left, 0, 0, 1.16) + openEye(right, 0, 0, 1.16) + brows(-14, 0)
  if (eyes === 'sad') return openEye(left, 0, 8) + openEye(right, 0, 8) + brows(0, 22) + tear()
  const [dx, dy] = gaze[eyes]
  return openEye(left, dx, dy) + openEye(right, dx, dy)
}

const gaze = { open: [0, 0], left: [-9, 2], right: [9, 2], up: [0, -9], down: [0, 10] } as const

function openEye(x: number, dx: number, dy: number, scale = 1): Svg {
  const [rx, ry] = [37 * scale, 49 * scale]
  return (
    shape(oval(at(x + dx, eyeY + dy), rx, ry), ink, 0) +
    shape(oval(at(x + dx * 1.8 - 11, eyeY + dy * 1.8 - 18), 14 * scale, 17 * scale), white, 0) +
    shape(oval(at(x + dx * 1.4 + 13, eyeY + dy * 1.4 + 20), 8 * scale), white, 0)
  )
}

function happyEye(x: number): Svg {
  return line(`M${x - 38} ${eyeY + 16}q38 -52 76 0`, 16)
}

function sleepingEye(x: number): Svg {
  return line(`M${x - 38} ${eyeY + 2}q38 38 76 0`, 15)
}

function starEye(x: number): Svg {
  return openEye(x, 0, 0, 1.12) + shape(star(x, eyeY - 2, 27), '#ffd34d', 0)
}

/** Path data of a five-pointed star with the outer radius `r`. */
export function star(x: number, y: number, r: number, inner = 0.46): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = (Math.PI * i) / 5 - Math.PI / 2
    const radius = i % 2 === 0 ? r : r * inner
    return `${(x + Math.cos(angle) * radius).toFixed(1)} ${(y + Math.sin(angle) * radius).toFixed(1)}`
  })
  return `M${points.join('L')}Z`
}

function brows(lift: number, slant: number): Svg {
  const y = eyeY - 64 + lift
  return (
    line(`M${512 - eyeX - 34} ${y + slant}q30 ${-18 - slant} 62 ${-slant}`, 12) +
    line(`M${512 + eyeX + 34} ${y + slant}q-30 ${-18 - slant} -62 ${-slant}`, 12)
  )
}

function tear(): Svg {
  return shape('M610 520q22 34 0 52q-22 -18 0 -52Z', sky, 8)
}

const mouths: Record<Mouth, Svg> = {
  smile: line('M466 560q23 26 46 2q23 24 46 -2', 12),
  small: line('M488 566q24 18 48 0', 12),
  frown: line('M472 584q40 -34 80 0', 12),
  round: shape(oval(at(512, 572), 21, 25), '#8f2f3b', 11),
  laugh:
    shape('M456 556q56 18 112 0q-4 62 -56 62q-52 0 -56 -62Z', '#8f2f3b', 12) +
    shape('M482 600q30 -26 60 0q-10 18 -30 18q-20 0 -30 -18Z', coral, 0),
}
