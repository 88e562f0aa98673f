import { keepsColors } from '../caption/identity.ts'
import { type JsonObject, textOf } from '../json.ts'
import { type IpContext, type VisionAnswer, VisionInputError } from '../provider.ts'
import { asksForChange } from '../refine/grammar/asks-for-change.ts'
import { readInstruction } from '../refine/instruction.ts'
import { DETERMINERS, PREPOSITIONS, PRONOUNS } from '../refine/words/closed.ts'
import { keepIdentity } from './keep-identity.ts'
import { tokenize } from './tokens/tokenize.ts'
import { withDescription } from './with-description.ts'

/**
 * A structured prompt as the text wants it: an instruction is applied by the grammar of refinement, and so is a description as far as the
 * grammar carries all its words over ("on the beach at night"); any other description sets what it names. Everything else stays as it is,
 * and so does what the prompt has of the schema's identity.
 * @throws VisionInputError when an instruction cannot be read, or the text changes nothing
 */
export function refinePrompt(
  base: JsonObject,
  prompt: string,
  schema: JsonObject,
  ip: IpContext,
): VisionAnswer {
  return keepIdentity(base, changed(base, prompt, schema, ip), schema, prompt)
}

function changed(base: JsonObject, prompt: string, schema: JsonObject, ip: IpContext): JsonObject {
  const scene = {
    document: base,
    ip,
    images: [],
    schema,
    ...(keepsColors(ip) ? { fixedColors: true as const } : {}),
  }
  const { document, problems } = readInstruction(prompt, scene)
  const asks = asksForChange(prompt)
  const done = problems.length === 0
  if (done && (asks || carriesAll(document, prompt))) return document
  const described = asks || !isStructured(base) ? base : withDescription(base, prompt, ip)
  if (!same(described, base)) return described
  if (!asks) return carriesAll(base, prompt) ? base : withWords(base, prompt)
  if (!done) throw new VisionInputError(problems.join(' '))
  return document
}

/** A description that no field is meant for is told in the summary, where nothing of it is lost. */
function withWords(base: JsonObject, prompt: string): JsonObject {
  const summary = textOf(base.short_description)?.replace(/[\s.]+$/, '')
  return { ...base, short_description: summary === undefined ? prompt : `${summary}, ${prompt}` }
}

/** A description sets fields of a structured prompt; other documents have other ones. */
function isStructured(base: JsonObject): boolean {
  return Array.isArray(base.objects)
}

/** Whether each telling word of a text is found in a document. */
function carriesAll(document: JsonObject, prompt: string): boolean {
  const said = JSON.stringify(document).toLowerCase()
  return tokenize(prompt)
    .filter(
      ({ kind, word }) =>
        kind === 'word' &&
        word.length > 2 &&
        !DETERMINERS.has(word) &&
        !PREPOSITIONS.has(word) &&
        !PRONOUNS.has(word),
    )
    .every(
      ({ word }) =>
        said.includes(word.replace(/(?:ing|e?s|ed|y|e)$/, '')) ||
        /^(?:background|style|look|mood|and|light|lighting|scene|format|orientation|color|colors)$/.test(
          word,
        ),
    )
}

function same(p: JsonObject, q: JsonObject): boolean {
  return JSON.stringify(p) === JSON.stringify(q)
}
