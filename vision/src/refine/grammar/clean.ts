import { templates } from './template.ts'

const OPENINGS = [
  'please',
  'kindly',
  'hello there',
  'hi there',
  'hey there',
  'pls',
  'plz',
  'hi',
  'hello',
  'hey',
  'ok',
  'okay',
  'so',
  'well',
  'now',
  'then',
  'next',
  'also',
  'and',
  'but',
  'just',
  'always',
  'simply',
  'maybe',
  'perhaps',
  'actually',
  'firstly',
  'secondly',
  'finally',
  'lastly',
  'additionally',
  'furthermore',
  'hmm',
  'oh',
  'sorry',
  'thanks',
  'instead',
  'still',
  'overall',
  'yes',
  '(can|could|would|will) you [please|kindly|maybe|just|also]',
  'would you mind',
  '(would it be|is it) possible to',
  '(i|we) (would|d|should) (like|love|prefer) [you] to [have|see|get]',
  "(i'd|we'd|i’d|we’d) (like|love|prefer) [you] to [have|see|get]",
  "(i|we|i'd|we'd|i would|we would) (want|need|wish|like) [you] to",
  '(i|we) (want|need) [you] to [have|see|get]',
  "(i'd like|i would like|we'd like|we would like|i want|we want|i need|we need|i'd prefer|i would prefer|i wish|we'd love|i'd love) (that|to have|to see|for)",
  "(let's|lets|let us)",
  '(make|be) sure [that|to]',
  '(ensure|verify) [that]',
  '(try|remember|want|need|have) to',
  "(don't|do not|dont) forget to",
  "(it would be|it'd be|would be) (nice|great|good|better|lovely|cool|awesome|helpful) (if|to) [you could|you|we could]",
  '(you|we) (should|need to|must|have to|can|could|may|might want to)',
  '(feel free|go ahead and|go ahead) [to]',
  '(i think|i feel|i believe|i guess) [that]',
  'how about (making|having|adding)',
  'in the (json|document|caption|schema|prompt|structured prompt|text)',
]
const OPENING = templates(...OPENINGS.map((source) => `${source} {rest}`))

const ENDINGS = [
  'please',
  'pls',
  'thanks',
  'thank you',
  'thank you very much',
  'thanks a lot',
  'many thanks',
  'for me',
  'if possible',
  'if you can',
  'if that is possible',
  'right now',
  'now',
  'as well',
  'too',
  'also',
  'again',
  'accordingly',
  'everywhere',
  'throughout',
  'in all fields',
  'in every field',
  'in the (json|document|caption|schema|prompt|structured prompt|whole document)',
  'from the (json|document|caption|schema|prompt|structured prompt|whole document|picture|image|scene)',
  'in (all|every|each) [the] (description|descriptions|caption|captions|text|texts|mention|mentions)',
  'in general',
  'overall',
  'at all',
  'would be (nice|great|good|better|lovely|cool|perfect|awesome)',
  'completely',
  'entirely',
  'altogether',
  'anymore',
  'any more',
  'any longer',
]
const ENDING = templates(...ENDINGS.map((source) => `{rest} ${source}`))

/** The clause without politeness before and after it, and without its last mark. */
export function withoutPoliteness(clause: string): string {
  let text = bare(clause)
  for (let round = 0; round < 8; round++) {
    const next = bare(stripped(text))
    if (next === text) break
    text = next
  }
  return text
}

function bare(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.!?*•–—-]+|[\s,;:.!?]+$/g, '')
    .replace(/^\(?\d{1,2}[.)]\s+/, '')
}

/** "I want the background to be red": the wish goes, what is wished stays. */
const WISH =
  /^(?:i|we)(?:\s+would|['’]d)?\s+(?:want|need|like|prefer|wish|love)\s+(?=.*\s(?:to|in|with)\s)(?!to\s)/i

/** "I'd like a darker background": what is wanted is asked for. */
const WANTED =
  /^(?:i|we)(?:(?:\s+would|['’]d)\s+(?:really\s+|rather\s+)?(?:like|love|prefer|want|have)|\s+(?:really\s+)?(?:want|need|prefer))\s+(?:to\s+(?:have|see|get)\s+)?(?=(?:an?\s+)?(?:(?:bit|little|lot|slightly|much|even|more|less)\s|\p{L}+er\s))/iu

const GREETING =
  /^(?:hello|hi|hey|good (?:morning|afternoon|evening)|dear \p{L}+)(?:\s+(?:there|all|everyone|everybody|team|guys))?(?:\s*[,!.]\s*|$)/iu

/** "Correction: the hat is red", "P.S. no hat": what kind of remark it is says nothing of the change. */
const REMARK =
  /^(?:corrections?|note|small (?:change|thing|fix)|one more thing|another thing|also|ps|p\.\s?s\.?|fyi|nb|feedback|comment|request|todo|changes?|edits?|updates?|fix|correct|first|next)\s*[:–—-]\s+(?=\S)/i

/** "Could the scarf perhaps be orange": a wish as a question. */
const INVERTED =
  /^(?:could|can|should|would|might|may)\s+(?<subject>(?:the|her|his|its|their|my|our)\s+(?:\S+\s+){0,3}?\S+|it|she|he|they|there)\s+(?:perhaps\s+|maybe\s+|possibly\s+|please\s+|also\s+|instead\s+)?(?<rest>(?:be|have|wear|hold|look|get|become|stand|sit|face|say|carry|come|smile)\b.*)$/i

/** "I want three cats": how many there should be. */
const WANTED_NUMBER =
  /^(?:i|we)(?:\s+would|['’]d)?\s+(?:want|need|like|love|prefer)\s+(?:to (?:have|see)\s+)?(?=(?:(?:only|just|exactly)\s+)?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a dozen)\s+\p{L})/iu

function stripped(text: string): string {
  if (GREETING.test(text)) return text.replace(GREETING, '')
  if (REMARK.test(text)) return text.replace(REMARK, '')
  const asked = INVERTED.exec(text)?.groups
  if (asked?.subject !== undefined) return `${asked.subject} should ${asked.rest}`
  if (WANTED_NUMBER.test(text)) return text.replace(WANTED_NUMBER, 'there should be ')
  if (WANTED.test(text)) return text.replace(WANTED, 'have ')
  if (WISH.test(text)) return text.replace(WISH, '')
  const comma = text.replace(
    /^((?:please|ok|okay|hi|hello|hey|also|then|now|so|well|finally|next|first|actually|sorry|instead|yes)),\s*/i,
    '',
  )
  for (const { pattern } of /^instead of\b/i.test(comma) ? [] : OPENING) {
    const rest = pattern.exec(comma)?.groups?.rest
    if (rest !== undefined) return rest
  }
  for (const { pattern } of ENDING) {
    const rest = pattern.exec(comma)?.groups?.rest
    if (rest !== undefined) return rest
  }
  return comma
}
