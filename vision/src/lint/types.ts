import type { JsonObject, JsonValue } from '../json.ts'
import type { IpContext } from '../provider.ts'
import type { Glance } from './glance.ts'

export type LintRule =
  | 'contradicts_schema'
  | 'missing_trait'
  | 'prose_contradicts'
  | 'unvarying_trait'
  | 'unseen_trait'
  | 'varying_trait'
  | 'one_image_trait'
  | 'leaked_file_name'
  | 'same_caption'
  | 'empty_caption'
  | 'unnamed_character'
  | 'misspelt_key'
  | 'empty_value'
  | 'leftover_measurement'
  | 'caption_conflict'

export type LintSeverity = 'error' | 'warning' | 'info'

/** An image as lint sees it. */
export interface LintImage {
  id: number
  /** Its file's name, or whatever stands for it. */
  name: string
  caption: JsonObject
  /** Who wrote the caption; what a machine measured itself is not held against it. */
  source?: 'automatic' | 'manual'
  /** Places that a person and a newer caption changed differently, JSON Pointers. */
  conflicts?: readonly string[]
  /** What its pixels show; without it the rules that look at pictures leave the image alone. */
  measured?: Glance
}

export interface LintSubject {
  /** The dataset's visual schema; without one nothing is compared with it. */
  schema?: JsonObject | undefined
  ip: IpContext
}

/** A change of a document. Paths are JSON Pointers into its tidied form, see tidiedView. */
export type Edit =
  | { op: 'set'; path: string; value: JsonValue }
  | { op: 'remove'; path: string }
  | { op: 'without'; path: string; parts: readonly string[] }
  | { op: 'rename'; path: string; to: string }
  | { op: 'clean'; path: string; value: string }
  | { op: 'prune' }
  | { op: 'settle' }

/** What a rule has to say of one caption, or of the schema. Those with the same rule, path, detail and fix make one finding. */
export interface Hit {
  rule: LintRule
  severity: LintSeverity
  /** JSON Pointer of the field; empty for the whole document. */
  path: string
  /** Tells findings at one path apart. */
  detail: string
  message: (images: number) => string
  /** What stands there. */
  evidence: string
  /** What the fix does, in words. */
  fix?: string | undefined
  /** The fix's part in the document that the hit is of. */
  edits?: readonly Edit[]
  /** The fix's part in the schema, where the hit is of a caption. */
  schemaEdits?: readonly Edit[]
  /** A caption that the fix changes although nothing is wrong with it. */
  aside?: boolean
}

export interface LintFinding {
  /** The same for the same fault and fix, whichever images have it. */
  id: string
  rule: LintRule
  severity: LintSeverity
  message: string
  /** In the order in which they were given; empty when it is the schema's alone. */
  image_ids: number[]
  /** JSON Pointer of the field; empty for the whole document. */
  path: string
  /** What stands there, up to three different texts. */
  evidence: string[]
  fix?: { description: string }
}
