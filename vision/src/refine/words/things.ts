import { wordList } from './word-list.ts'

/** What somebody wears; singular, and plural where it only comes in pairs. */
export const WEARABLES = wordList(
  `hat cap beanie helmet crown tiara hood headband bandana headscarf wig veil turban beret sombrero fedora bonnet scarf shawl tie
   bowtie necktie collar necklace pendant choker medal badge brooch earring earrings ring bracelet watch wristband anklet belt
   sash suspenders shirt tshirt blouse top sweater jumper hoodie jacket coat raincoat parka blazer vest waistcoat tunic robe gown
   dress skirt kilt kimono sari apron overall overalls dungarees jeans trousers pants shorts leggings tights stockings socks sock
   shoe shoes boot boots sandal sandals sneaker sneakers slipper slippers heels glove gloves mitten mittens gauntlet glasses
   eyeglasses spectacles sunglasses goggles monocle eyepatch mask armor armour cape cloak poncho uniform costume suit spacesuit
   tuxedo pajamas swimsuit bikini backpack rucksack satchel handbag purse lanyard bow ribbon headphones earmuffs garland lei
   jersey cardigan turtleneck polo leotard tutu toga corset bib diaper wetsuit lab-coat clothes outfit garment`,
)

/** What belongs to a body or to a surface; said in the appearance. */
export const FEATURES = wordList(
  `freckle freckles beard mustache moustache goatee stubble eyebrow eyebrows eyelash eyelashes eye eyes pupil pupils nose mouth
   lip lips tooth teeth fang fangs tongue ear ears cheek cheeks chin hair fringe bangs ponytail braid braids bun mohawk curls fur
   mane tail wing wings horn horns antler antlers antenna antennas antennae feather feathers beak claw claws paw paws hoof hooves
   fin fins scale scales spike spikes spine shell trunk tusk tusks whisker whiskers scar scars tattoo tattoos wrinkle wrinkles
   dimple dimples mole birthmark stripe stripes spot spots dot dots stain stains scratch scratches crack cracks rust pattern
   patterns skin complexion makeup lipstick blush halo aura leaf leaves petal petals stem handle lid label sticker logo button
   buttons zipper pocket pockets patch patches stitching hem sleeve sleeves fringe tassel tassels wheel wheels headlight
   headlights bumper door doors window windows chimney roof arm arms leg legs hand hands foot feet belly head face neck`,
)

/** Parts of a body: "on her head" goes with the hat. */
export const BODY = wordList(
  `head neck hand hands arm arms shoulder shoulders back face eye eyes nose mouth ear ears foot feet leg legs waist wrist wrists
   forearm forearms thumb elbow elbows ankle ankles thigh thighs calf temple temples palm palms wing wings
   finger fingers chest hair belly hip hips knee knees paw paws tail top cheek cheeks forehead lap body chin`,
)

/** Who can smile, sit and wear something. */
export const BEINGS = wordList(
  `person people man men woman women boy boys girl girls child children kid kids baby toddler teenager adult lady gentleman guy
   king queen prince princess knight wizard witch pirate ninja robot android alien monster ghost zombie vampire fairy elf dwarf
   orc troll goblin giant angel demon dragon unicorn mermaid superhero hero villain warrior soldier astronaut chef cook doctor
   nurse teacher student farmer sailor captain explorer detective policeman firefighter clown magician dancer singer musician
   artist painter character mascot creature figure animal dog dogs puppy cat cats kitten fox wolf bear lion tiger elephant
   giraffe zebra horse pony donkey cow pig sheep goat rabbit bunny hare mouse rat hamster squirrel hedgehog beaver otter raccoon
   panda koala kangaroo monkey ape gorilla sloth bat deer moose bird owl eagle hawk crow raven parrot penguin duck goose swan
   chicken hen rooster turkey peacock flamingo frog toad turtle tortoise lizard snake crocodile dinosaur fish shark whale dolphin
   octopus squid crab lobster snail bee butterfly ladybug ant spider caterpillar gopher toy doll teddy snowman scarecrow skeleton
   husky corgi poodle terrier bulldog seagull seagulls capybara axolotl gnome imp sprite samurai viking cowboy cyborg centaur
   lamb calf foal cub duckling chick tourist couple family crowd bride groom baker barista gardener fisherman surfer skater`,
)

/** People, for whom "she" and "he" may stand even where animals do not. */
export const PERSONS = wordList(
  `person man woman boy girl child kid baby toddler teenager adult lady gentleman guy king queen prince princess knight wizard
   witch pirate ninja fairy elf superhero hero villain warrior soldier astronaut chef cook doctor nurse teacher student farmer
   sailor captain explorer detective clown magician dancer singer musician artist painter mermaid bride groom`,
)

/** Held in a hand rather than put beside somebody. */
export const HOLDABLES = wordList(
  `stick cane wand staff sword dagger shield spear axe bow gun torch flashlight lamp lantern book map scroll letter pen pencil
   brush paintbrush umbrella parasol flower rose bouquet balloon flag banner sign cup mug glass bottle spoon fork knife plate
   bowl tray phone camera microphone guitar violin flute trumpet drum ball racket bat key compass telescope magnifier bag basket
   box gift present cake lollipop icecream cone apple banana sandwich pizza coffee tea newspaper tablet laptop broom hammer
   wrench fan rope whip trident scepter candle clipboard magnifying-glass`,
)

/** Made of: such words belong to one thing and do not pass on to the one that takes its place. */
export const MATERIALS = wordList(
  `wooden wood metal metallic golden silver brass bronze copper iron steel glass paper leather plastic rubber stone marble
   ceramic porcelain clay wool woolen cotton silk velvet denim felt knitted linen straw bamboo`,
)

/** Words for the picture as a whole. */
export const PICTURE = wordList(
  'picture image photo photograph illustration drawing painting render scene composition everything artwork shot icon frame result prompt visual',
)

/** In the background unless somebody says otherwise. */
export const SCENERY = wordList(
  `cloud clouds sky stars moon sun rainbow mountain mountains hills forest trees meadow field sea ocean waves lake river beach sand
   snow snowflakes rain raindrops fog mist haze smoke aurora skyline city buildings skyscrapers ruins desert dunes jungle waterfall
   fireworks confetti bokeh fireflies sparkles bubbles leaves petals galaxy nebula planets lightning storm`,
)

/** Counted by a word before them: "a bunch of grapes" is grapes. */
export const MEASURES = wordList(
  `bunch pair group set piece cluster bouquet stack row pile bowl cup glass plate basket bottle slice herd flock crowd handful dozen
   couple lot number variety collection trio team line wall field sea shade patch`,
)

/** "a photo of a girl": the girl is what it shows. */
export const DEPICTIONS = wordList(
  `photo photograph picture image illustration drawing painting sketch render rendering portrait closeup close-up view icon
   depiction watercolor scene shot snapshot cartoon logo sticker symbol emoji silhouette figure`,
)

/** "umbrella icon": goes by what it shows as well. */
export const ICONS = wordList('icon icons logo sticker symbol emoji')

/** One word for another that people use for the same thing. The first is the usual one. */
export const SAME_THINGS: readonly ReadonlySet<string>[] = [
  'background backdrop bg',
  'glasses eyeglasses spectacles',
  'outline outlines contour contours',
  'sofa couch',
  'mustache moustache',
  'armor armour',
  'photo photograph picture',
  'rabbit bunny',
  'trousers pants',
  'text lettering writing caption words inscription',
  'shadow shade',
  'picture image',
  'pajamas pyjamas',
  'watch wristwatch',
  'earring earrings',
  'bike bicycle',
  'plane airplane aeroplane',
  'tv television',
  'phone smartphone',
  'kid child',
  'kitten kitty',
  'puppy pup',
].map(wordList)
