import type { Target } from './target.ts'

/** Makes something of a target when it is first asked for, and then gives the same to whoever asks. */
export function once<Made>(
  make: (target: Target) => Promise<Made>,
): (target: Target) => Promise<Made> {
  const made = new WeakMap<Target, Promise<Made>>()
  return (target) => {
    const known = made.get(target) ?? make(target)
    made.set(target, known)
    return known
  }
}
