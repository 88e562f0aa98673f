/**
 * Reads structured prompts, one JSON object a line, from standard input and writes their token ids as int16 little-endian
 * rows (32 words, 384 n-grams, 32 roles, 32 objects) to standard output. The pretraining recipe calls it, so that
 * there is one tokenizer and not two.
 */
import { createInterface } from 'node:readline'
import { conditioningTokens } from './tokens.ts'

for await (const line of createInterface({ input: process.stdin })) {
  const { words, ngrams, roles, objects } = conditioningTokens(JSON.parse(line))
  process.stdout.write(
    Buffer.from(Int16Array.from([...words, ...ngrams, ...roles, ...objects]).buffer),
  )
}
