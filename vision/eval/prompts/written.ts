import type { PromptCase, RefinementCase } from './case.ts'

/** Written while the reader was built. */
export const written: readonly (PromptCase | RefinementCase)[] = []
