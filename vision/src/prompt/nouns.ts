const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['people', 'person'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['wolves', 'wolf'],
  ['leaves', 'leaf'],
  ['knives', 'knife'],
  ['elves', 'elf'],
  ['loaves', 'loaf'],
  ['shelves', 'shelf'],
  ['cacti', 'cactus'],
  ['potatoes', 'potato'],
  ['tomatoes', 'tomato'],
  ['heroes', 'hero'],
  ['fish', 'fish'],
  ['sheep', 'sheep'],
  ['glasses', 'glasses'],
  ['scissors', 'scissors'],
  ['shoes', 'shoe'],
  ['pies', 'pie'],
  ['cookies', 'cookie'],
  ['zombies', 'zombie'],
  ['selfies', 'selfie'],
])

/** The singular of an English plural noun, as far as simple rules and a few exceptions go. */
export function singular(noun: string): string {
  const known = IRREGULAR.get(noun)
  if (known !== undefined) return known
  if (/(?:ss|us|is)$/.test(noun) || noun.length < 4) return noun
  if (/ies$/.test(noun)) return `${noun.slice(0, -3)}y`
  if (/(?:ch|sh|ss|x|zz)es$/.test(noun)) return noun.slice(0, -2)
  return noun.endsWith('s') ? noun.slice(0, -1) : noun
}
