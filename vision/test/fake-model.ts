import { isObject, type JsonObject, type JsonValue, objectsOf } from '../src/json.ts'
import type { Asked, Reply } from './fake-vlm-server.ts'

/** What is asked, by the facts that a question holds. */
type Task = 'schema' | 'edits' | 'prompt' | 'caption'

function taskOf({ facts, system }: Asked): Task {
  if ('pictures' in facts) return 'schema'
  if ('document' in facts) return 'edits'
  return system.includes('turn a person') ? 'prompt' : 'caption'
}

function objectOf(value: unknown): JsonObject {
  return isObject(value as JsonValue) ? (value as JsonObject) : {}
}

/** The traits that were measured, each seen in all pictures, and one that only half of them have. */
function measuredTraits({ facts }: Asked): JsonObject[] {
  const images = Number(facts.pictures)
  const { objects: _objects, ...rest } = objectOf(facts.measured)
  const [first = {}] = objectsOf(objectOf(facts.measured))
  const texts = (prefix: string, node: JsonObject): JsonObject[] =>
    Object.entries(node).flatMap(([key, value]) => {
      if (isObject(value)) return texts(`${prefix}${key}.`, value)
      return typeof value === 'string' ? [{ trait: `${prefix}${key}`, text: value, images }] : []
    })
  const rare = { trait: 'object.pose', object: 0, text: 'jumping', images: Math.floor(images / 2) }
  return [...texts('object.', first), ...texts('', rest), rare]
}

function described(schema: JsonObject, words: string): JsonObject {
  const objects = objectsOf(schema).map((_, i) => ({
    schema_object: i,
    description: words,
    pose: 'standing',
  }))
  return {
    short_description: words,
    objects: objects.length > 0 ? objects : [{ schema_object: null, description: words }],
    background_setting: 'a meadow with yellow flowers',
    overrides: ['background_setting'],
  }
}

/** A model that does what it is told. */
export function sensible(asked: Asked): Reply {
  const { facts } = asked
  const schema = objectOf(facts.schema)
  switch (taskOf(asked)) {
    case 'schema':
      return { json: { kind: 'other', traits: measuredTraits(asked) } }
    case 'caption':
      return { json: described(schema, 'a figure that waves') }
    case 'prompt':
      return { json: described(schema, String(facts.prompt ?? 'a figure')) }
    case 'edits':
      return { json: { edits: [{ path: '/background_setting', value: '"a sandy beach"' }] } }
  }
}

const OTHER = 'neon blue robot in a black cloak'

/** Every text of a document said otherwise. */
function contrary(value: JsonValue): JsonValue {
  if (typeof value === 'string') return OTHER
  if (Array.isArray(value)) return value.map(contrary)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, contrary(child)]))
}

function pointers(value: JsonValue, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => pointers(item, `${at}/${i}`))
  if (!isObject(value)) return [at]
  return Object.entries(value).flatMap(([key, child]) =>
    pointers(child, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}

/** A model that breaks every rule its form lets it break. */
export function adversarial(asked: Asked): Reply {
  const schema = objectOf(asked.facts.schema)
  const document = objectOf(asked.facts.document)
  const crowd = Array.from({ length: 40 }, (_, i) => ({
    schema_object: i % 7,
    description: `${OTHER} ${i}`,
    clothing: i % 2 === 0 ? '' : null,
    shape_and_color: OTHER,
    invented_key: { deep: [null, '', {}] },
  }))
  const picture = {
    ...objectOf(contrary(schema)),
    short_description: OTHER,
    objects: crowd,
    lighting: { conditions: '', direction: null, invented: [] },
    text_render: [{}, { text: ' ' }],
    context: ' ',
  }
  switch (taskOf(asked)) {
    case 'schema': {
      const rare = Math.ceil(Number(asked.facts.pictures) * 0.8) - 1
      const traits = ['style_medium', 'object.pose', 'lighting.conditions'].flatMap((trait, i) => [
        { trait, object: 100 + i, text: 'too rare', images: rare },
        { trait, object: 7 * i, text: 'said of more pictures than there are', images: 999 },
        { trait, object: 7 * i, text: 'said twice', images: 999 },
      ])
      const objects = crowd.map((_, i) => ({
        trait: 'object.texture',
        object: i,
        text: `thing ${i}`,
        images: 999,
      }))
      return { json: { kind: 'icons', traits: [...traits, ...objects] } }
    }
    case 'caption':
    case 'prompt': {
      const overrides = ['objects.pose', 'short_description', 'background_setting', 'context']
      const overruled = [
        { words: 'words that nobody wrote', field: '/style_medium' },
        { words: 'a', field: '/no/such/field' },
        { words: 'a', field: 'no pointer' },
      ]
      return { json: { ...picture, overrides, overruled } }
    }
    case 'edits': {
      const all = pointers(document).filter((path) => path !== '')
      const edits = all.map((path, i) => ({ path, value: i % 2 === 0 ? null : `"${OTHER}"` }))
      return { json: { problem: null, edits } }
    }
  }
}
