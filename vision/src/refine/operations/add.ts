import { each } from '../add/each.ts'
import { give, handed } from '../add/give.ts'
import { mention } from '../add/mention.ts'
import { addText } from '../add/text.ts'
import { add } from '../add/thing.ts'
import { toField } from '../add/to-field.ts'
import { ADD, GIVE, MENTION, TO_FIELD } from '../add/wordings.ts'
import type { Operation } from '../operation.ts'

/** "Add a red hat", "give her a stick", "add clouds to the background", "there should be three birds", "write 'SALE'". */
export const addSomething: Operation = (clause, scene) =>
  addText(clause, scene) ??
  each(clause, scene, TO_FIELD, toField) ??
  each(clause, scene, MENTION, mention) ??
  handed(clause, scene) ??
  each(clause, scene, GIVE, give) ??
  each(clause, scene, ADD, add)
