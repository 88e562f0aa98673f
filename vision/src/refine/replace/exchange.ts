import { thingsNamed, thingsOf } from '../document/objects.ts'
import { setAt } from '../document/path.ts'
import { editTexts } from '../document/texts.ts'
import { readings, templates } from '../grammar/template.ts'
import { type Clause, type Done, done, plain, type Scene } from '../operation.ts'
import { isPlural } from '../text/inflect.ts'
import { sameWord, withoutArticles } from '../text/phrase.ts'
import { freshTokens, lowerWords } from '../text/tokens.ts'
import { spoken } from './spoken.ts'

const EXCHANGE = templates(
  '(swap|switch|exchange) [the] {one} and [the] {other}',
  '(swap|switch|exchange) [the] (places|positions|position|place|locations|colors|colours) of [the] {one} and [the] {other}',
  '(swap|switch|exchange) [the] {one} with [the] {other}',
)

/** Two things change places, two words one another. */
export function exchanged(clause: Clause, scene: Scene): Done | undefined {
  for (const { captures } of readings(EXCHANGE, clause.text)) {
    const [one, other] = [plain(clause, captures.one), plain(clause, captures.other)]
    const things = thingsOf(scene.document)
    const [p, q] = [one, other].map((words) => thingsNamed(things, words, scene.ip)[0])
    const [a, b] = [things[p ?? -1], things[q ?? -1]]
    if (
      a !== undefined &&
      b !== undefined &&
      p !== q &&
      typeof a.node === 'object' &&
      typeof b.node === 'object'
    ) {
      const [here, there] = [a.node.location, b.node.location]
      if (here === undefined || there === undefined) return undefined
      return done(
        setAt(setAt(scene.document, [...a.path, 'location'], there), [...b.path, 'location'], here),
      )
    }
    if (!spoken(scene, one) || !spoken(scene, other)) continue
    const swapped = swapWords(scene, one, other)
    if (swapped !== undefined) return done(swapped)
  }
  return undefined
}

function swapWords(scene: Scene, one: string, other: string) {
  const [p, q] = [lowerWords(withoutArticles(one)), lowerWords(withoutArticles(other))]
  if (p.length !== 1 || q.length !== 1) return undefined
  if (isPlural(p[0] ?? '') !== isPlural(q[0] ?? '')) return undefined
  return editTexts(scene.document, () => (tokens) => {
    const after = tokens.map((token) => {
      const by = sameWord(token.lower, p[0] ?? '')
        ? q[0]
        : sameWord(token.lower, q[0] ?? '')
          ? p[0]
          : undefined
      return by === undefined ? token : { ...(freshTokens(by)[0] ?? token), gap: token.gap }
    })
    return after.some((token, i) => token !== tokens[i]) ? after : undefined
  }).document
}
