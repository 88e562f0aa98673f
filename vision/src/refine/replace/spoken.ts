import { mentions } from '../edits/edit-mentions.ts'
import type { Scene } from '../operation.ts'
import { wordMentions } from '../text/mentions.ts'
import { readPhrase } from '../text/phrase.ts'

export function spoken(scene: Scene, words: string): boolean {
  const phrase = readPhrase(words)
  if (phrase === undefined) return false
  if (phrase.kind === 'noun') return mentions(scene.document, phrase).length > 0
  return (
    mentions(scene.document, phrase, (sentence) => wordMentions(sentence, phrase.words)).length > 0
  )
}
