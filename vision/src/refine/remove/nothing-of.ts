import { withoutArticles } from '../text/phrase.ts'

export function nothingOf(what: string): string {
  return `The document says nothing of "${withoutArticles(what)}".`
}
