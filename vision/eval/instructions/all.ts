import { adding, degrees, replacing } from './changing.ts'
import { freshFive } from './fresh-five.ts'
import { freshFour } from './fresh-four.ts'
import { freshOne } from './fresh-one.ts'
import { freshThree } from './fresh-three.ts'
import { freshTwo } from './fresh-two.ts'
import { naming } from './naming.ts'
import { counting, moving, states } from './placing.ts'
import { fields, fixing, several, unreadable } from './precise.ts'
import { negating, removing } from './removing.ts'
import { look, setting } from './setting.ts'

export const instructionCases = [
  ...setting,
  ...naming,
  ...removing,
  ...negating,
  ...replacing,
  ...adding,
  ...degrees,
  ...moving,
  ...counting,
  ...states,
  ...look,
  ...fields,
  ...fixing,
  ...several,
  ...unreadable,
  ...freshOne,
  ...freshTwo,
  ...freshThree,
  ...freshFour,
  ...freshFive,
]
