import type { JsonObject } from '../json.ts'
import { applyClause, type Failure } from './apply-clause.ts'
import { fieldsNamed } from './document/fields.ts'
import { getAt, type Path, setAt } from './document/path.ts'
import { COMMANDS } from './grammar/verbs.ts'
import { type Clause, clauseOf, type Done, done, isDone, plain, type Scene } from './operation.ts'

const LEAD = /^(?:in|for|within|inside)\s+/i
const NOISE = /\s+(?:field|key|section|property|only)$/i
const PLACING = /^(?:add|put|place|show|draw|include|insert)\s/i
const PLACES =
  /^(?:in|on|at)\s+(?:the\s+)?(?:\S+\s+)?(?:background|foreground|sky|distance|left|right|corner|cent(?:er|re)|middle|top|bottom|front)(?:\s+side|\s+of\s.+)?$/i

/** "In the background, add a tree", "In the caption, replace …": the words before the comma go with those after it. */
export function joinScopes(clauses: readonly string[], document: JsonObject): string[] {
  const joined: string[] = []
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i] ?? ''
    const next = clauses[i + 1]
    const placing = next !== undefined && PLACES.test(clause) && PLACING.test(next)
    const scope =
      next !== undefined && LEAD.test(clause) && scopeOf(clause.replace(LEAD, ''), document)
    if (placing) joined.push(`${next} ${clause}`)
    else if (scope) joined.push(`${clause} , ${next}`)
    else joined.push(clause)
    if (placing || scope) i++
  }
  return joined
}

/** A field that is there and that the words name; a background is a place as well, and no scope by that word alone. */
function scopeOf(words: string, document: JsonObject): Path | undefined {
  const name = words.replace(/^(?:the|its|her|his)\s+/i, '').replace(NOISE, '')
  if (
    /^(?:background|scene|picture|image|photo)$/i.test(name) &&
    name === words.replace(/^the /i, '')
  )
    return undefined
  return fieldsNamed(document, name).find(({ by, value }) => by !== 'home' && value !== undefined)
    ?.path
}

const MAX_WORDS = 7

/** "in background_setting change plain to textured": the rest is done to that field alone. Undefined where no field leads. */
export function readScoped(clause: Clause, scene: Scene): Done | Failure | undefined {
  if (!LEAD.test(clause.text)) return undefined
  const words = clause.text.replace(LEAD, '').split(' ')
  for (let at = 1; at <= Math.min(words.length - 2, MAX_WORDS); at++) {
    if (!COMMANDS.has(words[at]?.toLowerCase() ?? '')) continue
    const where = plain(clause, words.slice(0, at).join(' ')).replace(/\s*,$/, '')
    const path = scopeOf(where, scene.document)
    if (path !== undefined) return within(path, words.slice(at).join(' '), clause, scene)
  }
  return undefined
}

const AFTER =
  /^(?<rest>\S.*?)\s+(?:(?:but\s+)?only\s+)?in\s+(?:the\s+)?(?<where>\S+(?:\s\S+){0,3}?)(?:\s+(?:only|field|key|section))?$/i

/** "replace plain with textured, only in the short description". */
export function readScopedAfter(clause: Clause, scene: Scene): Done | undefined {
  const { rest, where } = AFTER.exec(clause.text)?.groups ?? {}
  if (rest === undefined || where === undefined) return undefined
  const path = scopeOf(plain(clause, where), scene.document)
  const outcome = path && within(path, rest.replace(/\s*,$/, ''), clause, scene)
  return outcome !== undefined && isDone(outcome) ? outcome : undefined
}

/** What the rest makes of a document with nothing but that field. */
function within(path: Path, rest: string, clause: Clause, scene: Scene): Done | Failure {
  const own = getAt(scene.document, path)
  if (own === undefined) return { message: '' }
  const place = path.map((key) => (typeof key === 'number' ? 0 : key))
  const alone = { ...scene, document: setAt({}, place, own) }
  const outcome = applyClause(clauseOf(rest, clause.quotes), alone)
  if (!isDone(outcome)) return outcome
  return done(setAt(scene.document, path, getAt(outcome.document, place)), outcome.last)
}
