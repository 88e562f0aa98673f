import { SHARED } from '../../caption/shared.ts'
import { isObject, type JsonObject, objectOf } from '../../json.ts'
import type { SchemaAnswer } from '../answers/schema-answer.ts'
import { MOST_OBJECTS, written } from './written.ts'

type Trait = NonNullable<SchemaAnswer['traits']>[number]

/** A trait with its place in the schema, such as `objects[0].pose`. */
interface Placed {
  name: string
  keys: readonly (string | number)[]
  text: string
  share: number
}

function placed({ trait, object = 0, text, images }: Trait, of: number): Placed {
  const share = Math.min(images, of) / of
  const [head = '', ...below] = trait.split('.')
  if (head !== 'object') return { name: trait, keys: [head, ...below], text, share }
  return {
    name: `objects[${object}].${below.join('.')}`,
    keys: ['objects', object, ...below],
    text,
    share,
  }
}

/** Things numbered from 0 without gaps, as a list has them. */
function renumbered(traits: readonly Trait[]): Trait[] {
  const used = traits.filter((one) => one.trait.startsWith('object.'))
  const numbers = [...new Set(used.map(({ object = 0 }) => object))].sort((a, b) => a - b)
  return traits
    .map((one) => ({ ...one, object: numbers.indexOf(one.object ?? 0) }))
    .filter((one) => one.object < MOST_OBJECTS)
}

function withTrait(schema: JsonObject, { keys, text }: Placed): JsonObject {
  const [head, second, third] = keys
  if (typeof head !== 'string') return schema
  if (typeof second === 'number' && typeof third === 'string') {
    const objects = Array.isArray(schema.objects) ? schema.objects.filter(isObject) : []
    const changed = Array.from({ length: Math.max(objects.length, second + 1) }, (_, i) =>
      i === second ? { ...objects[i], [third]: text } : (objects[i] ?? {}),
    )
    return { ...schema, objects: changed }
  }
  if (typeof second === 'string')
    return { ...schema, [head]: { ...objectOf(schema[head]), [second]: text } }
  return { ...schema, [head]: text }
}

/**
 * A visual schema from the traits that a model counted in `of` pictures: those that enough of them have, each once, and under
 * `measured_spread` how many. Where a program measured the same trait its figures stand there, which know a distance too.
 */
export function schemaOf(
  { traits = [] }: SchemaAnswer,
  of: number,
  measured: JsonObject,
): JsonObject {
  const shared = traits.filter(({ images }) => Math.min(images, of) >= SHARED * of)
  const all = renumbered(shared).map((trait) => placed(trait, of))
  const once = all.filter((one, i) => all.findIndex(({ name }) => name === one.name) === i)
  const record = once.map(({ name, share }) => {
    const own = { share: Math.round(share * 1000) / 1000 }
    return [name, measured[name] ?? own] as const
  })
  const schema = once.reduce<JsonObject>(withTrait, {})
  return written({ ...schema, measured_spread: Object.fromEntries(record) })
}
