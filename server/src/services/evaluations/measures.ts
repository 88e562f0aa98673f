import type { EvaluationMeasure, MeasureCode } from '@atelier/contract'

/** What a measure is, whatever came of it. */
type Meaning = Pick<EvaluationMeasure, 'title' | 'meaning' | 'unit' | 'better'>

const lower = (title: string, unit: string, meaning: string): Meaning => ({
  title,
  meaning,
  unit,
  better: 'lower',
})
const higher = (title: string, unit: string, meaning: string): Meaning => ({
  title,
  meaning,
  unit,
  better: 'higher',
})

/** Every measure in the order of the report. */
export const MEANINGS: Readonly<Record<MeasureCode, Meaning>> = {
  style_distance: lower(
    'Style distance',
    'distance',
    'How far the pictures as a set are from the held-out ones in the base model’s own features (Gram matrices of its layers): how they are drawn, not what. For the real pictures: the held-out ones against those of the training.',
  ),
  palette_distance: lower(
    'Palette distance',
    'ΔE',
    'How far the colors of the pictures as a set are from those of the held-out ones (sliced Wasserstein in CIELAB); 2 can just be seen, 10 is another color.',
  ),
  edge_distance: lower(
    'Edge distance',
    'L* per pixel',
    'How much sharper or softer edges are than in the held-out pictures.',
  ),
  edge_density_distance: lower(
    'Edge density distance',
    'share',
    'By what part of the pixels there are more or fewer edges than in the held-out pictures.',
  ),
  line_weight_distance: lower(
    'Line weight distance',
    'share of the side',
    'How much wider or thinner dark strokes are than in the held-out pictures.',
  ),
  retrieval_r1: higher(
    'Right concept found, R@1',
    'share',
    'How often the real picture of the same concept is the nearest of all held-out ones: whether a picture shows what was asked for.',
  ),
  retrieval_r5: higher(
    'Right concept found, R@5',
    'share',
    'How often the real picture of the same concept is among the nearest five.',
  ),
  identity_distance: lower(
    'Identity distance',
    'distance',
    'How far a picture is from the nearest real one of the held-out poses: whether it is still the same character.',
  ),
  background_kept: higher(
    'Background as asked',
    'share',
    'How much of the background color that the prompt names is measured in the picture.',
  ),
  subject_colors_kept: higher(
    'Subject colors as asked',
    'share',
    'How many of the colors that the prompt gives its subject are measured on it.',
  ),
  count_kept: higher(
    'Count as asked',
    'share',
    'How often there are as many things as the prompt says.',
  ),
  diversity: higher(
    'Diversity',
    'distance',
    'How different the pictures are from one another; far below the real ones they all look alike.',
  ),
  memorised_share: lower(
    'Memorised',
    'share',
    'How many pictures are nearer to a training picture than half of what training pictures usually are to one another: copies rather than something new.',
  ),
  encoder_similarity: higher(
    'Similarity by the outside encoder',
    'cosine',
    'How alike a picture is to the real one of its concept, by an encoder that had no part in the training.',
  ),
  encoder_r1: higher(
    'Right concept found by the outside encoder, R@1',
    'share',
    'How often the real picture of the same concept is the most alike of all held-out ones.',
  ),
  encoder_r5: higher(
    'Right concept found by the outside encoder, R@5',
    'share',
    'How often the real picture of the same concept is among the five most alike.',
  ),
}

type Figures = Pick<EvaluationMeasure, 'tailored' | 'base' | 'real'> &
  Partial<Pick<EvaluationMeasure, 'chance' | 'asked'>>

export function measureOf(code: MeasureCode, figures: Figures): EvaluationMeasure {
  return { code, ...MEANINGS[code], chance: null, asked: null, ...figures }
}
