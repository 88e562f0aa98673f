import type { EvaluationReport } from '@atelier/contract'
import type { ConceptLooks } from '../look-at-pictures.ts'
import { conceptCard } from './concept-card.ts'
import { escaped } from './escape.ts'
import { measuresTable } from './measures-table.ts'
import { STYLE } from './style.ts'
import { tiles } from './tiles.ts'

export interface ReportContent {
  report: EvaluationReport
  looks: readonly ConceptLooks[]
  modelName: string
}

function introduction({ concepts, training_images, seen_images }: EvaluationReport): string {
  const left =
    seen_images === 0
      ? ''
      : ` ${seen_images} more were left out, since the training had seen them too.`
  return (
    `<p>${concepts} pictures that the training did not see, each drawn anew from its caption: once with the model, once by the base model alone (influence 0), with the same seed. ` +
    `Beside them stand the real pictures themselves, as what can be reached at best.${left}</p>` +
    `<p class="soft">Ranges are 95 % bootstrap intervals over the concepts. The training had ${training_images} pictures.</p>`
  )
}

function facts({ made_with: made, memorisation_threshold: threshold }: EvaluationReport): string {
  const rows: [string, string][] = [
    ['Model', String(made.model_id)],
    ['Training dataset', String(made.training_dataset_id)],
    ['Held-out dataset', String(made.held_out_dataset_id)],
    ['Base model', `${made.base_model}, SHA-256 ${made.base_model_sha256}`],
    ['Adapter', `SHA-256 ${made.adapter_sha256}`],
    ['Seed', `${made.seed}, and one more for each concept`],
    ['Drawing', `${made.steps_num} steps, guidance ${made.guidance_scale}`],
    ['Memorised below', threshold === null ? 'no training pictures' : threshold.toPrecision(4)],
    ['Outside encoder', made.encoder ?? 'none'],
  ]
  const items = rows.map(
    ([name, value]) => `<dt>${escaped(name)}</dt><dd><code>${escaped(value)}</code></dd>`,
  )
  return `<dl>${items.join('')}</dl>`
}

/** The report as one HTML page, which needs nothing else. The same content gives the same bytes. */
export function reportPage({ report, looks, modelName }: ReportContent): string {
  const cards = report.pictures.map((concept, i) => {
    const look = looks[i]
    return look ? conceptCard(concept, look) : ''
  })
  const title = escaped(`Evaluation of ${modelName}`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${introduction(report)}
${tiles(report)}
<h2>Figures</h2>
${measuresTable(report.measures)}
<h2>Concepts</h2>
<p class="soft">What was asked for and measured in the model's picture stands below each; what it missed is red, with what was found instead.</p>
<div class="concepts">${cards.join('\n')}</div>
<h2>To do it again</h2>
<p class="soft">The same model, dataset, seed and steps give the same figures on the same machine.</p>
${facts(report)}
</main></body></html>
`
}
