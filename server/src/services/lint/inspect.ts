import type { LintReport } from '@atelier/contract'
import { collectHits, findingsOf, hitsOf, type LintCollection, schemaHits } from '@atelier/vision'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ProjectRow } from '../../store/projects.ts'
import type { Transaction } from '../../store/store.ts'
import type { Glances, LookOptions } from './glances.ts'
import { imagesOf } from './images-of.ts'
import { listed, lookedAt, surveyed } from './set.ts'

interface Looking extends LookOptions {
  glances: Glances
  /** Pictures looked at. */
  most: number
}

/** Holds a dataset's captions against its schema, its pictures and each other. */
export async function inspect(
  tx: Transaction,
  dataset: DatasetRow,
  project: ProjectRow,
  { glances, most, signal, withinMs }: Looking,
): Promise<LintReport> {
  const names = await listed(tx, dataset.id)
  const looked = await glances.of(lookedAt(names, most), { signal, withinMs })
  const setting = await surveyed(tx, dataset, project, names, looked)
  const collection: LintCollection = new Map()
  collectHits(collection, schemaHits(setting))
  for await (const { image } of imagesOf(tx, dataset.id, looked)) {
    signal?.throwIfAborted()
    collectHits(collection, hitsOf(image, setting), image.id)
  }
  return {
    findings: findingsOf(collection),
    checked_images: setting.survey.total,
    measured_images: looked.size,
  }
}
