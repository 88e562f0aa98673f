import { isBeing } from '../assign/being.ts'
import { setLook } from '../assign/look.ts'
import { readTarget } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { type PartKind, partKind } from '../edits/add-part.ts'
import type { Captures } from '../grammar/template.ts'
import { type Clause, type Done, meant, plain, type Refused, type Scene } from '../operation.ts'
import { isNounPhrase } from '../text/phrase.ts'
import { parts } from './part.ts'

export function give(clause: Clause, scene: Scene, captures: Captures): Done | Refused | undefined {
  if (/\b(?:next|close) to\b|\b(?:front|top|left|right) of\b/i.test(clause.text)) return undefined
  const what = plain(clause, captures.what)
  const who = meant(scene, plain(clause, captures.who))
  const target = readTarget(
    scene,
    who.replace(
      /['’]s?\s+(?:head|neck|hands?|face|body|shoulders?|back|feet)$|\s+(?:head|neck|hands?|face|body|shoulders?|back|feet)$/i,
      '',
    ),
  )
  const things = thingsOf(scene.document)
  const words =
    target.words === '' || /^(?:its|her|his|their|the)$/i.test(target.words) ? 'it' : target.words
  const onBody = /\b(?:head|neck|hands?|face|body|shoulders?|feet)$/i.test(who)
  const [at] = thingsNamed(
    things,
    onBody && /^(?:head|neck|hands?|face|body|shoulders?|feet)$/i.test(words) ? 'it' : words,
    scene.ip,
  )
  const thing = things[at ?? -1]
  if (thing === undefined) return meansPicture(words) ? setLook(scene, what) : undefined
  const shoulder =
    onBody && partKind(what) === 'other' && kindOfGift(clause.text, thing) !== 'held'
      ? clause.text.slice(clause.text.toLowerCase().indexOf(what.toLowerCase()))
      : what
  return parts(scene, thing, plain(clause, shoulder), kindOfGift(clause.text, thing))
}

/** What the verb tells of a thing that no list knows: given to somebody it is held, worn it is clothing. */
function kindOfGift(text: string, thing: Thing): PartKind {
  if (
    /\b(?:in|into)\s+(?:the\s+|its\s+|her\s+|his\s+|their\s+|\S+['’]s\s+)?(?:hands?|paws?|claws?|arms)$/i.test(
      text,
    )
  )
    return 'held'
  if (/\b(?:wear|wears|wearing|dress|dressed|clothe)\b/i.test(text)) return 'clothing'
  if (/\b(?:hold|holds|holding|carry|carries|carrying)\b/i.test(text)) return 'held'
  return /^(?:give|hand|lend|grant)\b/i.test(text) && isBeing(thing) ? 'held' : 'other'
}

/** "give the elf a sword": where the one ends and the other begins is not told. */
export function handed(clause: Clause, scene: Scene): Done | Refused | undefined {
  const words =
    /^(?:give|lend|hand|grant)\s+(?<rest>\S.*)$/i.exec(clause.text)?.groups?.rest?.split(' ') ?? []
  let problem: Refused | undefined
  for (let at = 1; at < Math.min(words.length, 7); at++) {
    const captures = { who: words.slice(0, at).join(' '), what: words.slice(at).join(' ') }
    if (!isNounPhrase(captures.who) || /^(?:the|a|an|this|that)$/i.test(captures.who)) continue
    const outcome = give(clause, scene, captures)
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem ??= outcome
  }
  return problem
}
