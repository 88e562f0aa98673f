import { namesIn, replaceName } from '../edits/names.ts'
import { setText, withoutEmptyTexts } from '../edits/whole-field.ts'
import { type Done, done, type Scene } from '../operation.ts'

/** Names go; what is called by one keeps its description. */
export function withoutNames(scene: Scene): Done | undefined {
  const names = namesIn(scene.document, scene.ip)
  if (names.length === 0) return undefined
  const next = names.reduce(
    (left, name) => setText(left, (text) => withoutName(text, name)),
    scene.document,
  )
  return done(withoutEmptyTexts(next))
}

function withoutName(text: string, name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const apposed = text
    .replace(new RegExp(`^${escaped}, (\\p{Ll})`, 'u'), (_, letter: string) => letter.toUpperCase())
    .replace(new RegExp(`\\b${escaped}, (?=an? |the )`, 'gu'), '')
    .replace(new RegExp(`\\s*\\b(?:named|called) ${escaped}\\b`, 'gu'), '')
  return apposed === text
    ? (replaceName({ text }, name, 'the character')
        .text?.toString()
        .replace(/^the character/, 'The character') ?? text)
    : apposed
}
