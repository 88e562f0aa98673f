import {
  createSurvey,
  type Glance,
  type LintSubject,
  settingOf,
  surveyImage,
} from '@atelier/vision'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ProjectRow } from '../../store/projects.ts'
import type { Transaction } from '../../store/store.ts'
import { ipContext } from '../ip-context.ts'
import { imagesOf } from './images-of.ts'
import { sampleOf } from './sample.ts'

/** What lint has to know of an image before it reads captions. */
export interface Listed {
  id: number
  name: string
  objectKey: string
  manual: boolean
}

export async function listed(tx: Transaction, datasetId: number): Promise<Listed[]> {
  const all: Listed[] = []
  for await (const { row } of imagesOf(tx, datasetId)) {
    const { id, name, objectKey, captionSource } = row
    all.push({ id, name, objectKey, manual: captionSource === 'manual' })
  }
  return all
}

/** The images whose pictures are looked at. */
export function lookedAt(images: readonly Listed[], most: number): Listed[] {
  return sampleOf(images, most)
}

function subjectOf({ visualSchema }: DatasetRow, project: ProjectRow): LintSubject {
  return { ip: ipContext(project), ...(visualSchema === null ? {} : { schema: visualSchema }) }
}

/** Reads all captions once, and settles what each is held against. */
export async function surveyed(
  tx: Transaction,
  dataset: DatasetRow,
  project: ProjectRow,
  names: readonly Listed[],
  glances: ReadonlyMap<number, Glance>,
) {
  const survey = createSurvey(subjectOf(dataset, project), names)
  for await (const { image } of imagesOf(tx, dataset.id, glances)) surveyImage(survey, image)
  return settingOf(survey)
}
