import { isObject, type JsonObject, objectsOf } from '../../json.ts'
import { normalizeDocument } from '../../json-schemas/normalize.ts'
import type { IpContext } from '../../provider.ts'
import { AnswerFault } from '../errors.ts'

/** Objects that a document which the server writes has at most. */
export const MOST_OBJECTS = 5
/** Characters of JSON that the contract lets a caller send back. */
const MOST_CHARACTERS = 262_144

/** The subject under its name: what a character is called has to stand in every caption and prompt for the model to learn it. */
function withName(document: JsonObject, { ip_type, ip_name }: IpContext): JsonObject {
  const [first, ...others] = objectsOf(document)
  const name = ip_name.trim()
  if (ip_type !== 'defined_character' || name === '' || first === undefined) return document
  const description = typeof first.description === 'string' ? first.description : ''
  if (description.toLowerCase().includes(name.toLowerCase())) return document
  const named = description === '' ? name : `${name}, ${description}`
  return { ...document, objects: [{ ...first, description: named }, ...others] }
}

/**
 * A new document as it is handed out: named, in its normal form, and no larger than a caller may send back.
 * @throws AnswerFault when it is larger
 */
export function written(document: JsonObject, ip?: IpContext): JsonObject {
  const normal = normalizeDocument(ip === undefined ? document : withName(document, ip))
  if (JSON.stringify(normal).length > MOST_CHARACTERS)
    throw new AnswerFault('the answer is far too long; be brief')
  return normal
}

/** Lists of objects only: whatever else stands there is no object of a picture. */
export function splitObjects(document: JsonObject): { objects: JsonObject[]; rest: JsonObject } {
  const { objects, ...rest } = document
  return { objects: Array.isArray(objects) ? objects.filter(isObject) : [], rest }
}
