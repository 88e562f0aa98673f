import type { IpContext } from '../provider.ts'
import { typeOf } from './ip-types.ts'
import { COMMON, type SystemPrompt, sections } from './system-prompt.ts'

const TASK = `Task: caption one picture of a set for training.

- "schema" holds what the pictures of the set share. Its texts are put into your caption word for word afterwards, so repeat them or leave those fields null, and never say them again in other words elsewhere.
- Describe the rest: whatever is open and visible in this picture. The model is to learn that the shared traits belong to the identity, and that everything you describe does not.
- "objects" are the separate things, the main one first, five at most; what is smaller goes into "background_setting". "schema_object" says which object of the schema a thing is, counted from 0, or null. Several alike are one entry with "number_of_objects".
- "short_description" is one or two sentences about the whole picture, led by its subject.
- "text_render" only for letters that can be read, word for word.
- "name" is what the identity is called; call the subject so. "file_name" holds words of the file's name: a hint at what it shows, often wrong; use what you see, and do not quote it.`

/** For captioning a picture of an identity. */
export function captionPrompt(ip: IpContext): SystemPrompt {
  return { name: 'caption', version: 1, text: sections(COMMON, TASK, typeOf(ip)) }
}
