import { AT, FACE_PART, HELD, PART } from '../../refine/words/body.ts'
import { wordsAt } from '../tokens/token.ts'
import type { Walk } from './walk.ts'

const OWN = '(?:the |its |her |his |their |both )?'
const AFTER = new RegExp(
  `^(?:with )?${OWN}${PART}(?: (?:are|is|being|held))*(?: (?:up|down))? ${HELD}(?: (?:in the air|up|over (?:the|its|her|his) head|behind (?:the|its|her|his) (?:back|head)|in front of (?:the|its|her|his) chest|wide|out|high|to the sky|like a plane))*(?![\\p{L}-])`,
  'u',
)
const WHERE = new RegExp(
  `^(?:with )?${OWN}${PART}(?: (?:resting|placed|folded|tucked))? (?:${AT}) (?:the |its |her |his |their )?(?:hips?|hip|waist|pockets?|chin|chest|cheeks?|head|back|lap|knees?|face|mouth|ears?|table|sides?|heart|neck|air|ground|hands?)(?![\\p{L}-])`,
  'u',
)
const BEFORE = new RegExp(
  `^with ${OWN}(?:an? )?(?:(?:wide|half|tightly|slightly|fully)[ -])?(?:crossed|folded|raised|lowered|lifted|tilted|bowed|bent|stretched|outstretched|spread|extended|clasped|clenched|closed|shut|open|opened|squinted|narrowed|wide) (?:wide )?${PART}(?![\\p{L}-])`,
  'u',
)
const FIXED =
  /^(?:cross-legged|cross legged|upside[ -]down|thumbs[ -]up|on (?:all fours|tiptoes?|one (?:leg|foot|knee|hand)|(?:its|her|his|their) (?:back|stomach|belly|side|knees|head|tiptoes|hind legs|hands)|hands and knees)|in (?:mid-?air|flight|motion|mid-jump|mid-leap|a (?:yoga|fighting|battle|heroic|dynamic|t|victory|superhero|lotus|relaxed|thinking|running|dance|dancing|sitting|standing) pose|the lotus position|a (?:crouch|squat|handstand|split|headstand))|(?:t|a|hero|superhero|power|yoga|fighting|action|dynamic|heroic|victory|dramatic|relaxed|thinking|confident|natural|neutral)[ -](?:pose|stance)|hunched over|curled up|kneeling down|doing (?:a )?(?:handstand|headstand|cartwheel|splits?|yoga|backflip|somersault|push-?ups))(?![\p{L}-])/u

/** How a body or a face is held, where the words say so: the number of words and the field; "arms raised", "with closed eyes", "on its back". */
export function bearingAt(
  walk: Walk,
  at: number,
): { length: number; field: 'pose' | 'expression' } | undefined {
  const text = wordsAt(walk.tokens, at, 12).join(' ')
  for (const pattern of [FIXED, AFTER, WHERE, BEFORE]) {
    const match = pattern.exec(text)
    if (match === null) continue
    const face = pattern !== FIXED && FACE_PART.test(match[0])
    return { length: match[0].split(' ').length, field: face ? 'expression' : 'pose' }
  }
  return undefined
}
