import type { JsonValue } from '../json.ts'

/** A place that both sides changed, each in its own way. What is left out is not there on that side. */
export interface MergeConflict {
  /** JSON Pointer into the merged document; `/-` at its end stands for an item of a list that is not there. */
  path: string
  base?: JsonValue
  /** What stands in the merged document. */
  ours?: JsonValue
  theirs?: JsonValue
}
