import { keepsColors } from '../caption/identity.ts'
import type { JsonObject } from '../json.ts'
import { type IpContext, VisionInputError } from '../provider.ts'
import { asksForChange } from '../refine/grammar/asks-for-change.ts'
import { readInstruction } from '../refine/instruction.ts'
import { withDescription } from './with-description.ts'

/**
 * A structured prompt as the text wants it: an instruction is applied by the grammar of refinement, a description
 * ("on the beach at night") sets what it names. Everything else stays as it is.
 * @throws VisionInputError when an instruction cannot be read, or the text changes nothing
 */
export function refinePrompt(
  base: JsonObject,
  prompt: string,
  schema: JsonObject,
  ip: IpContext,
): JsonObject {
  const asks = asksForChange(prompt)
  const described = asks ? base : withDescription(base, prompt, ip)
  if (!same(described, base)) return described
  const scene = {
    document: base,
    ip,
    images: [],
    schema,
    ...(keepsColors(ip) ? { fixedColors: true as const } : {}),
  }
  const { document, problems } = readInstruction(prompt, scene)
  if (problems.length > 0) throw new VisionInputError(problems.join(' '))
  return document
}

function same(p: JsonObject, q: JsonObject): boolean {
  return JSON.stringify(p) === JSON.stringify(q)
}
