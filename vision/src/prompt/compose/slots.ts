import { singular } from '../nouns.ts'

/** Where on a body garments are worn: two in one place are one too many. */
const TABLE: readonly [string, string][] = [
  [
    'head',
    'hat cap beanie helmet crown tiara hood headband bandana headscarf wig turban beret sombrero fedora bonnet tophat sunhat hardhat headdress fez cloche diadem wreath',
  ],
  ['eyes', 'glasses eyeglasses spectacles sunglasses goggles monocle eyepatch'],
  [
    'neck',
    'scarf shawl tie bowtie bow-tie necktie necklace pendant choker collar medal lanyard cravat ascot',
  ],
  [
    'top',
    'shirt tshirt t-shirt blouse top sweater jumper hoodie vest waistcoat turtleneck polo jersey cardigan sweatshirt tee tunic camisole',
  ],
  ['top', 'jacket coat raincoat parka blazer windbreaker overcoat trenchcoat anorak fleece'],
  ['bottom', 'jeans trousers pants shorts skirt leggings kilt sweatpants tights'],
  [
    'top bottom',
    'dress robe gown suit tuxedo kimono sari overall overalls dungarees uniform costume spacesuit armor armour pajamas swimsuit bikini jumpsuit onesie outfit clothes wetsuit toga leotard tutu ballgown tracksuit habit cassock clothing',
  ],
  [
    'feet',
    'shoe shoes boot boots sandal sandals sneaker sneakers slipper slippers heels rainboots wellingtons loafers moccasins socks sock',
  ],
  ['hands', 'glove gloves mitten mittens gauntlet'],
  ['back', 'backpack rucksack cape cloak satchel'],
  ['waist', 'belt sash'],
]
const BY_GARMENT = new Map<string, readonly string[]>(
  TABLE.flatMap(([slots, garments]) =>
    garments.split(' ').map((garment) => [garment, slots.split(' ')] as const),
  ),
)

/** The places of a garment, by its noun; none for what is worn anywhere. */
export function slotsOf(noun: string): readonly string[] {
  const found = BY_GARMENT.get(noun) ?? BY_GARMENT.get(singular(noun)) ?? BY_GARMENT.get(`${noun}s`)
  if (found !== undefined) return found
  const end = /(hat|shirt|coat|boots|shoes|dress|suit|jacket|pants|trousers)$/.exec(noun)?.[1]
  return BY_GARMENT.get(end ?? '') ?? []
}
