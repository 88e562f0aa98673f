import { isQuality } from '../../prompt/qualities.ts'
import { ORDINALS } from '../words/closed.ts'
import { isColorWord } from '../words/hues.ts'
import { wordList } from '../words/word-list.ts'

const ADJECTIVES = wordList(
  `young awake asleep middle-aged upright careful vast still distant nearby main other same different single whole full half double even main own
   left right front back upper lower top bottom inner outer rear central overall extra new natural artificial rich dense heavy
   light low high deep shallow distant far close bare open raised lush tiny sunny cloudy rainy snowy stormy misty foggy windy
   curious content relaxed neutral fair pale tanned freckled glossy matte satin sleek neat messy ornate rustic urban rural
   tropical arctic nordic oriental gothic baroque cubist impressionist surreal realistic cinematic minimalist minimal vintage clear
   crisp harsh stern sharp blurry blurred fine coarse grainy stylized hand-drawn tall empty crowded busy solid plain uniform seamless bold subtle
   intricate complex delicate fierce gloomy bleak eerie serene tranquil festive heroic tense bushy curly wavy loose tight smooth
   visible invisible brilliant vibrant vivid muted saturated desaturated monochrome angular oval square rectangular cylindrical spherical
   conical flat rounded pointed hooked winged armed female male human happy photographic digital traditional classic modern`,
)

export function isAdjective(word: string): boolean {
  return (
    isQuality(word) ||
    isColorWord(word) ||
    ADJECTIVES.has(word) ||
    ORDINALS.has(word) ||
    /-(?:shaped|sized|colou?red|haired|eyed|eared|tailed|legged|like|free|toned|faced|style|level|headed)$/.test(
      word,
    ) ||
    /^\p{L}+-\p{L}+ed$/u.test(word)
  )
}

const NOUNS_IN_Y = wordList(
  `city baby lady party body family berry candy pony daisy lily cherry bunny kitty puppy jersey honey monkey turkey donkey key toy boy day sky
   clay tray ray ruby fairy teddy story history country county library gallery factory battery jewelry pottery machinery property quality
   delivery play spray bay highway jelly belly butterfly fly ally alley valley trolley jockey hockey whiskey money journey chimney kidney
   army navy enemy copy pastry poppy ivy holly penny lobby hobby study century diary dairy bakery brewery cutlery embroidery poetry`,
)

const NOUNS_IN_IC = wordList(
  `fabric mosaic ceramic plastic clinic picnic traffic mechanic garlic classic critic graphic lyric mimic panic statistic topic tunic acrylic
   arsenic logic medic cosmetic antic olive archive detective native relative motive narrative perspective elephant restaurant pendant
   merchant servant peasant assistant infant giant pheasant sergeant lieutenant instrument ornament monument document garment pavement
   basement apartment element moment student president parent continent regiment crescent serpent content event accent agent
   department equipment environment movement ointment pigment sediment segment tournament tenant tyrant immigrant inhabitant
   occupant participant consultant accountant attendant descendant deodorant lubricant`,
)

/** "stubby wings", "reddish fur": an adjective by its ending, before a noun. */
export function looksAdjective(word: string): boolean {
  if (/(?:ish|ical|ible|able|esque|ous|ful|less)$/.test(word) && word.length > 5) return true
  if (
    /(?:[a-z]ic|[a-z]ive|[a-z]{3}ant|[a-z]{3}ent)$/.test(word) &&
    word.length > 6 &&
    !NOUNS_IN_IC.has(word)
  )
    return true
  return /[^aeiou]y$/.test(word) && word.length > 3 && !NOUNS_IN_Y.has(word)
}
