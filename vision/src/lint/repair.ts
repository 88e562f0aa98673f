import type { JsonObject } from '../json.ts'
import { applyEdits } from './edit.ts'
import { hitsOf, idOf, schemaHits } from './inspection.ts'
import type { Setting } from './rules/shared.ts'
import { tokensOf } from './survey.ts'
import type { Edit, Hit, LintImage } from './types.ts'

/** Each round puts one thing right; a caption has some dozens of fields. */
const MOST_ROUNDS = 200

export interface Repaired {
  caption: JsonObject
  /** Whether conflicts of the caption are settled by it. */
  settled: boolean
  /** Ids of the findings that were put right in it. */
  applied: Set<string>
}

function isChosen(hit: Hit, chosen: (id: string) => boolean): boolean {
  return hit.fix !== undefined && (hit.edits?.length ?? 0) > 0 && chosen(idOf(hit))
}

/**
 * A caption with the chosen findings put right, one after another: each is looked for anew in what the last one left, so that two that
 * meet in one field do not undo each other.
 *
 * @param found what is wrong with the image as it is, where that is known already
 */
export function repairCaption(
  image: LintImage,
  setting: Setting,
  chosen: (id: string) => boolean,
  found: readonly Hit[] = hitsOf(image, setting),
): Repaired {
  const applied = new Set<string>()
  const tokens = tokensOf(setting.survey, image)
  const stuck = new Set<string>()
  let current = image
  let settled = false
  let hits = found
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const hit = hits.find((one) => isChosen(one, chosen) && !stuck.has(JSON.stringify(one.edits)))
    if (hit === undefined) break
    const edits = hit.edits ?? []
    // The same edit twice would go on for ever.
    stuck.add(JSON.stringify(edits))
    const caption = applyEdits(current.caption, edits, tokens)
    const settles = edits.some(({ op }) => op === 'settle')
    if (settles) settled = true
    if (settles || caption !== current.caption) applied.add(idOf(hit))
    current = { ...current, caption, ...(settles ? { conflicts: [] } : {}) }
    hits = hitsOf(current, setting)
  }
  return { caption: current.caption, settled, applied }
}

/** The schema's part of the chosen findings, each once. */
export function schemaEditsOf(
  hits: Iterable<Hit>,
  chosen: (id: string) => boolean,
): Map<string, readonly Edit[]> {
  const edits = new Map<string, readonly Edit[]>()
  for (const hit of hits) {
    const own = hit.schemaEdits ?? []
    const id = idOf(hit)
    if (hit.fix !== undefined && own.length > 0 && chosen(id)) edits.set(id, own)
  }
  return edits
}

/** The schema with the chosen findings put right, and the ids of those that changed it. */
export function repairSchema(
  schema: JsonObject,
  setting: Setting,
  chosen: (id: string) => boolean,
  captionHits: ReadonlyMap<string, readonly Edit[]>,
): { schema: JsonObject; applied: Set<string> } {
  const applied = new Set<string>()
  let changed = schema
  const own = schemaHits(setting)
    .filter((hit) => hit.schemaEdits === undefined && isChosen(hit, chosen))
    .map((hit) => [idOf(hit), hit.edits ?? []] as const)
  // Traits first: their paths are those of the tidied form, which putting slips right does not change.
  for (const [id, edits] of [
    ...schemaEditsOf(schemaHits(setting), chosen),
    ...captionHits,
    ...own,
  ]) {
    const next = applyEdits(changed, edits, setting.survey.tokens)
    if (next !== changed) applied.add(id)
    changed = next
  }
  return { schema: changed, applied }
}
