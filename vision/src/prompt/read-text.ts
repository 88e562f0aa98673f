import { type Denial, takeDenials } from './look/denials.ts'
import { takeFrame } from './look/frame.ts'
import { type Ground, takeBehind, takeGrounds } from './look/grounds.ts'
import { takeLeads } from './look/leads.ts'
import type { Look } from './look/look.ts'
import { takeLook } from './look/take-look.ts'
import { type Lettering, readTexts } from './look/texts.ts'
import { readThings, type Things } from './things/read-things.ts'
import type { Cast } from './things/walk.ts'
import type { Token } from './tokens/token.ts'
import { tokenize } from './tokens/tokenize.ts'

/** All that a prompt says, bound to where it says it. */
export interface TextReading extends Things {
  prompt: string
  tokens: Token[]
  look: Look
  grounds: Ground[]
  denials: Denial[]
  texts: Lettering[]
}

/**
 * Reads a description of a picture in plain English, in sentences or as a list of words. By rules and word lists alone: the same words
 * always read the same. Each word is used once; those that no rule knows stay with the thing that they stand at.
 */
export function readText(prompt: string, castOf: (tokens: readonly Token[]) => Cast): TextReading {
  const tokens = tokenize(prompt)
  const cast = castOf(tokens)
  takeLeads(tokens)
  const texts = readTexts(tokens)
  const grounds = takeGrounds(tokens)
  const denials = takeDenials(tokens)
  const behind = takeBehind(tokens)
  const look = takeLook(tokens, cast.being)
  takeFrame(tokens)
  return {
    prompt,
    tokens,
    look,
    grounds: [...grounds, ...behind],
    denials,
    texts,
    ...readThings(tokens, cast),
  }
}
