import { verbOfGerund } from '../words/verbs.ts'

const BE = '(?:is|are|was|were)'
const ADVERB =
  '(?:also|actually|really|definitely|probably|just|simply|maybe|perhaps|please|clearly|obviously|certainly|indeed|in fact|always|instead|ideally|preferably)'

/** Ways of saying one thing, and the one that the templates know. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/\b(do|does|is|are|should|must|ca|wo|did|would|could|has|have)nt(?=\s|$)/gi, "$1n't"],
  [/\b(there|they|we|you)['’]re(?=\s)/gi, '$1 are'],
  [/\b(she|he|it|that|i|we|they)['’]d(?=\s)/gi, '$1 would'],
  [/\bname['’]s(?=\s)/gi, 'name is'],
  [new RegExp(`\\b${BE}\\s+(?:supposed|meant|intended)\\s+to\\b`, 'gi'), 'should'],
  [/\b(should|must|would|could)\s+(?:rather|better)\s+(?=be\b)/gi, '$1 '],
  [
    /\b(?:looks?|is|are|would be|would look|might look)\s+(?:better|nicer|best|good)\s+(?:in|as)\s+/gi,
    'should be ',
  ],
  [/\b(?:has|have|needs|need|ought|had better|is|are)\s+to\s+be\b/gi, 'should be'],
  [
    /\bthere\s+(?:were|was|would be|should be|could be|can be|ought to be|may be|might be)\b/gi,
    'there should be',
  ],
  [
    new RegExp(
      `\\b(is|are|should|must|be|has|have|could|can|will|would)\\s+${ADVERB}\\s+(?=\\S)`,
      'gi',
    ),
    '$1 ',
  ],
  [
    /\b(is|are|be|to|as|say|says|read|reads|with|called|named|saying|reading|into|following) = (?=\S)/gi,
    '$1 ',
  ],
]

/** "it's red", "the woman's called Ann": but not "it's roof is red", where somebody left the apostrophe in. */
const SHORT_IS = /\b(?<who>\p{L}+)['’]s\s+(?=(?<next>\p{L}+))(?!\S+\s+(?:is|are|should|must)\b)/giu
const PRONOUN = /^(?:it|she|he|that|there|this|what)$/i
const STATED =
  /^(?:called|named|not|too|a|an|the|in|on|at|made|dressed|supposed|meant|located|placed|covered)$/i

/** A clause in the words that the templates know, for the many that people use. */
export function plainer(text: string): string {
  const spelled = text.replace(SHORT_IS, (all, who: string, next: string) => {
    const doing = verbOfGerund(next.toLowerCase()) !== undefined
    const rest = text.slice(text.indexOf(all) + all.length)
    const verbless = !/\b(?:is|are|should|must|to|=)\b/i.test(rest)
    const stands = PRONOUN.test(who) || ((STATED.test(next) || doing) && verbless)
    return stands ? `${who} is ` : all
  })
  return REWRITES.reduce((words, [pattern, put]) => words.replace(pattern, put), spelled)
}

const REASON =
  /^(?<ask>\S.{5,}?)\s*[,;–-]?\s+(?:because|since|so that|in order to|given that|seeing that|seeing as|as (?=(?:it|they|this|that|we|i|she|he|our|my)\s)(?!it is$|it was|they are$|it is$|they were))\s*\S.*$/iu

const REMARK =
  /^(?<ask>\S.{5,}?)\s*[,;–-]\s*(?:it|that|this|they|which)(?:['’]d|['’]ll|\s+(?:would|will|might|could|may))\s+(?:also\s+)?(?:suit|fit|match|look|be|feel|work|make|go|help|improve|stand|give)\b(?!.*\bif\b).*$/iu

/** "Make it red because our brand is red": the reason is no part of the wish. Values after a colon are left whole. */
export function withoutReason(sentence: string): string {
  if (/[:=\uE000]/.test(sentence)) return sentence
  const ask = REASON.exec(sentence)?.groups?.ask ?? sentence
  return REMARK.exec(ask)?.groups?.ask ?? ask
}
