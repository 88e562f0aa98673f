const fonts = 'Inter, Helvetica Neue, Arial, DejaVu Sans, Liberation Sans, sans-serif'

/** Size, color and weight of a label. */
export interface TextStyle {
  readonly size: number
  readonly color: string
  readonly weight?: number
}

/** A line of text whose baseline starts at `x`, `y`. */
export function textLine(words: string, x: number, y: number, style: TextStyle): string {
  const weight = style.weight ?? 400
  return `<text x="${x}" y="${y}" font-family="${fonts}" font-size="${style.size}" font-weight="${weight}" fill="${style.color}">${escaped(words)}</text>`
}

/** Breaks words into at most `lines` lines of about `width` pixels; what does not fit ends in an ellipsis. */
export function wrapped(words: string, width: number, size: number, lines: number): string[] {
  // Sans-serif letters are about 0.6 em wide on average in bold; a sheet's labels need no better measure.
  const perLine = Math.max(4, Math.floor(width / (size * 0.6)))
  const out: string[] = []
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const last = out.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && joined.length <= perLine) out[out.length - 1] = joined
    else out.push(word)
  }
  const cut = out.map((line) => ellipsis(line, perLine))
  if (cut.length <= lines) return cut
  return [...cut.slice(0, lines - 1), `${(cut[lines - 1] ?? '').slice(0, perLine - 1)}…`]
}

function ellipsis(line: string, length: number): string {
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
