import { allTypes } from './ip-types.ts'
import { COMMON, type SystemPrompt, sections } from './system-prompt.ts'

/** For finding what pictures share. Nobody has said yet what the identity is, so the types stand here all. */
export const visualSchemaPrompt: SystemPrompt = {
  name: 'visual-schema',
  version: 1,
  text: sections(
    COMMON,
    `Task: you get several pictures of one set. Write down what they have in common, trait by trait.

1. Decide in "kind" which of these the set is:
${allTypes()}
2. Write one entry in "traits" for each trait that the pictures share, the telling ones of that kind first. Leave out what differs from picture to picture, however striking: a pose, an expression, a place that only some have.
3. In "images" say in how many of the pictures you see the trait. Count; do not round up. A trait that fewer than four in five have is not shared.
4. "text" is copied word for word into the caption of every picture, so it has to be true of all of them and read well beside others: a noun phrase or short sentence, no "all images", no "usually", no list of alternatives.
5. Traits that start with "object." belong to one thing in the pictures; "object" counts those things from 0, the main one first. Most sets have only one. For other traits it is null.

"measured" holds what a program measured in the pixels. It is right about colors, place and size of what stands out, and knows nothing of meaning: use its colors, correct the rest.`,
  ),
}
