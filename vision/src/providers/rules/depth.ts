/** What the server keeps is nested no deeper. */
export const MOST_LEVELS = 32

/** Whether lists and objects lie at most `levels` deep in each other; looks no deeper than that. */
export function isShallow(value: unknown, levels = MOST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((child) => isShallow(child, levels - 1))
}
