import { type JsonObject, pruneObject } from '../../json.ts'
import { rewriteTexts } from '../document/texts.ts'

/** Every text through one function. */
export function setText(document: JsonObject, change: (text: string) => string): JsonObject {
  return rewriteTexts(document, ({ text }) => change(text)).document
}

/** What is left when texts are gone: no empty lists and objects; text_render entries without a text go whole. */
export function withoutEmptyTexts(document: JsonObject): JsonObject {
  return pruneObject(document)
}
