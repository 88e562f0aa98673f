import { setImmediate as breathe } from 'node:timers/promises'
import { RegExpMatcher } from 'obscenity'
import type { TextModerator, TextVerdict } from '../moderation.ts'
import { maskedPatterns } from './masked.ts'
import { joinTexts, piecesOf } from './pieces.ts'
import type { Term, TermList } from './read-list.ts'
import { sourceOf } from './source-of.ts'
import { shortened, views } from './views.ts'

/** Finds the first term in a view. */
function createFind({ terms, exceptions }: TermList): (view: string) => Term | undefined {
  const matcher = new RegExpMatcher({
    blacklistedTerms: terms.map(({ pattern }, id) => ({ id, pattern })),
    // Views are shortened, and the exceptions in them as well.
    whitelistedTerms: [...new Set(exceptions.flatMap(shortened))],
  })
  // The matcher goes through a text once for each term. One expression for all of them tells 30 times as fast that there is none.
  const any = new RegExp(terms.map(({ pattern }) => sourceOf(pattern)).join('|'), 's')
  return (view) => {
    if (terms.length === 0 || !any.test(view)) return undefined
    const [match] = matcher.getAllMatches(view)
    return match === undefined ? undefined : terms[match.termId]
  }
}

/** Judges texts by a list of terms, however they are spelled. Works off long texts in pieces, so that nothing else waits for it. */
export function createListModerator(list: TermList): TextModerator {
  const find = createFind(list)
  const single = list.terms.filter(({ word }) => word !== undefined)

  function findMasked(text: string): Term | undefined {
    for (const pattern of maskedPatterns(text.toLowerCase())) {
      const term = single.find(({ word }) => pattern.test(` ${word} `))
      if (term) return term
    }
    return undefined
  }

  function findIn(text: string): Term | undefined {
    for (const view of views(text)) {
      const term = find(view)
      if (term) return term
    }
    return findMasked(text)
  }

  async function findInAll(texts: readonly string[]): Promise<Term | undefined> {
    for (const piece of piecesOf(joinTexts(texts))) {
      const term = findIn(piece)
      if (term) return term
      await breathe()
    }
    return undefined
  }

  return {
    name: 'list',
    terms: list.terms.length,
    async judge(texts): Promise<TextVerdict> {
      const term = await findInAll(texts)
      if (term === undefined) return { allowed: true }
      return { allowed: false, category: term.category, term: term.written }
    },
  }
}
