/** A stretch of a text's parts, and what stands in its place. */
export interface Hunk {
  /** From this part on, up to `end`. */
  start: number
  end: number
  parts: readonly string[]
}

/** Lengths of the longest common subsequences of what is left from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, next] = [rows[i], rows[i + 1]]
    if (row === undefined || next === undefined) continue
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return rows
}

/** What has to change in a list of parts to make another of it, from the beginning on; stretches never meet. */
export function hunksOf(base: readonly string[], changed: readonly string[]): Hunk[] {
  const lengths = commonLengths(base, changed)
  const left = (i: number, j: number) => lengths[i]?.[j] ?? 0
  const isCommon = (i: number, j: number) => i < base.length && base[i] === changed[j]
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  while (i < base.length || j < changed.length) {
    const [start, from] = [i, j]
    while ((i < base.length || j < changed.length) && !isCommon(i, j)) {
      const isRemoved = j >= changed.length || left(i + 1, j) >= left(i, j + 1)
      if (i < base.length && isRemoved) i++
      else j++
    }
    if (i > start || j > from) hunks.push({ start, end: i, parts: changed.slice(from, j) })
    while (isCommon(i, j)) [i, j] = [i + 1, j + 1]
  }
  return hunks
}

/** Whether two changes are one and the same. */
export function isSameHunk(a: Hunk, b: Hunk): boolean {
  return isSameSpan(a, b) && a.parts.join('') === b.parts.join('')
}

export function isSameSpan(a: Hunk, b: Hunk): boolean {
  return a.start === b.start && a.end === b.end
}

/** Whether two changes overlap, or have fewer than so many unchanged parts between them. */
export function isNear(a: Hunk, b: Hunk, parts: number): boolean {
  return a.start < b.end + parts && b.start < a.end + parts
}

/** A list of parts with changes that do not overlap. */
export function withHunks(base: readonly string[], hunks: readonly Hunk[]): string[] {
  const parts: string[] = []
  let at = 0
  for (const hunk of hunks.toSorted((a, b) => a.start - b.start)) {
    parts.push(...base.slice(at, hunk.start), ...hunk.parts)
    at = hunk.end
  }
  return [...parts, ...base.slice(at)]
}
