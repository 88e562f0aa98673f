import type { Relation, Thing, Tie } from '../things/thing.ts'
import type { Token } from '../tokens/token.ts'
import { SURFACES } from '../words/places.ts'

const CONVERSE: Readonly<Record<Tie, string>> = {
  above: 'under',
  below: 'above',
  left: 'to the right of',
  right: 'to the left of',
  before: 'behind',
  behind: 'in front of',
  beside: 'next to',
  between: 'beside',
  within: 'around',
  around: 'surrounded by',
  held: 'held by',
}
const DONE_TO: ReadonlyMap<string, string> = new Map(
  Object.entries({
    holding: 'held by',
    carrying: 'carried by',
    clutching: 'held by',
    wielding: 'held by',
    balancing: 'balanced by',
    juggling: 'juggled by',
    riding: 'ridden by',
    driving: 'driven by',
    steering: 'steered by',
    pushing: 'pushed by',
    pulling: 'pulled by',
    dragging: 'dragged by',
    hauling: 'hauled by',
    towing: 'towed by',
    chasing: 'chased by',
    hugging: 'hugged by',
    embracing: 'embraced by',
    cuddling: 'cuddled by',
    feeding: 'fed by',
    petting: 'petted by',
    stroking: 'stroked by',
    lifting: 'lifted by',
    fighting: 'fought by',
    kissing: 'kissed by',
    following: 'followed by',
    leading: 'led by',
    catching: 'caught by',
    throwing: 'thrown by',
    kicking: 'kicked by',
    hunting: 'hunted by',
    walking: 'walked by',
    flying: 'flown by',
    pointing: 'pointed by',
    helping: 'helped by',
    protecting: 'protected by',
    guarding: 'guarded by',
    watching: 'watched by',
    rescuing: 'rescued by',
    licking: 'licked by',
    bathing: 'bathed by',
    painting: 'painted by',
    grabbing: 'grabbed by',
  }),
)

/** What a thing is called where another one speaks of it: "the box", or the identity's name. */
export type Naming = (thing: Thing) => string

/** How each thing stands to the others, in a few words. */
export function relationshipsOf(
  things: readonly Thing[],
  tokens: readonly Token[],
  name: Naming,
): string[] {
  return things.map((thing, at) => {
    const own = thing.relations
      .map((relation) => told(relation, tokens, name))
      .filter((text) => text !== '')
    const back =
      thing.by !== undefined && things.includes(thing.by.thing) ? [returned(thing.by, name)] : []
    const said = [...new Set([...own, ...back])]
    if (said.length > 0) return said.join(', ')
    const neighbor = things[at === 0 ? 1 : 0]
    if (neighbor !== undefined) return `next to ${name(neighbor)}`
    return thing.plural || (thing.count ?? 1) > 1 ? 'on their own' : 'on its own'
  })
}

function told({ word, others, to }: Relation, tokens: readonly Token[], name: Naming): string {
  // "on the table": a surface is part of the place, and no thing of its own.
  return others.length > 0
    ? `${word} ${others.map(name).join(' and ')}`
    : `${word} the ${tokens[to - 1]?.raw ?? ''}`
}

function returned({ thing, relation }: { thing: Thing; relation: Relation }, name: Naming): string {
  if (relation.tie === 'around' && relation.word === 'with')
    return `${SURFACES.has(thing.head) ? 'on' : 'in'} ${name(thing)}`
  return `${DONE_TO.get(relation.word) ?? CONVERSE[relation.tie]} ${name(thing)}`
}
