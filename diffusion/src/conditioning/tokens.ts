import { flattenPrompt, type JsonObject, type TaggedWord } from './flatten.ts'
import { roleId } from './roles.ts'
import { NGRAMS_PER_WORD, ngramBuckets, wordBucket } from './words.ts'

/** How many words of a prompt the model reads. */
export const TEXT_TOKENS = 32

/** The rows of the model's tables that make up its conditioning: one token for each word, the rest padding. */
export interface TokenIds {
  /** [32] word bucket, 0 for none */
  words: Int32Array
  /** [32 · 12] character n-gram buckets, 0 for none */
  ngrams: Int32Array
  /** [32] role ids */
  roles: Int32Array
  /** [32] index of the object a word belongs to, 1 to 5; 0 for the picture as a whole */
  objects: Int32Array
}

function emptyTokens(): TokenIds {
  return {
    words: new Int32Array(TEXT_TOKENS),
    ngrams: new Int32Array(TEXT_TOKENS * NGRAMS_PER_WORD),
    roles: new Int32Array(TEXT_TOKENS),
    objects: new Int32Array(TEXT_TOKENS),
  }
}

function writeToken(ids: TokenIds, slot: number, { word, role, object }: TaggedWord): void {
  ids.words[slot] = wordBucket(word)
  ids.ngrams.set(ngramBuckets(word), slot * NGRAMS_PER_WORD)
  ids.roles[slot] = roleId(role)
  ids.objects[slot] = object
}

/** The tokens of a structured prompt; any JSON object is accepted, and keys outside the schema are read too. */
export function conditioningTokens(prompt: JsonObject): TokenIds {
  const ids = emptyTokens()
  for (const [slot, tagged] of flattenPrompt(prompt, TEXT_TOKENS).entries()) {
    writeToken(ids, slot, tagged)
  }
  return ids
}

/** What the model sees where no prompt is given: the unguided half of classifier-free guidance. */
export function unconditionalTokens(): TokenIds {
  const ids = emptyTokens()
  ids.roles.fill(roleId('unconditional'))
  return ids
}
