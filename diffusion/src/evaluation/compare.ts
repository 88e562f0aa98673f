import type { Interval } from './bootstrap.ts'
import { diversity } from './diversity.ts'
import type { ImageFeatures } from './features.ts'
import { identityDistance } from './identity.ts'
import { type Memorisation, memorisation } from './memorisation.ts'
import { type Retrieval, retrieval } from './retrieval.ts'
import { styleDistance } from './style.ts'

export interface Comparison {
  style_distance: Interval
  identity_distance: Interval
  retrieval: Retrieval
  memorisation: Memorisation
  diversity: Interval
}

export interface CompareRequest {
  /** Pictures that were drawn; the one at `i` is of the concept of `real[i]`. */
  generated: readonly ImageFeatures[]
  /** Real pictures that the training did not see. */
  real: readonly ImageFeatures[]
  /** Real pictures that it saw. */
  training: readonly ImageFeatures[]
  /** For the intervals. */
  seed: number
}

/** How near drawn pictures come to real ones. */
export function compareFeatures({ generated, real, training, seed }: CompareRequest): Comparison {
  return {
    style_distance: styleDistance(generated, real, seed),
    identity_distance: identityDistance(generated, real, seed),
    retrieval: retrieval(generated, real, seed),
    memorisation: memorisation(generated, training, seed),
    diversity: diversity(generated, seed),
  }
}

/** What the best generator could come to: the same figures of the held-out pictures themselves, in style against those of the training. */
export function ceilingOf({ real, training, seed }: Omit<CompareRequest, 'generated'>) {
  return {
    style_distance: styleDistance(real, training, seed),
    identity_distance: identityDistance(real, real, seed),
    memorisation: memorisation(real, training, seed),
    diversity: diversity(real, seed),
  }
}
export type Ceiling = ReturnType<typeof ceilingOf>
