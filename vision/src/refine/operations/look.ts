import { assign } from '../assign/assign.ts'
import { isBeing } from '../assign/being.ts'
import { setLook } from '../assign/look.ts'
import { thingsOf } from '../document/objects.ts'
import { readDeed } from '../edits/deed.ts'
import { type Done, isDone, type Operation, plain, type Scene } from '../operation.ts'
import { readCamera, readLight, readMedium, readStyle } from '../values/look.ts'
import { setPlainField } from './plain-field.ts'

const KNOWN = [readStyle, readMedium, readLight, readCamera] as const

/** "85mm, shallow depth of field": one after the other. */
function inTurn(scene: Scene, parts: readonly string[]): Done | undefined {
  let { document } = scene
  for (const part of parts) {
    const outcome = setLook({ ...scene, document }, part)
    if (outcome === undefined || 'refused' in outcome) return undefined
    document = outcome.document
  }
  return { document }
}

/** Two words for colors that are none. */
const COLORLESS =
  /^(?:(?:in|as|use|only|just|all|fully)\s+)*(?:an?\s+)?(?<how>black[ -](?:and|&)[ -]white|black\/white|b\s?&\s?w|monochrome|gr[ae]yscale|sepia)(?:\s+(?:picture|image|photo|photograph|version|only|tones?|colou?rs?))?$/i

function setColorless(scene: Scene, text: string): Done | undefined {
  const how = COLORLESS.exec(text)?.groups?.how?.toLowerCase() ?? ''
  const words = /^b/.test(how) ? 'black and white' : how
  const outcome = assign(scene, 'color scheme', { text: words, quoted: false })
  return isDone(outcome) ? outcome : undefined
}

/** "line art style", "close-up", "golden hour": words for light, camera and making by themselves. */
export const changeLook: Operation = (clause, scene): Done | undefined => {
  const text = plain(clause, clause.text)
  if (COLORLESS.test(text)) return setColorless(scene, text)
  const light = setPlainField(scene, text)
  if (light !== undefined && 'document' in light) return light
  const views = text.split(/\s+(?=from\s)/)
  if (views.length === 2 && views.every((view) => readCamera(view) !== undefined)) {
    const first = setLook(scene, views[0] ?? '')
    const both =
      first !== undefined && 'document' in first
        ? setLook({ ...scene, document: first.document }, views[1] ?? '')
        : undefined
    if (both !== undefined && 'document' in both) return both
  }
  const parts = text.split(/\s*,\s*|\s+and\s+/)
  if (parts.length > 1 && parts.every((part) => KNOWN.some((read) => read(part) !== undefined)))
    return inTurn(scene, parts)
  const [thing] = thingsOf(scene.document)
  const felt = readDeed(text)?.field === 'expression' && thing !== undefined && isBeing(thing)
  const known = KNOWN.some(
    (read) => read(text.replace(/^(?:in|as)\s+(?:an?\s+)?/i, '')) !== undefined,
  )
  if (felt || !known) return undefined
  const outcome = setLook(scene, text)
  return outcome !== undefined && 'document' in outcome ? outcome : undefined
}
