import { chroma } from '../color/lab.ts'
import type { Measurement } from '../measure/measurement.ts'
import { SHARED } from './shared.ts'
import type { SharedColors } from './shared-colors.ts'
import { lineArt, silhouette } from './style-words.ts'

/**
 * What a set of images seems to be, as far as pixels tell: one subject again and again (a character, an object), different
 * subjects drawn in one way (icons), pictures without a subject that stands apart (scenes), or none of these.
 */
export type Kind = 'subject' | 'set' | 'scene' | 'mixed'

/** Recurring colors must make up this much of the subjects to tell one subject. */
const RECURRING = 0.5
const TINTED = 12

export function kindOf(all: readonly Measurement[], colors: SharedColors): Kind {
  const apart = all.filter(({ subject }) => subject !== undefined)
  if (apart.length <= (1 - SHARED) * all.length) return 'scene'
  if (apart.length < SHARED * all.length) return 'mixed'
  // Line icons and silhouettes share their one color, whatever they show.
  const drawn = apart.filter((measured) => lineArt(measured) || silhouette(measured))
  if (drawn.length >= SHARED * all.length) return 'set'
  const tinted = colors.groups.some(({ lab }) => chroma(lab) > TINTED)
  return tinted && colors.covered >= RECURRING ? 'subject' : 'set'
}
