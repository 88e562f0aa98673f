import { type JsonObject, pruneObject } from '../json.ts'
import { type RefineRequest, VisionInputError } from '../provider.ts'
import { readInstruction } from './instruction.ts'
import type { Scene } from './operation.ts'

/**
 * The document as the instruction wants it: every part of the instruction is read, or nothing is applied.
 * @throws VisionInputError naming the words that could not be read, or what the document does not have
 */
export function refineDocument(request: RefineRequest): JsonObject {
  const document = pruneObject(request.document)
  const scene: Scene = {
    document,
    emptyKeys: Object.keys(request.document).filter((key) => !Object.hasOwn(document, key)),
    ip: request.ip,
    images: request.images ?? [],
    schema: pruneObject(request.schema ?? {}),
  }
  const outcome = readInstruction(request.instruction, scene)
  if (outcome.problems.length > 0) throw new VisionInputError(outcome.problems.join(' '))
  return outcome.document
}
