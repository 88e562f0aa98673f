import type { PromptCase, RefinementCase } from './case.ts'
import { fresh } from './fresh.ts'
import { freshTwo } from './fresh-two.ts'
import { heldOut } from './held-out.ts'
import { written } from './written.ts'

/** All prompts, each kind with several. */
export const promptCases: readonly (PromptCase | RefinementCase)[] = [
  ...heldOut,
  ...written,
  ...fresh,
  ...freshTwo,
]
