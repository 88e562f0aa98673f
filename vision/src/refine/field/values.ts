import { fieldsNamed } from '../document/fields.ts'
import { setAt } from '../document/path.ts'
import { readings, templates } from '../grammar/template.ts'
import { type Clause, type Done, done, plain, type Scene } from '../operation.ts'

const SWITCH = templates(
  '(turn|switch|set) {field} (on|off)',
  '(turn|switch) (on|off) {field}',
  '(enable|disable|activate|deactivate) {field}',
)

/** "turn the flash on": fields that are true or false. */
export function switched(clause: Clause, scene: Scene): Done | undefined {
  for (const { captures } of readings(SWITCH, clause.text)) {
    const [field] = fieldsNamed(scene.document, plain(clause, captures.field))
    if (typeof field?.value !== 'boolean') continue
    return done(
      setAt(scene.document, field.path, !/\b(?:off|disable|deactivate)\b/i.test(clause.text)),
    )
  }
  return undefined
}

const STEP = templates(
  '(increase|raise|bump|increment|bump up|count up) {field} by {n}',
  '(decrease|lower|reduce|decrement) {field} by {n}',
  '(increase|raise|bump|increment|bump up|decrease|lower|reduce|decrement) {field}',
)

/** "increase the version by 2": fields that are numbers. */
export function stepped(clause: Clause, scene: Scene): Done | undefined {
  for (const { captures } of readings(STEP, clause.text)) {
    const [field] = fieldsNamed(scene.document, plain(clause, captures.field))
    const by = captures.n === undefined ? 1 : Number(plain(clause, captures.n))
    if (typeof field?.value !== 'number' || !Number.isFinite(by)) continue
    const sign = /^(?:decrease|lower|reduce|decrement)/i.test(clause.text) ? -1 : 1
    return done(setAt(scene.document, field.path, field.value + sign * by))
  }
  return undefined
}
