import type { PixelImage } from '../../src/provider.ts'
import { type Check, never, obeys, open, type ServiceCase, says } from './case.ts'
import { bolos, dusks, icons, squares } from './pictures.ts'

function schemaOf(
  name: string,
  images: () => Promise<readonly PixelImage[]>,
  checks: readonly Check[],
): ServiceCase {
  return {
    kind: 'schema',
    name,
    ask: async (vision) => vision.generateSchema({ images: await images() }),
    checks: [obeys, ...checks],
  }
}

const NO_TALK = never(/\b(all|each|every|most|some)( of the)? (images|pictures)|usually|sometimes/i)

export const schemaCases: readonly ServiceCase[] = [
  schemaOf('a character before six backgrounds', bolos, [
    says('/objects/0', /orange/i),
    says('/objects/0', /bow ?tie/i),
    says('', /outline/i),
    never(/pink|purple|lavender|yellow background/i, '/background_setting'),
    never(/wav|raised/i),
    open('/short_description'),
    NO_TALK,
  ]),
  schemaOf('icons of one line', icons, [
    says('', /line|stroke/i),
    says('', /navy|blue/i),
    says('', /white/i),
    says('', /round/i),
    never(/heart|star|envelope|house|arrow/i),
    never(/gradient|shadow|3d/i),
    NO_TALK,
  ]),
  schemaOf('scenes of one evening', dusks, [
    says('', /dusk|sunset|evening|twilight|low sun/i),
    says('', /orange/i),
    says('', /purple|violet/i),
    says('', /silhouette|flat|hill/i),
    never(/boat|bird|house|tree/i),
    NO_TALK,
  ]),
  schemaOf('squares of two colors', squares, [
    says('', /square/i),
    says('', /white/i),
    never(/\b(red|blue)\b/i),
    NO_TALK,
  ]),
]
