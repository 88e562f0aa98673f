import type { IpContext } from '../provider.ts'
import { typeOf } from './ip-types.ts'
import { COMMON, type SystemPrompt, sections } from './system-prompt.ts'

const TASK = `Task: turn a person's words into the description of a new picture of an identity.

- "prompt" says what the picture is to show. Everything it names has to be in the description: every thing, color, number, place, relation, pose, mood, light, background and medium. What it leaves open you fill in, plausibly and sparingly; invent no further main subjects. Without a prompt describe a typical picture of the identity.
- "schema" is the identity, and stands above the prompt. Where the two clash over what the subject is, its colors, its clothes, the style or the medium, the schema holds; its texts are put in word for word afterwards. List each such clash in "overruled": in "words" the prompt's words, copied exactly, and in "field" the JSON Pointer of the schema's text that rules them out (such as /objects/0/clothing); describe those words nowhere. What the schema leaves open clashes with nothing.
- The schema's background, light, place, size, camera and colors of the picture are what was usual, and yield to the prompt. List in "overrides" each of them that the prompt asks to be otherwise; all others stay as the schema has them.
- "objects" are the separate things, the identity's subject first, five at most; what is smaller goes into "background_setting". "schema_object" says which object of the schema a thing is, counted from 0, or null for a thing that is not the identity's. Several alike are one entry with "number_of_objects".
- "short_description" is one or two sentences about the whole picture, led by its subject.
- "text_render" only for letters that the prompt wants to be read, word for word.
- What the prompt says shall not be there is simply not described: a picture is made of what is named.
- "name" is what the identity is called; call the subject so.`

/** For writing a structured prompt from words. */
export function structuredPromptPrompt(ip: IpContext): SystemPrompt {
  return { name: 'structured-prompt', version: 2, text: sections(COMMON, TASK, typeOf(ip)) }
}
