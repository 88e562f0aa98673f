import { idOf } from './inspection.ts'
import type { Hit, LintFinding, LintSeverity } from './types.ts'

interface Collected {
  hit: Hit
  images: number[]
  evidence: Set<string>
  listed: boolean
}

/** Findings as they are gathered from image to image. */
export type Collection = Map<string, Collected>

const MOST_EVIDENCE = 3
/** A set with more kinds of faults than this has them by intent. */
const MOST_FINDINGS = 500

const ORDER: readonly LintSeverity[] = ['error', 'warning', 'info']

/** Adds the hits of an image, or of the schema where there is no id. False when there was no more room for one. */
export function collect(into: Collection, hits: readonly Hit[], imageId?: number): boolean {
  let room = true
  for (const hit of hits) {
    const id = idOf(hit)
    let found = into.get(id)
    if (found === undefined) {
      if (into.size >= MOST_FINDINGS) {
        room = false
        continue
      }
      found = { hit, images: [], evidence: new Set(), listed: false }
      into.set(id, found)
    }
    if (hit.aside) continue
    if (ORDER.indexOf(hit.severity) < ORDER.indexOf(found.hit.severity)) found.hit = hit
    found.listed = true
    if (imageId !== undefined && found.images.at(-1) !== imageId) found.images.push(imageId)
    if (hit.evidence !== '' && found.evidence.size < MOST_EVIDENCE) found.evidence.add(hit.evidence)
  }
  return room
}

/** The findings, the gravest first. */
export function findingsOf(collection: Collection): LintFinding[] {
  const findings = [...collection].flatMap(([id, { hit, images, evidence, listed }]) => {
    const { rule, severity, path, message, fix } = hit
    if (!listed) return []
    const finding: LintFinding = {
      id,
      rule,
      severity,
      message: message(images.length),
      image_ids: images,
      path,
      evidence: [...evidence],
      ...(fix === undefined ? {} : { fix: { description: fix } }),
    }
    return [finding]
  })
  return findings.sort((p, q) => ORDER.indexOf(p.severity) - ORDER.indexOf(q.severity))
}
