import type { EvaluationMeasure, EvaluationReport, Interval, MeasureCode } from '@atelier/contract'
import {
  ADHERENCE_ASPECTS,
  type AdherenceAspect,
  bootstrapMean,
  compareSets,
  type PixelDistances,
  type PixelProfile,
} from '@atelier/vision/evaluate'
import type { FeatureComparison, FeatureFigures } from '../../engine/engine.ts'
import type { ConceptRow, EvaluationRow } from '../../store/evaluations.ts'
import type { ImageRow } from '../../store/images.ts'
import { seedOf } from './draw-concepts.ts'
import { encoderFigures } from './encoder-figures.ts'
import type { ConceptLooks, Look, PictureSet } from './look-at-pictures.ts'
import { measureOf } from './measures.ts'

/** All that a report is made from. */
export interface Evidence {
  evaluation: EvaluationRow
  concepts: readonly ConceptRow[]
  looks: readonly ConceptLooks[]
  comparison: FeatureComparison
  training: readonly ImageRow[]
  trainingProfiles: readonly PixelProfile[]
  madeWith: EvaluationReport['made_with']
  /** Whether the model is to draw one and the same figure, whose poses differ. */
  isCharacter: boolean
}

/** The same for each of the three sets. */
function forEachSet<T>(of: (set: PictureSet) => T): Record<PictureSet, T> {
  return { real: of('real'), tailored: of('tailored'), base: of('base') }
}

function featureMeasures({ comparison, isCharacter }: Evidence): EvaluationMeasure[] {
  const of = (code: MeasureCode & keyof FeatureFigures, chance: number | null = null) =>
    measureOf(code, { ...forEachSet((set) => comparison[set][code]), chance })
  const { r1, r5 } = comparison.chance
  return [
    of('style_distance'),
    of('retrieval_r1', r1),
    of('retrieval_r5', r5),
    ...(isCharacter ? [of('identity_distance')] : []),
    of('diversity'),
    of('memorised_share'),
  ]
}

const PIXEL_MEASURES = {
  palette_distance: 'palette',
  edge_distance: 'edges',
  edge_density_distance: 'edgeDensity',
  line_weight_distance: 'strokes',
} as const satisfies Partial<Record<MeasureCode, keyof PixelDistances>>

/** Drawn sets against the held-out one, and that one against the training's, as the engine does for style. */
function pixelMeasures({ looks, evaluation, trainingProfiles }: Evidence): EvaluationMeasure[] {
  const of = (set: PictureSet) => looks.map((one) => one[set].profile)
  const real = of('real')
  const distances = forEachSet((set) =>
    compareSets(of(set), set === 'real' ? trainingProfiles : real, evaluation.seed),
  )
  return Object.entries(PIXEL_MEASURES).map(([code, kind]) =>
    measureOf(
      code as keyof typeof PIXEL_MEASURES,
      forEachSet((set) => distances[set][kind]),
    ),
  )
}

const ADHERENCE_MEASURES = {
  background: 'background_kept',
  subject_colors: 'subject_colors_kept',
  count: 'count_kept',
} as const satisfies Record<AdherenceAspect, MeasureCode>

function adherenceMeasures({ looks, evaluation }: Evidence): EvaluationMeasure[] {
  const keptIn = (look: Look, aspect: AdherenceAspect) =>
    look.adherence.filter((check) => check.aspect === aspect).map(({ kept }) => kept)
  return ADHERENCE_ASPECTS.map((aspect) => {
    const values = forEachSet((set) => looks.flatMap((one) => keptIn(one[set], aspect)))
    return measureOf(ADHERENCE_MEASURES[aspect], {
      ...forEachSet((set) => bootstrapMean(values[set], evaluation.seed)),
      asked: values.real.length,
    })
  })
}

function encoderMeasures({ looks, evaluation }: Evidence): EvaluationMeasure[] {
  const vectors = (set: PictureSet) => looks.flatMap((one) => one[set].vector ?? [])
  const real = vectors('real')
  if (real.length === 0) return []
  const of = (set: PictureSet) => encoderFigures(vectors(set), real, evaluation.seed)
  const [tailored, base] = [of('tailored'), of('base')]
  const measure = (code: MeasureCode, key: 'similarity' | 'r1' | 'r5', chance: number | null) => {
    // A real picture is its own: always found, and as like itself as can be.
    const none: Interval | null = null
    return measureOf(code, { tailored: tailored[key], base: base[key], real: none, chance })
  }
  return [
    measure('encoder_similarity', 'similarity', null),
    measure('encoder_r1', 'r1', 1 / real.length),
    measure('encoder_r5', 'r5', Math.min(1, 5 / real.length)),
  ]
}

/** The measures in the order that a reader wants them: style, then subject, then prompt, then what may be wrong with all of it. */
const ORDER: readonly MeasureCode[] = [
  'style_distance',
  'palette_distance',
  'edge_distance',
  'edge_density_distance',
  'line_weight_distance',
  'retrieval_r1',
  'retrieval_r5',
  'identity_distance',
  'encoder_similarity',
  'encoder_r1',
  'encoder_r5',
  'background_kept',
  'subject_colors_kept',
  'count_kept',
  'diversity',
  'memorised_share',
]

function measuresOf(evidence: Evidence): EvaluationMeasure[] {
  const all = [
    ...featureMeasures(evidence),
    ...pixelMeasures(evidence),
    ...adherenceMeasures(evidence),
    ...encoderMeasures(evidence),
  ]
  return ORDER.flatMap((code) => all.filter((measure) => measure.code === code))
}

function pictureOf(evidence: Evidence, concept: ConceptRow, place: number) {
  const { evaluation, comparison, looks, training } = evidence
  const nearest = comparison.nearestTraining[place]
  const image = nearest && training[nearest.index]
  const adherence = (set: PictureSet) => looks[place]?.[set].adherence ?? []
  return {
    image_id: concept.imageId,
    image_name: concept.imageName,
    real_sha256: concept.realSha256,
    prompt: JSON.stringify(concept.prompt),
    seed: seedOf(evaluation, concept.position),
    aspect_ratio: concept.aspectRatio,
    nearest_training:
      nearest && image
        ? {
            image_id: image.id,
            distance: nearest.distance,
            memorised: nearest.distance < (comparison.threshold ?? 0),
          }
        : null,
    adherence: forEachSet(adherence),
  }
}

/** The figures of an evaluation. The same evidence gives the same report. */
export function buildReport(evidence: Evidence): EvaluationReport {
  const { evaluation, concepts, comparison, training, madeWith } = evidence
  return {
    made_with: madeWith,
    concepts: concepts.length,
    training_images: training.length,
    seen_images: evaluation.seenImages,
    memorisation_threshold: comparison.threshold,
    measures: measuresOf(evidence),
    pictures: concepts.map((concept, place) => pictureOf(evidence, concept, place)),
  }
}
