import type { LintFinding, Warning } from '@atelier/contract'

/** A frozen dataset can hardly use more. */
const MOST_WARNINGS = 50
const MOST_IDS = 200

/** Findings as warnings of an answer that was given all the same. */
export function warningsOfFindings(findings: readonly LintFinding[]): Warning[] {
  return findings
    .slice(0, MOST_WARNINGS)
    .map(({ id, rule, severity, message, image_ids, path, fix }) => ({
      code: `lint_${rule}`,
      message,
      severity,
      finding_id: id,
      path,
      image_ids: image_ids.slice(0, MOST_IDS),
      images_count: image_ids.length,
      ...(fix === undefined ? {} : { fix: fix.description }),
    }))
}
