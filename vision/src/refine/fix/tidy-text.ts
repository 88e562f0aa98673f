import { rewriteTexts } from '../document/texts.ts'
import { type Done, done, type Refused, refused, type Scene } from '../operation.ts'
import { articleFor } from '../text/inflect.ts'

/** What can be put right without knowing what is meant: doubled words and spaces, "a" before a vowel, marks that stand apart. */
export function tidied(scene: Scene): Done | Refused {
  const { document, changed } = rewriteTexts(scene.document, ({ text }) => tidy(text))
  return changed.length > 0
    ? done(document)
    : refused('No doubled words, spaces or wrong articles were found: say which words are wrong.')
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/\s+([,.;:!?])(?=\s|$)/g, '$1')
    .replace(/\b(\p{L}+) \1\b/giu, '$1')
    .replace(/\b(an?) (?=(\p{L}+))/giu, (all, article: string, next: string) => {
      const right = articleFor(next)
      if (right === article.toLowerCase()) return all
      return `${/^\p{Lu}/u.test(article) ? right.charAt(0).toUpperCase() + right.slice(1) : right} `
    })
    .trim()
}
