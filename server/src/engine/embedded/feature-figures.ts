import {
  type Comparison,
  ceilingOf,
  compareFeatures,
  createFeatureExtractor,
  type ImageFeatures,
} from '@atelier/diffusion/evaluation'
import type { ComparedPicture, FeatureComparison, FeatureFigures } from '../engine.ts'

/** Of more training pictures than these only what tells copies is kept: what tells style is 2 MB each. */
const MOST_STYLED = 200

type FeatureSets = Record<ComparedPicture['set'], ImageFeatures[]>

async function featuresOf(
  pictures: AsyncIterable<ComparedPicture>,
  options: { threads?: number },
): Promise<FeatureSets> {
  const sets: FeatureSets = { tailored: [], base: [], real: [], training: [] }
  const extractor = await createFeatureExtractor(options)
  try {
    for await (const { set, image } of pictures) {
      const features = await extractor.extract(image)
      const styled = set !== 'training' || sets.training.length < MOST_STYLED
      sets[set].push(styled ? features : { ...features, grams: [], subject: new Float32Array() })
    }
  } finally {
    await extractor.release()
  }
  return sets
}

function figuresOf(comparison: Comparison, hasTraining: boolean): FeatureFigures {
  const { style_distance, identity_distance, retrieval, memorisation, diversity } = comparison
  return {
    style_distance,
    retrieval_r1: retrieval.r1,
    retrieval_r5: retrieval.r5,
    identity_distance,
    diversity,
    memorised_share: hasTraining ? memorisation.share : null,
  }
}

/** The real pictures as their own measure. They are found by themselves always, so that says nothing. */
function realFigures({ real, training }: FeatureSets, seed: number): FeatureFigures {
  const styled = training.slice(0, MOST_STYLED)
  const ceiling = ceilingOf({ real, training: styled, seed })
  const { memorisation } = compareFeatures({ generated: real, real, training, seed })
  const hasTraining = training.length > 0
  return {
    style_distance: hasTraining ? ceiling.style_distance : null,
    retrieval_r1: null,
    retrieval_r5: null,
    identity_distance: ceiling.identity_distance,
    diversity: ceiling.diversity,
    memorised_share: hasTraining ? memorisation.share : null,
  }
}

/** Compares sets of pictures by what the base model sees in them. */
export async function compareFeatureSets(
  pictures: AsyncIterable<ComparedPicture>,
  seed: number,
  options: { threads?: number },
): Promise<FeatureComparison> {
  const sets = await featuresOf(pictures, options)
  const { tailored, base, real, training } = sets
  const compare = (generated: ImageFeatures[]) =>
    compareFeatures({ generated, real, training, seed })
  const ofTailored = compare(tailored)
  const { retrieval, memorisation } = ofTailored
  const hasTraining = training.length > 0
  return {
    tailored: figuresOf(ofTailored, hasTraining),
    base: figuresOf(compare(base), hasTraining),
    real: realFigures(sets, seed),
    chance: { r1: retrieval.chance_r1, r5: retrieval.chance_r5 },
    threshold: hasTraining ? memorisation.threshold : null,
    nearestTraining: hasTraining ? memorisation.nearest : [],
  }
}
