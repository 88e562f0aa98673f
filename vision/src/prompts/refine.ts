import type { IpContext } from '../provider.ts'
import { typeOf } from './ip-types.ts'
import { COMMON, type SystemPrompt, sections } from './system-prompt.ts'

const TASK = `Task: change a JSON document as an instruction asks.

- "document" may be any JSON object. "instruction" says in a person's words what is to change in it. If pictures come with it they show what the document is about, and are the truth where the instruction asks to correct something.
- Answer with the changes alone, as "edits": each names one field by "path", a JSON Pointer into the document as you got it (such as /objects/0/clothing; a / in a key is ~1, a ~ is ~0), and gives in "value" its new content as JSON text (a text in its quotation marks). "value" null removes the field, or the item of a list. A path ending in /- adds an item to a list.
- Change the smallest field that does it: never write an object, or a list of objects, anew. Give its whole new text, in which every word that the instruction does not touch stays as it was.
- Change every field that says the same thing, so that the document does not contradict itself: whoever removes a hat removes it from the descriptions too. Leave everything else alone, mistakes and style included.
- Keep to the keys that the document has, and to the usual ones (short_description, objects, background_setting, lighting, aesthetics, photographic_characteristics, style_medium, text_render, context, artistic_style; within objects description, location, relationship, relative_size, shape_and_color, texture, appearance_details, number_of_objects, pose, expression, clothing, action, gender, skin_tone_and_texture, orientation) unless the instruction names another.
- "more detailed" means more true words about what is already there; "remove references to" means that nothing in the document may mention it, not that it says "no".
- If a part of the instruction cannot be carried out, because it cannot be understood or names what the document does not have, make no edits at all and say in "problem", in one sentence to that person, which words are meant and why. Otherwise "problem" is null.`

const PROTECTED = `This document describes a picture that is to be made. "schema" is the identity it is made in, and stands above the instruction: what the subject is, its colors, its clothes, the style and the medium stay as the schema has them. Make no edit against it; that is no "problem". Instead list in "overruled" what you leave out for that reason: in "words" the instruction's words, copied exactly, and in "field" the JSON Pointer of the schema's text that rules them out. The instruction may also be a plain description ("on the beach at night"): then change what it names.`

/** For changing a schema or a caption. */
export function refinePrompt(ip: IpContext): SystemPrompt {
  return { name: 'refine', version: 2, text: sections(COMMON, TASK, typeOf(ip)) }
}

/** For changing a structured prompt, under which the identity lies. */
export function refineStructuredPromptPrompt(ip: IpContext): SystemPrompt {
  const text = sections(COMMON, TASK, PROTECTED, typeOf(ip))
  return { name: 'refine-structured-prompt', version: 2, text }
}
