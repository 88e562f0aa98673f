import { beforeAll, describe } from 'vitest'
import type { Target } from './target.ts'

/** A part of the suite, named as its file in `specs/`; what it asks is put down to that name. */
export function spec(
  name: string,
  target: () => Target,
  register: (target: () => Target) => void,
): void {
  describe(name, () => {
    beforeAll(() => target().recorder.begin(name))
    register(target)
  })
}
