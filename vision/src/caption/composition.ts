import type { Box } from '../measure/mask.ts'
import type { Measurement } from '../measure/measurement.ts'
import type { Word } from './word.ts'

const halves = (at: number): number => Math.abs(at - 1)

/** How far the middle of the box is off the picture's, in parts of half a side. */
function offCenter({ left, right, top, bottom }: Box): number {
  return Math.max(halves(left + right), halves(top + bottom))
}

export function longerSide({ left, right, top, bottom }: Box): number {
  return Math.max(right - left, bottom - top)
}

/** Space on the tightest side, in parts of the picture's side. */
function margin({ subject }: Measurement): number | undefined {
  if (subject === undefined) return undefined
  const { left, top, right, bottom } = subject.box
  return Math.min(left, top, 1 - right, 1 - bottom)
}

/** How much of the picture's width and height is taken, whichever is less. */
function filled({ subject }: Measurement): number | undefined {
  if (subject === undefined) return undefined
  const { left, top, right, bottom } = subject.box
  return Math.min(right - left, bottom - top)
}

function between(
  text: string,
  value: (measured: Measurement) => number | undefined,
  [from, to]: readonly [number, number],
  slack: number,
): Word {
  const within = (measured: Measurement, more: number): boolean => {
    const at = value(measured)
    return at !== undefined && at >= from - more && at < to + more
  }
  return {
    text,
    holds: (measured) => within(measured, 0),
    nearly: (measured) => within(measured, slack),
    value,
  }
}

/** Words about the whole picture that one image is told by. */
export const COMPOSITION: readonly Word[] = [
  {
    text: 'centered',
    holds: ({ subject }) => subject !== undefined && offCenter(subject.box) < 0.08,
    nearly: ({ subject }) => subject !== undefined && offCenter(subject.box) < 0.12,
    value: ({ subject }) => subject && offCenter(subject.box) / 2,
  },
  {
    text: 'symmetrical',
    holds: ({ subject }) => subject !== undefined && subject.symmetry > 0.965,
    nearly: ({ subject }) => subject !== undefined && subject.symmetry > 0.95,
  },
  {
    text: 'fine detail throughout',
    holds: ({ subject, detail }) => subject === undefined && detail.fine >= 0.95,
    nearly: ({ subject, detail }) => subject === undefined && detail.fine >= 0.9,
  },
  {
    text: 'large even areas',
    holds: ({ subject, detail }) => subject === undefined && detail.plain >= 0.55,
    nearly: ({ subject, detail }) => subject === undefined && detail.plain >= 0.5,
  },
]

/** Said of sets only: that all leave the same space says how they are made, that one does says nothing. */
export const MARGINS: readonly Word[] = [
  between('filling the frame', filled, [0.97, 2], 0.01),
  between('narrow margins', margin, [0.02, 0.1], 0.01),
  between('wide margins', margin, [0.15, 0.5], 0.02),
]
