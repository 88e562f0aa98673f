import { FINITE_VERBS, PLAIN_VERBS } from '../../prompt/lexicon.ts'
import { wordList } from './word-list.ts'

/** Verbs that descriptions of pictures use, beside those that prompts do; plain forms. */
const MORE = wordList(
  `wear have show feature rest hang glow shine cast cover surround fill adorn frame lean wait watch gaze stretch reach touch
   grip clutch crouch kneel perch twinkle flow blow drift rise dominate contain include appear seem stay moor bloom
   grow sparkle flutter wrap tie decorate face turn lift raise open close peek peer emerge loom line cross bend tilt grin beam
   blush bite lick chew sip taste bake stir pour chop mix flip wash clean sweep build carve plant water pick gather collect
   hunt chill relax lounge nap snore doze lounge ponder wonder listen whisper talk speak chat argue fight punch box wrestle
   strike hit shoot aim fire slash stab guard protect march sneak tiptoe stroll wander roam hike jog sprint race leap hop skip
   bounce spin twirl roll slide slip trip stumble tumble balance hover glide soar dive splash paddle row sail steer skateboard
   cycle pedal bike camp garden dig sew weave spin spray brush comb shave dress undress bow salute clap applaud bang knock drop
   toss juggle squeeze shake nod shrug stomp stamp tap snap rub scratch stroke pet cuddle embrace comfort greet welcome
   chant howl bark meow purr roar growl hiss hum squeal squeak buzz chirp moo melt burn smoke steam freeze rain snow explode
   burst crumble break crack hold offer give receive present deliver serve order buy sell pay count measure examine inspect
   search explore discover investigate observe stare squint glance glare scowl pout sulk mourn weep sob tremble shiver sweat
   blink doodle scribble type text call phone film photograph record perform act pose model strut flex lift train exercise
   stretch plank meditate pray kneel worship cast conjure levitate teleport transform float vanish hide lurk stalk pounce crawl
   slither creep graze nest hatch feed nibble gobble devour drool pant wag sniff trot gallop rear prance fetch chase flee escape
   rescue save help lead follow guide teach learn invent repair fix hammer saw drill weld sculpt mold paint sketch draw trace
   moonwalk breakdance surf snowboard skate curl bowl golf dribble dunk pitch bat catch throw tackle score celebrate party
   toast cheer unwrap wrap pack unpack carry haul drag pull push tow lift stack pile sort arrange tidy water trim mow rake
   shovel harvest pick forage point gesture beckon wave hug kiss cry laugh giggle chuckle smirk smile frown wink yawn sigh gasp
   breathe blow whistle sing strum play drum conduct compose write read study think dream plan decide swing rock sway
   climb descend enter leave exit arrive return cross pass approach overlook border divide separate connect support attach
   extend lead reflect illuminate light brighten shade soften highlight accent emphasize depict portray represent
   tower stand sit lie bob ripple crash curve arch taper coil dangle drape trail stick protrude poke nestle cling
   make take go come keep use need love match fit put begin start form create bring change become remain lend evoke suggest convey
   wield brandish twist point face flank surround encircle wreathe fold crease hug lie stoop squat slump slouch recline sprawl`,
)

const DOUBLED = wordList(
  `run sit swim hug drum knit dig spin hop skip nap flip chop slip trip stir sip grin wrap tap snap rub pet sob wag bat
   jog strut plan hum clap nod drag trim shrug stab hit cut put get set let win bob step bed pat dim pin knit scrub grab snip
   plop plod prop shop slam stop swap tan top trot tug zip unwrap dip drip mop skim brag rip bet bob peg`,
)

const KNOWN: ReadonlySet<string> = new Set([...PLAIN_VERBS.keys(), ...MORE])

/** The -ing form of a plain verb. */
export function gerundOf(verb: string): string {
  const known = PLAIN_VERBS.get(verb)
  if (known !== undefined) return known
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`
  if (/[^eoy]e$/.test(verb)) return `${verb.slice(0, -1)}ing`
  return DOUBLED.has(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`
}

/** "waits", "carries", "pushes", "has". */
export function thirdPersonOf(verb: string): string {
  if (verb === 'have') return 'has'
  if (/(?:s|sh|ch|x|z|o)$/.test(verb)) return `${verb}es`
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
}

const BY_GERUND = new Map([...KNOWN].map((verb) => [gerundOf(verb), verb]))
const BY_THIRD = new Map([...KNOWN].map((verb) => [thirdPersonOf(verb), verb]))

/** The plain form of a known verb that stands in its -ing form. */
export function verbOfGerund(word: string): string | undefined {
  return BY_GERUND.get(word)
}

/** The plain form of a known verb that stands in its third person. */
export function verbOfThird(word: string): string | undefined {
  return word === 'asleep' ? 'sleep' : BY_THIRD.get(word)
}

export function isPlainVerb(word: string): boolean {
  return KNOWN.has(word)
}

/** The -ing form of a verb in any form: "wave", "waves", "waving"; undefined for no known verb. */
export function anyGerund(word: string): string | undefined {
  if (FINITE_VERBS.has(word)) return FINITE_VERBS.get(word)
  if (KNOWN.has(word)) return gerundOf(word)
  const third = BY_THIRD.get(word)
  if (third !== undefined) return gerundOf(third)
  return BY_GERUND.has(word) ? word : undefined
}

/** Where a body is and how it moves: one of them at a time. */
export const POSTURES = wordList(
  `stand sit lie kneel crouch squat lean recline lounge slouch perch run walk jump leap hop fly swim dance climb crawl skate ski
   surf ride march stroll hike jog sprint float hover dive roll fall spin tiptoe skip bounce rest stoop
   sprawl slump soar glide gallop trot`,
)
/** They make sense without what follows: "sitting on a chair" stays "sitting" when the chair goes. */
export const INTRANSITIVE = wordList(
  `stand sit lie kneel crouch squat lean recline lounge slouch perch run walk jump leap hop fly swim dance climb crawl skate ski
   surf march stroll hike jog sprint float hover dive sleep nap roll fall spin tiptoe skip bounce wait pose rest smile laugh
   grin cry wave glow shine sparkle flow drift moor bloom grow twinkle sail sing relax meditate exercise celebrate cheer yawn
   blush frown wink sprawl soar glide gallop trot play work study cook eat read write paint draw moor`,
)
/** A hand can do this while the body does something else. */
export const HOLDING = wordList('hold carry wear grip clutch wield brandish have')

/** Participles that no rule of spelling gives away. */
export const PARTICIPLES = wordList(
  `worn made seen held shown lit drawn set built cut bent woven hung tied kept left put cast spread thrown laid carved sewn bound
   grown written born torn broken frozen known given hidden swept strewn`,
)
