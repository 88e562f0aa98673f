import { SCENERY } from '../../refine/words/things.ts'
import { wordList } from '../../refine/words/word-list.ts'
import { SCENES } from '../lexicon.ts'

/** Things among SCENES that one sits on or rides in rather than being there. */
const FURNITURE = wordList('sofa couch bed train bus subway boat car')

const MORE = wordList(
  `valley bay coast coastline shore seaside lakeside riverside riverbank waterfront cliff cliffs glade clearing woodland rainforest savanna
   savannah steppe tundra prairie oasis dunes wasteland marsh wetland lagoon reef glacier iceberg fjord village hamlet suburb downtown skyline cityscape landscape seascape
   square plaza courtyard backyard yard lawn square boulevard avenue crossroads intersection parking-lot driveway bakery butcher
   pharmacy pub tavern inn hotel lobby diner laundromat barbershop boutique gallery exhibition bookstore bookshop mall arcade casino nightclub club
   disco ballroom opera concert festival carnival fair fairground party wedding parade picnic funeral classroom gymnasium court
   dojo ring rink racetrack track field stadium cockpit spaceship spacecraft submarine ship-deck cellar dungeon tower ruins
   cemetery graveyard crypt monastery mosque synagogue chapel shrine pagoda pyramid metropolis megacity favela
   warehouse shipyard mine quarry construction-site laboratory observatory planetarium control-room living-room dining-room
   bathroom restroom hallway corridor staircase stairs stairway attic patio terrace veranda gazebo treehouse igloo tent campsite camp hut shack mansion villa cottage skyscraper
   penthouse loft wonderland fairyland dreamland heaven hell underworld jungle thicket bush bushes undergrowth grove orchard cornfield wheatfield
   sunflower-field flowerbed puddle puddles stream creek brook rapids harbour marina jetty wharf quay dock beachside poolside sandbox
   nursery daycare clinic ward surgery courtroom office boardroom cubicle newsroom workshop smithy forge foundry mill windmill vineyard stable
   barnyard farmyard henhouse paddock pasture countryside wilderness outback crater nebula void sky-island multiverse dimension portal
   world land kingdom realm region area place setting scene environment surroundings outdoors indoors bay rain snow fog mist storm thunderstorm blizzard snowstorm hurricane
   sandstorm drizzle wind breeze sunshine heat cold darkness dark shade smoke dust rooftop corner traffic crowd cubicle background backdrop room bedroom kitchen winter summer autumn spring fall jungle studio alleyway`,
)

/** What is around something, and what one can be in. */
export const PLACES: ReadonlySet<string> = new Set(
  [...SCENES, ...SCENERY, ...MORE].filter((word) => !FURNITURE.has(word)),
)

/** What things stand on: part of where a picture is set. */
export const SURFACES = wordList(
  `table desk shelf floor ground grass ice sand stone tablecloth counter countertop windowsill sill rug carpet pedestal podium plinth
   marble concrete pavement tabletop plate tray cloth linen fabric moss snow leaves asphalt cobblestones tiles board surface mirror
   wall worktop workbench mat blanket hay straw gravel pebbles wood slab picnic-blanket`,
)

/** Weather and what goes with a season: a place is beside it. */
export const WEATHER = wordList(
  'rain snow fog mist storm thunderstorm blizzard snowstorm hurricane sandstorm drizzle wind sunshine heat winter summer autumn spring fall darkness smoke dust',
)

export function isPlace(head: string): boolean {
  if (PLACES.has(head)) return true
  return /(?:room|shop|yard|field|land|side|station|park|scape|house|hall|grounds|woods|world|market|garden|forest)$/.test(
    head,
  )
}
