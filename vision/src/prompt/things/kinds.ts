import { BEINGS, BODY, FEATURES, HOLDABLES, WEARABLES } from '../../refine/words/things.ts'
import { wordList } from '../../refine/words/word-list.ts'
import { singular } from '../nouns.ts'
import type { Thing } from './thing.ts'
import type { Walk } from './walk.ts'

const MORE_BEINGS = wordList(
  `keeper hunter shepherd monk nun priest pope emperor duke duchess elder grandma grandpa grandmother grandfather mother father mom dad sister brother
   twin friend neighbor guest visitor traveler wanderer hiker climber runner cyclist driver rider pilot drummer guitarist pianist violinist ballerina
   gymnast athlete boxer wrestler swimmer golfer skier snowboarder lumberjack miner carpenter blacksmith plumber electrician mechanic engineer scientist
   professor librarian lawyer judge president politician businessman businesswoman waiter waitress bartender butcher tailor florist dentist surgeon vet
   paramedic firewoman policewoman cop spy thief burglar bandit outlaw assassin archer ranger bard druid cleric paladin sorcerer sorceress warlock
   necromancer mage shaman hermit giantess ogre yeti bigfoot werewolf mummy gargoyle phoenix griffin pegasus kraken hydra minotaur cyclops medusa faun satyr
   dryad nymph siren jinn genie cupid santa elf reindeer sloth meerkat lemur tapir ocelot lynx leopard cheetah jaguar panther puma cougar hyena jackal coyote
   badger skunk weasel ferret mole chipmunk porcupine armadillo anteater platypus walrus seal manatee narwhal orca stingray jellyfish starfish seahorse
   clownfish goldfish salmon trout koi eel parakeet cockatoo toucan hummingbird woodpecker robin sparrow swallow pigeon dove stork heron pelican ostrich emu
   kiwi vulture falcon chameleon gecko iguana newt salamander tadpole dragonfly grasshopper cricket beetle firefly moth wasp hornet worm caterpillar scorpion
   retriever labrador beagle dachshund chihuahua pug dalmatian shepherd collie kitty tabby stallion mare pony bull ox yak bison buffalo ram ewe llama alpaca
   camel dromedary t-rex tyrannosaurus triceratops velociraptor pterodactyl mammoth newborn infant youngster teen adolescent senior pensioner model actor
   actress dj rapper pop-star rockstar cheerleader nomad geisha ninja viking gladiator pharaoh mermaid merman cowgirl robot mech automaton creature beast
   snowman gingerbread-man blob slime bunny puppy piglet kid gentlewoman lady-in-waiting couple crowd audience villager scout guard soldier general
   knightess herbalist alchemist inventor photographer journalist reporter postman mailman firefighter astronaut cosmonaut panda pandas kids folks someone somebody`,
)

export function isBeing(head: string): boolean {
  return (
    BEINGS.has(head) ||
    MORE_BEINGS.has(head) ||
    /(?:man|woman|girl|boy|person|lady|saurus|bear|bird|fish|dog|cat)$/.test(head)
  )
}

/** Whether a thing has a face and a body: so has what is not named, where the identity has. */
export function hasBody(thing: Thing, walk: Walk): boolean {
  if (thing.identity || thing.head === '')
    return walk.cast.being || (thing.head === '' && !walk.cast.implied)
  return isBeing(thing.head)
}

const MORE_WEARABLES = wordList(
  'tuxedo kimono hanbok dirndl lederhosen spacesuit jumpsuit onesie romper bathrobe nightgown nightdress lingerie bra trench-coat trenchcoat windbreaker anorak fleece tracksuit sweatshirt sweatpants hoodie tee t-shirt tanktop tank-top crop-top camisole cloche beanie turban fez top-hat tophat sunhat hardhat helmet goggles snorkel flippers wellingtons wellies rainboots flip-flops loafers clogs moccasins stilettos ballet-shoes cleats roller-skates mittens gloves earmuffs monocle eyepatch bowtie bow-tie cravat ascot scarf shawl poncho cape cloak tiara crown diadem wreath laurel necklace beads pearls bangles cufflinks brooch pin badge sash girdle corset bustier petticoat tights leggings garter stockings kneepads armor chainmail breastplate hakama yukata sari toga robe robes cassock habit uniform costume outfit clothes clothing gown ballgown suit waistcoat overcoat raincoat jacket parka veil mask disguise wig apron overalls dungarees bib diaper nappy collar harness backpack hairband headdress headphones glasses bandage makeup wetsuit swimsuit trunks jersey rubber-boots',
)
export function isWearable(head: string): boolean {
  const one = singular(head)
  return (
    [head, one, `${head}s`, `${head}es`].some(
      (word) => WEARABLES.has(word) || MORE_WEARABLES.has(word),
    ) || /(?:shirt|coat|hat|boots|shoes|dress|suit|jacket|pants)$/.test(head)
  )
}

const MORE_FEATURES = wordList(
  'hair haircut hairdo hairstyle ponytail pigtails pigtail dreadlocks afro bob fringe locks curl beard sideburns jaw forehead nostril muscle skin fur tail tattoo piercing eyelash polka dot stripe pattern face body freckle mouth voice gaze antenna visor screen body plumage shell bark',
)
export function isFeature(head: string): boolean {
  const one = singular(head)
  return [head, one].some((word) => FEATURES.has(word) || MORE_FEATURES.has(word))
}

export function isBodyPart(head: string): boolean {
  return BODY.has(head) || BODY.has(singular(head)) || BODY.has(`${head}s`)
}

export function isHoldable(head: string): boolean {
  return HOLDABLES.has(head) || HOLDABLES.has(singular(head))
}

export const FACES =
  /^(?:smile|grin|frown|smirk|scowl|pout|expression|look|stare|gaze|wink|laugh|grimace|sneer|tear|tears|blush)$/
