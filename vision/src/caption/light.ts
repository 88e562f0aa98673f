import type { Measurement } from '../measure/measurement.ts'
import type { Word } from './word.ts'

/** A word with its limit, which a set's shared word may fall short of by `slack`. */
function limit(
  text: string,
  value: (measured: Measurement) => number,
  [least, slack]: readonly [number, number],
  applies: (measured: Measurement) => boolean = () => true,
): Word {
  return {
    text,
    holds: (measured) => applies(measured) && value(measured) > least,
    nearly: (measured) => applies(measured) && value(measured) > least - slack,
    value: (measured) => (applies(measured) ? value(measured) : undefined),
  }
}

/** A drawn subject on a plain ground stands in no light: its colors are light or dark, the picture is not. */
const lit = ({ photographic, subject }: Measurement): boolean =>
  photographic || subject === undefined
const scene = ({ subject }: Measurement): boolean => subject === undefined

/** Only what stands out: a picture of middle brightness and contrast gets no word. */
export const LIGHTING: readonly Word[] = [
  limit('bright', (m) => m.tone.brightness / 100, [0.78, 0.04], lit),
  limit('dark', (m) => 1 - m.tone.brightness / 100, [0.72, 0.04], lit),
  limit('high contrast', (m) => m.tone.contrast / 100, [0.85, 0.05]),
  limit('low contrast', (m) => 1 - m.tone.contrast / 100, [0.85, 0.05], lit),
  limit('warm tones', (m) => m.light.warm - m.light.cool, [0.6, 0.08], scene),
  limit('cool tones', (m) => m.light.cool - m.light.warm, [0.6, 0.08], scene),
]

/** Lightness that rises evenly over the whole picture, and not from one thing to the next. */
function rising(text: string, rise: (measured: Measurement) => number): Word {
  const steep = (m: Measurement, least: number): boolean =>
    scene(m) &&
    rise(m) > least &&
    rise(m) ** 2 > 2 * (m.light.across ** 2 + m.light.down ** 2) - 2 * rise(m) ** 2
  return {
    text,
    holds: (m) => steep(m, 35) && m.light.explained >= 0.5,
    nearly: (m) => steep(m, 30) && m.light.explained >= 0.42,
    value: (m) => (scene(m) ? rise(m) / 100 : undefined),
  }
}

export const DIRECTION: readonly Word[] = [
  rising('brighter toward the left', (m) => -m.light.across),
  rising('brighter toward the right', (m) => m.light.across),
  rising('brighter toward the top', (m) => -m.light.down),
  rising('brighter toward the bottom', (m) => m.light.down),
]
