import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { meant, type Scene } from '../operation.ts'
import { lowerWords } from '../text/tokens.ts'

/** What a change is asked of: the words, and whose they are. */
export interface Target {
  /** Without articles, possessors and "overall". */
  words: string
  /** The thing that it belongs to: "the dog's hat", "her hair", "the roof of the house". */
  owner: Thing | undefined
  /** Whether an owner was named by more than a pronoun. */
  owned: boolean
}

const LEAD =
  /^(?:the|a|an|this|that|these|those|my|your|our|all|all of|all the|every|each|both|any|whole|entire|overall|current)\s+(?=\S)/i
const POSSESSOR = /^(?:the\s+)?(?<owner>\p{L}[\p{L}\p{N} .-]{0,40}?)['’]s?\s+(?<rest>\S.*)$/iu
const PRONOUN = /^(?<owner>its|her|his|their)\s+(?<rest>\S.*)$/i
const OF = /^(?<rest>\S.{0,60}?)\s+(?:of|on|for|worn by|from)\s+(?:the\s+)?(?<owner>\S[^,]{0,40})$/i

/** Reads whose the named thing is, where the document knows the owner. */
export function readTarget(scene: Scene, words: string): Target {
  const text = withoutLead(meant(scene, words.trim()))
  const things = thingsOf(scene.document)
  const pronoun = PRONOUN.exec(text)?.groups
  const ofLast =
    scene.last !== undefined &&
    /^(?:its|their)$/i.test(pronoun?.owner ?? '') &&
    /^(?:colou?r|size)s?$/i.test(pronoun?.rest ?? '')
  if (ofLast)
    return {
      words: `${withoutLead(scene.last ?? '')} ${pronoun?.rest}`,
      owner: undefined,
      owned: false,
    }
  if (pronoun?.rest !== undefined) {
    const [at] = thingsNamed(things, pronoun.owner ?? '', scene.ip)
    return {
      words: withoutLead(pronoun.rest),
      owner: at === undefined ? undefined : things[at],
      owned: false,
    }
  }
  for (const pattern of [POSSESSOR, OF]) {
    const found = pattern.exec(text)?.groups
    if (found?.rest === undefined || found.owner === undefined) continue
    const named = thingsNamed(things, found.owner, scene.ip)
    const [at] = named
    if (at === undefined || named.length > 1 || isPartitive(found.rest)) continue
    return { words: withoutLead(found.rest), owner: things[at], owned: true }
  }
  return { words: text, owner: undefined, owned: false }
}

/** "both of the cats", "one of the boats", "the number of apples". */
function isPartitive(words: string): boolean {
  return /^(?:one|two|three|both|all|each|some|many|number|amount|quantity|count|bunch|pair|group|rest|picture|photo|image)$/i.test(
    words,
  )
}

export function withoutLead(text: string): string {
  let rest = text
  for (;;) {
    const next = rest.replace(LEAD, '')
    if (next === rest) return rest
    rest = next
  }
}

export function saysAttribute(words: string, attribute: RegExp): string | undefined {
  const lower = lowerWords(words)
  return lower.length > 0 && attribute.test(lower.at(-1) ?? '')
    ? lower.slice(0, -1).join(' ')
    : undefined
}
