/** Rows as aligned columns under their names. */
export function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const [first] = rows
  if (first === undefined) return ''
  const names = Object.keys(first)
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))]
  const widths = names.map((_name, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  const padded = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
  return `${padded.map((line) => line.trimEnd()).join('\n')}\n`
}
