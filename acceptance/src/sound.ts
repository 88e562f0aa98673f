import type { Operation } from './document.ts'
import { discPictures, discText } from './things.ts'

const pictures = discPictures(256).map((picture) => picture.toString('base64'))

/** Values that are right for fields of their names, so that nothing but what a test changes can be wrong. */
const SOUND: Readonly<Record<string, unknown>> = {
  project_name: 'Discs',
  ip_type: 'icons',
  ip_medium: 'illustration',
  ip_name: 'Disc',
  ip_description: 'flat round disc',
  name: 'Discs',
  file: discText,
  image: discText,
  images: pictures,
  caption: '{}',
  prompt: 'a red disc',
  structured_prompt: '{"short_description":"a red disc","background_setting":"plain white"}',
  instruction: 'make the background blue',
  adapter: 'AAAAAAAAAAAA',
  all: true,
  take: 'ours',
  zip_url: 'https://example.com/pictures.zip',
}

/** A body with every field that needs no other one; `ids` are those of the fields that name something. Undefined when none is taken. */
export function soundBody(
  { fields }: Operation,
  ids: (name: string) => number,
): Record<string, unknown> | undefined {
  if (fields === undefined) return undefined
  const entries = Object.keys(fields).flatMap((name) => {
    if (name in SOUND) return [[name, SOUND[name]]]
    if (name === 'tailored_model_id') return [[name, String(ids('model_id'))]]
    return name.endsWith('_id') ? [[name, ids(name)]] : []
  })
  return Object.fromEntries(entries)
}
