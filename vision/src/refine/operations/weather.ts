import { isObject, textOf } from '../../json.ts'
import { pathFor } from '../assign/look.ts'
import { fieldsNamed } from '../document/fields.ts'
import { getAt, setAt } from '../document/path.ts'
import { addToBackground } from '../edits/add-object.ts'
import { withEnding } from '../edits/ending.ts'
import { setField } from '../edits/set-field.ts'
import { setLight } from '../edits/set-light.ts'
import { read, templates } from '../grammar/template.ts'
import { type Done, done, type Operation, plain, type Refused, type Scene } from '../operation.ts'

const WEATHER = templates(
  "(it is|it's|its|let it be|make it|it should be|it must be|have it|let it|make the weather|the weather is|the weather should be|set the weather to|change the weather to|with|in) [be|look|a|an|the] {state:word} [weather|day|conditions]",
  '(make|let|have) [the] (scene|picture|image|background|weather|sky|setting|day) [be|look|more] {state:word}',
  '(it should|it must|let it|make it) {state:word}',
  '{state:word} (weather|day|conditions)',
)
/** What falls or hangs in the air, and how a day with it is called. */
const THINGS: ReadonlyMap<string, string> = new Map([
  ['rain', 'falling rain'],
  ['raining', 'falling rain'],
  ['rainy', 'falling rain'],
  ['snow', 'falling snow'],
  ['snowing', 'falling snow'],
  ['snowy', 'falling snow'],
  ['storm', 'a storm'],
  ['storming', 'a storm'],
  ['stormy', 'a stormy sky'],
  ['foggy', 'fog'],
  ['misty', 'mist'],
  ['hazy', 'haze'],
  ['cloudy', 'clouds'],
  ['windy', 'wind'],
])
const ADJECTIVES: ReadonlyMap<string, string> = new Map([
  ['rain', 'rainy'],
  ['raining', 'rainy'],
  ['snow', 'snowy'],
  ['snowing', 'snowy'],
  ['storm', 'stormy'],
  ['storming', 'stormy'],
])
const LIGHTS = new Set(['sunny', 'overcast', 'gray', 'grey'])

const SEASON = templates(
  '(it is|it should be|make it|set it in|it must be|change the season to|set the season to|in|the season is|let it be) [a|the] {season:word} [time|season|scene]',
)
const SEASONS = new Set(['spring', 'summer', 'autumn', 'fall', 'winter'])

/** Its own field where a document has one, else words about the background. */
function inSeason(scene: Scene, season: string): Done | Refused | undefined {
  const [field] = fieldsNamed(scene.document, 'season')
  if (field?.value !== undefined) return setField(scene.document, field, season)
  const path = pathFor(scene.document, 'background')
  const old = textOf(getAt(scene.document, path))
  if (old === undefined) return undefined
  return done(setAt(scene.document, path, withEnding(old, `, in ${season}`)), 'background')
}

/** "It is raining", "make it foggy", "sunny weather": in a field of its own, in the background, or in the light. */
export const changeWeather: Operation = (clause, scene) => {
  const season = plain(clause, read(SEASON, clause.text)?.season).toLowerCase()
  if (SEASONS.has(season)) return inSeason(scene, season)
  const state = plain(clause, read(WEATHER, clause.text)?.state).toLowerCase()
  const thing = THINGS.get(state)
  if (thing === undefined && !LIGHTS.has(state)) return undefined
  const [field] = fieldsNamed(scene.document, 'weather')
  if (field?.value !== undefined && !isObject(field.value))
    return setField(scene.document, field, ADJECTIVES.get(state) ?? state)
  if (thing === undefined)
    return /gr[ae]y/.test(state) ? undefined : done(setLight(scene.document, state), 'lighting')
  return done(addToBackground(scene.document, thing), 'background')
}
