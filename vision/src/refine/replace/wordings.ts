import { templates } from '../grammar/template.ts'

const ALL =
  '[all|every|each|any] [of the|of] [references to|reference to|mentions of|mention of|occurrences of|instances of|the word|the words|the phrase|the color|the colour|the text]'

export const REPLACE = templates(
  `(replace|substitute) ${ALL} {old} (with|by) {fresh} in [the] {where}`,
  `(replace|substitute|exchange|swap|switch|trade) ${ALL} {old} (with|by|for|against|to|into) {fresh}`,
  '(swap|replace|switch|trade) out {old} (with|for|by) {fresh}',
  '(swap|switch|trade|exchange|replace) {old} out (with|for|by) {fresh}',
  '(use|put|take|have|show|draw|make it|write|say|choose|pick|go with|prefer) {fresh} (instead of|rather than|in place of|in lieu of) {old}',
  '[make] {fresh} (instead of|rather than|in place of|in lieu of) {old}',
  'instead of {old} (use|show|draw|have|put|make it|write|make) {fresh}',
  'instead of {old} , {fresh}',
  'instead of {old} [,] (i|we) (would like|want|would prefer|prefer|need|would love|would rather have|would want) [to see|to have] {fresh}',
  'instead of {old} (she|he|it|they) {fresh}',
  '[i|we] [would] (prefer|like|love|rather have) {fresh} (over|more than|better than) {old}',
  '{fresh} (would be|is|looks|would look|might be) (better|nicer|preferable|cooler|best) than {old}',
  '(put|use|show) {fresh} where {old} (is|are|was|were) [now]',
  "(it is|it's|its|this is|that is|it should be|it must be|they are|they're|she is|he is|make it|use|there is|there are|show|i meant|i mean|we want) {fresh} [,] (and not|not|rather than|instead of) {old}",
  "(it is|it's|this is|that is|it should|it should be|it must be) not {old} [,] (but|it is|it's|it should be) {fresh}",
  'not {old} (but|,|-) {fresh}',
)

/** They set a value more often than they name another thing. */
export const CHANGE = templates(
  '(change|turn|convert|transform|morph|switch) [all|every|each] [the word|the words|references to|mentions of] {old} (into|to) {fresh}',
)

export const STATED = templates(
  '[the] {what} (is|are|should be|must be|looks) {fresh} [,] (not|and not|instead of|rather than) {old}',
  '[the] {what} (is|are|should be|must be) not {old} [,] but {fresh}',
  "[the] {what} (isn't|aren't|shouldn't be) {old} [,] but {fresh}",
)

export const CONTRAST = templates('{fresh} [,] not {old}')
