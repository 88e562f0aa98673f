import type { JsonObject } from '../json.ts'
import { hitsOf, settingOf } from './inspection.ts'
import { repairCaption, repairSchema, schemaEditsOf } from './repair.ts'
import { createSurvey, survey } from './survey.ts'
import type { Edit, LintImage, LintSubject } from './types.ts'

export interface FixedSet {
  schema: JsonObject | undefined
  /** Those that changed. */
  images: { id: number; caption: JsonObject; settled: boolean }[]
  /** Ids of the findings that were put right. */
  applied: Set<string>
}

/** A set with the chosen findings put right. */
export function fixDataset(
  { images, ...subject }: LintSubject & { images: readonly LintImage[] },
  chosen: (id: string) => boolean,
): FixedSet {
  const seen = createSurvey(subject, images)
  for (const image of images) survey(seen, image)
  const setting = settingOf(seen)
  const edits = new Map<string, readonly Edit[]>()
  const applied = new Set<string>()
  const changed: FixedSet['images'] = []
  for (const image of images) {
    const hits = hitsOf(image, setting)
    for (const [id, own] of schemaEditsOf(hits, chosen)) edits.set(id, own)
    const repaired = repairCaption(image, setting, chosen, hits)
    if (repaired.applied.size === 0) continue
    for (const id of repaired.applied) applied.add(id)
    changed.push({ id: image.id, caption: repaired.caption, settled: repaired.settled })
  }
  if (subject.schema === undefined) return { schema: undefined, images: changed, applied }
  const fixed = repairSchema(subject.schema, setting, chosen, edits)
  return {
    schema: fixed.schema,
    images: changed,
    applied: new Set([...applied, ...fixed.applied]),
  }
}
