import { phraseList } from './word-list.ts'

const SCALES: readonly (readonly [string, string])[] = [
  ['long', 'short'],
  ['left', 'right'],
  ['upper top', 'lower bottom'],
  ['front', 'rear back'],
  ['inner', 'outer'],
  ['big large huge giant enormous', 'small little tiny mini'],
  ['tall high', 'short low'],
  ['thick wide broad fat chubby heavy bold', 'thin narrow slim slender skinny fine'],
  ['bright light luminous', 'dark dim gloomy'],
  ['light pale fair', 'dark deep tan'],
  ['warm hot', 'cold cool icy'],
  ['soft gentle', 'hard harsh strong'],
  ['smooth', 'rough bumpy creased wrinkled'],
  ['straight', 'curly wavy curved bent'],
  ['round rounded circular', 'square angular rectangular pointed pointy spiky'],
  ['new modern', 'old ancient vintage'],
  ['young', 'old elderly'],
  ['clean neat tidy', 'dirty messy dusty'],
  ['shiny glossy polished', 'matte dull'],
  ['wet', 'dry'],
  ['open', 'closed shut'],
  ['full', 'empty'],
  ['happy cheerful joyful', 'sad angry gloomy'],
  ['calm peaceful quiet', 'wild stormy loud busy'],
  ['simple plain minimal', 'detailed ornate complex intricate elaborate'],
  ['sharp crisp', 'blurry blurred'],
  ['vivid saturated vibrant', 'muted desaturated faded pale'],
  ['loose', 'tight'],
  ['striped spotted dotted checkered patterned', 'plain solid'],
  ['fluffy furry', 'smooth sleek bald'],
  ['wooden', 'metal plastic glass'],
  ['shallow', 'deep'],
  ['sunny clear', 'rainy cloudy stormy snowy foggy overcast'],
]

const OPPOSITES = new Map<string, string[]>()
for (const [up, down] of SCALES) {
  const [p, q] = [up.split(' '), down.split(' ')]
  for (const word of p) OPPOSITES.set(word, [...(OPPOSITES.get(word) ?? []), ...q])
  for (const word of q) OPPOSITES.set(word, [...(OPPOSITES.get(word) ?? []), ...p])
}
for (const group of [
  'striped, spotted, dotted, checkered',
  'curly, wavy, straight',
  'wooden, metal, plastic, glass, leather, stone, marble',
])
  for (const word of phraseList(group))
    OPPOSITES.set(
      word,
      [...(OPPOSITES.get(word) ?? []), ...phraseList(group)].filter((other) => other !== word),
    )

const SAME = new Map<string, readonly string[]>(
  SCALES.slice(0, 1)
    .concat(SCALES.filter(([up]) => /^(?:big|bright light|happy|vivid)/.test(up)))
    .flatMap((scale) => scale.map((end) => end.split(' ')))
    .flatMap((words) => words.map((word) => [word, words] as const)),
)

/** Words for the same end of a scale: "large" for "big"; the word itself among them. */
export function synonyms(word: string): readonly string[] {
  return SAME.get(word) ?? [word]
}

/** Words that cannot be true of a thing at the same time. */
export function opposites(word: string): readonly string[] {
  if (/-year-old$/.test(word)) return ['young', 'old', 'elderly', 'middle-aged', 'teenage']
  return OPPOSITES.get(word) ?? []
}
