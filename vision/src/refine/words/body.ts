/** Parts of a body that move. */
const PARTS =
  'hands?|arms?|fists?|fingers?|thumbs?|elbows?|legs?|feet|foot|knees?|paws?|claws?|wings?|head|chin|shoulders?|tail|ears?|trunk|tentacles?|fins?'
const FACE = 'eyes?|mouth|lips?|eyelids?|eyebrows?|tongue|teeth'

/** "both hands", "left arm", "eyes". */
export const PART = `(?:(?:left|right|both|one|two|all|other|front|hind|back)\\s+)*(?:${PARTS}|${FACE})`
export const FACE_PART = new RegExp(`\\b(?:${FACE})\\b`, 'i')

/** How a part is held. */
export const HELD = `(?:(?:wide|half|tightly|slightly|fully|neatly|gently)[ -])?(?:crossed|folded|raised|lowered|lifted|tilted|bowed|bent|stretched|outstretched|spread|extended|clasped|clenched|tucked|interlocked|closed|shut|open|opened|squinted|narrowed|up|down|apart|together|akimbo|back|resting|hanging|pointing|held)`

/** Where a part is: "hands in pockets", "chin on her hand". */
export const AT = 'in|on|behind|above|at|over|under|to|around|against|between|beside|near'

/** "raise her hand" is a raised hand. */
export const BODY_VERBS: ReadonlyMap<string, string> = new Map([
  ['raise', 'raised'],
  ['lift', 'lifted'],
  ['lower', 'lowered'],
  ['tilt', 'tilted'],
  ['bow', 'bowed'],
  ['cross', 'crossed'],
  ['fold', 'folded'],
  ['close', 'closed'],
  ['shut', 'shut'],
  ['open', 'open'],
  ['bend', 'bent'],
  ['stretch', 'stretched'],
  ['spread', 'spread'],
  ['extend', 'extended'],
  ['clasp', 'clasped'],
  ['clench', 'clenched'],
])
