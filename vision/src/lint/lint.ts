import { type Collection, collect, findingsOf } from './collect.ts'
import { hitsOf, schemaHits, settingOf } from './inspection.ts'
import { createSurvey, survey } from './survey.ts'
import type { LintFinding, LintImage, LintSubject } from './types.ts'

export interface LintReport {
  findings: LintFinding[]
  checked_images: number
  /** Images whose pictures were looked at as well. */
  measured_images: number
}

/**
 * Holds a set's captions against its visual schema, its pictures and each other. The same set gives the same findings with the same ids.
 */
export function lintDataset({
  images,
  ...subject
}: LintSubject & { images: readonly LintImage[] }): LintReport {
  const seen = createSurvey(subject, images)
  for (const image of images) survey(seen, image)
  const setting = settingOf(seen)
  const collection: Collection = new Map()
  collect(collection, schemaHits(setting))
  for (const image of images) collect(collection, hitsOf(image, setting), image.id)
  return {
    findings: findingsOf(collection),
    checked_images: seen.total,
    measured_images: seen.looked.length,
  }
}
