import { isObject, type JsonObject, type JsonValue } from '../../src/json.ts'
import type { VisionAnswer, VisionProvider } from '../../src/provider.ts'
import { brokenRules, lostIdentity, lostTraits } from '../../test/rules.ts'
import { valueAt } from '../judge.ts'

/** Something that must be so of an answer, in words for whoever reads that it is not. */
export interface Check {
  says: string
  holds: (answer: VisionAnswer) => boolean
}

/** A question to a service, and what a person would expect of the answer; not its words, which are the model's. */
export interface ServiceCase {
  kind: 'schema' | 'caption' | 'prompt' | 'change'
  name: string
  ask: (vision: VisionProvider) => Promise<VisionAnswer>
  checks: readonly Check[]
}

function textIn(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textIn).join('\n')
  return isObject(value) ? Object.values(value).map(textIn).join('\n') : String(value ?? '')
}

/** The field at a pointer, or what lies below it, says something that matches; '' is the whole document. */
export function says(pointer: string, pattern: RegExp): Check {
  return {
    says: `${pointer || 'the answer'} says ${pattern}`,
    holds: ({ document }) => pattern.test(textIn(valueAt(document, pointer))),
  }
}

/** Nothing in the answer, or below a pointer, matches. */
export function never(pattern: RegExp, pointer = ''): Check {
  return {
    says: `${pointer || 'the answer'} does not say ${pattern}`,
    holds: ({ document }) => !pattern.test(textIn(valueAt(document, pointer))),
  }
}

/** Some object matches every pattern. */
export function anObject(...patterns: readonly RegExp[]): Check {
  return {
    says: `an object says ${patterns.join(' and ')}`,
    holds: ({ document }) => {
      const objects = Array.isArray(document.objects) ? document.objects : []
      return objects.some((object) => patterns.every((pattern) => pattern.test(textIn(object))))
    },
  }
}

/** A field is absent. */
export function open(pointer: string): Check {
  return {
    says: `${pointer} is left open`,
    holds: ({ document }) => valueAt(document, pointer) === undefined,
  }
}

/** So many alike are counted, or described one by one. */
export function counts(number: number, pattern: RegExp): Check {
  const alike = (object: JsonValue) => isObject(object) && pattern.test(textIn(object))
  return {
    says: `${number} of ${pattern} are counted`,
    holds: ({ document }) => {
      const objects = (Array.isArray(document.objects) ? document.objects : []).filter(alike)
      const of = (object: JsonValue) => Number((object as JsonObject).number_of_objects ?? 1)
      return objects.reduce((sum: number, object) => sum + of(object), 0) === number
    },
  }
}

/** The notes name words of the prompt that the field overruled. */
export function overrules(field: string, words: RegExp): Check {
  return {
    says: `a note says that ${field} overruled ${words}`,
    holds: ({ notes }) =>
      notes.some(
        (note) =>
          note.code === 'words_overruled' &&
          note.field === field &&
          words.test(note.words.join(' ')),
      ),
  }
}

/** No note is given. */
export const overrulesNothing: Check = {
  says: 'nothing was overruled',
  holds: ({ notes }) => notes.length === 0,
}

/** The rules that code enforces; a service that breaks one has shown a fault of the program. */
export const obeys: Check = {
  says: 'the rules of all documents hold',
  holds: ({ document }) => brokenRules(document).length === 0,
}

/** Every trait of the schema stands in it word for word. */
export function captions(schema: JsonObject): Check {
  return {
    says: 'every shared trait is there word for word',
    holds: ({ document }) => lostTraits(document, schema).length === 0,
  }
}

/** The identity of the schema stands in it word for word. */
export function keeps(schema: JsonObject): Check {
  return {
    says: 'the identity is there word for word',
    holds: ({ document }) => lostIdentity(document, schema).length === 0,
  }
}
