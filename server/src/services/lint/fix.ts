import type { DatasetFix } from '@atelier/contract'
import {
  collectHits,
  findingsOf,
  type Glance,
  hitsOf,
  type LintCollection,
  type LintFinding,
  normalizeDocument,
  repairCaption,
  repairSchema,
  schemaEditsOf,
  schemaHits,
  type settingOf,
} from '@atelier/vision'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ProjectRow } from '../../store/projects.ts'
import type { Transaction } from '../../store/store.ts'
import { writeCaption } from '../images/write-caption.ts'
import { type Captioned, imagesOf } from './images-of.ts'
import { listed, surveyed } from './set.ts'

/** Findings by their ids, or all. */
export type Chosen = ReadonlySet<string> | 'all'

type Setting = ReturnType<typeof settingOf>

/** Images whose captions a finding's fix changed, by the finding's id. */
type Changes = Map<string, number[]>

/** A machine puts right by rule: what was automatic stays so, and what a person wrote stays the person's. */
async function repairImage(
  tx: Transaction,
  { row, image }: Captioned,
  setting: Setting,
  isChosen: (id: string) => boolean,
  hits: ReturnType<typeof hitsOf>,
): Promise<ReadonlySet<string>> {
  const { caption, settled, applied } = repairCaption(image, setting, isChosen, hits)
  if (applied.size === 0) return applied
  await writeCaption(tx, row, {
    caption,
    source: image.source ?? 'automatic',
    origin: 'fix',
    ...(settled ? { conflicts: [] } : {}),
  })
  return applied
}

function appliedOf(
  findings: readonly LintFinding[],
  changes: Changes,
  inSchema: ReadonlySet<string>,
): DatasetFix['applied'] {
  return findings.flatMap((finding) => {
    const { evidence: _evidence, image_ids: _images, ...told } = finding
    const images = changes.get(finding.id) ?? []
    const schema_changed = inSchema.has(finding.id)
    if (images.length === 0 && !schema_changed) return []
    return [{ ...told, image_ids: images, schema_changed }]
  })
}

/**
 * Puts findings of a draft right, all in one transaction.
 *
 * @param tx holds the dataset's lock, and has made sure that the dataset is a draft
 */
export async function fixFindings(
  tx: Transaction,
  dataset: DatasetRow,
  project: ProjectRow,
  chosen: Chosen,
  glances: ReadonlyMap<number, Glance>,
): Promise<DatasetFix> {
  const setting = await surveyed(tx, dataset, project, await listed(tx, dataset.id), glances)
  const isChosen = (id: string): boolean => chosen === 'all' || chosen.has(id)
  const collection: LintCollection = new Map()
  collectHits(collection, schemaHits(setting))
  const schemaEdits = schemaEditsOf([], isChosen)
  const changes: Changes = new Map()
  const changed = new Set<number>()
  for await (const captioned of imagesOf(tx, dataset.id, glances)) {
    const { id } = captioned.row
    const hits = hitsOf(captioned.image, setting)
    collectHits(collection, hits, id)
    for (const [finding, edits] of schemaEditsOf(hits, isChosen)) schemaEdits.set(finding, edits)
    for (const finding of await repairImage(tx, captioned, setting, isChosen, hits)) {
      const images = changes.get(finding) ?? []
      images.push(id)
      changes.set(finding, images)
      changed.add(id)
    }
  }
  const inSchema = await repairStoredSchema(tx, dataset, setting, isChosen, schemaEdits)
  const applied = appliedOf(findingsOf(collection), changes, inSchema)
  const done = new Set(applied.map(({ id }) => id))
  return {
    applied,
    no_longer_apply: chosen === 'all' ? [] : [...chosen].filter((id) => !done.has(id)),
    images_changed: changed.size,
  }
}

async function repairStoredSchema(
  tx: Transaction,
  { id, visualSchema }: DatasetRow,
  setting: Setting,
  isChosen: (id: string) => boolean,
  edits: ReturnType<typeof schemaEditsOf>,
): Promise<ReadonlySet<string>> {
  if (visualSchema === null) return new Set()
  const { schema, applied } = repairSchema(visualSchema, setting, isChosen, edits)
  if (applied.size > 0) await tx.datasets.update(id, { visualSchema: normalizeDocument(schema) })
  return applied
}
