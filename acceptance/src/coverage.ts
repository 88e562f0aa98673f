import { existsSync } from 'node:fs'
import type { Operation } from './document.ts'
import type { Exchange } from './recorder.ts'

// The table of COVERAGE.md: a row for each operation, a column for each status, and in a cell the specs that show it. A cell may also
// name a note, such as [a], which says below the table where else it is shown, or why it is not.

/** Names in the cell of an operation and a status. */
export type Cells = Map<string, Map<string, string[]>>

const START = '<!-- table -->'
const END = '<!-- /table -->'
const NOTE = /^\[\w\]$/
/** Shows the form of a refusal and not its cause, so it counts where nothing else does. */
const ON_DEMAND = 'test-token'

const rowsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

function tableOf(text: string): string[] {
  const [, table = ''] = /<!-- table -->\n([\s\S]*?)<!-- \/table -->/.exec(text) ?? []
  return table.split('\n').filter((line) => line.startsWith('|'))
}

/** Reads the table of the file. */
export function parseCells(text: string): Cells {
  const [head = '', , ...lines] = tableOf(text)
  const statuses = rowsOf(head).slice(1)
  return new Map(
    lines.map(rowsOf).map(([operation = '', ...cells]) => {
      const named = cells.map(
        (cell, i) => [statuses[i] ?? '', cell.split(/,?\s+/).filter(Boolean)] as const,
      )
      return [operation.replaceAll('`', ''), new Map(named.filter(([, names]) => names.length > 0))]
    }),
  )
}

/** The names of the notes below the table. */
export function noteNames(text: string): Set<string> {
  const after = text.split(END)[1] ?? ''
  return new Set([...after.matchAll(/^- (\[\w\]) \S/gm)].map(([, name = '']) => name))
}

/** What is wrong with the table: an operation or a documented status without a cell, a spec or a file that is not there, a note without words. */
export function faultsOf(text: string, operations: readonly Operation[]): string[] {
  const cells = parseCells(text)
  const notes = noteNames(text)
  const missing = operations.flatMap(({ name, statuses }) =>
    statuses
      .filter((status) => !cells.get(name)?.has(status))
      .map((status) => `${name} ${status}: no cell`),
  )
  const known = new Set(operations.map(({ name }) => name))
  const surplus = [...cells.keys()]
    .filter((name) => !known.has(name))
    .map((name) => `${name}: no operation`)
  const names = new Set([...cells.values()].flatMap((row) => [...row.values()].flat()))
  const unknown = [...names].filter((name) =>
    NOTE.test(name) ? !notes.has(name) : !existsSync(fileOf(`acceptance/specs/${name}.ts`)),
  )
  const files = [...text.matchAll(/`(server\/[\w./-]+\.ts)`/g)].map(([, file = '']) => file)
  const gone = files.filter((file) => !existsSync(fileOf(file)))
  return [
    ...missing,
    ...surplus,
    ...unknown.map((name) => `${name}: nothing is called so`),
    ...gone.map((file) => `${file}: no such file`),
  ]
}

const fileOf = (path: string) => new URL(`../../${path}`, import.meta.url)

/** The specs in which each status of each operation came over the wire. */
export function seenCells(
  exchanges: readonly Exchange[],
  find: (method: string, path: string) => Operation | undefined,
): Cells {
  const cells: Cells = new Map()
  for (const { method, path, status, spec } of exchanges) {
    const operation = find(method, path)
    if (operation === undefined) continue
    const row = cells.get(operation.name) ?? new Map<string, string[]>()
    cells.set(operation.name, row)
    const column = status >= 500 && operation.statuses.includes('5XX') ? '5XX' : String(status)
    row.set(column, [...new Set([...(row.get(column) ?? []), spec])])
  }
  return cells
}

/** Claims of the table that the wire did not bear out. */
export function unseenClaims(text: string, seen: Cells): string[] {
  return [...parseCells(text)].flatMap(([operation, row]) =>
    [...row].flatMap(([status, names]) =>
      names
        .filter((name) => !NOTE.test(name) && !seen.get(operation)?.get(status)?.includes(name))
        .map((name) => `${operation} ${status}: not seen in ${name}`),
    ),
  )
}

/** The file with its table written anew from what was seen. What a cell names already stays, as far as it was seen: of many specs those that tell most. */
export function written(text: string, operations: readonly Operation[], seen: Cells): string {
  const before = parseCells(text)
  const statuses = [...new Set(operations.flatMap((operation) => operation.statuses))].sort()
  const rows = operations.map(({ name, statuses: documented }) => [
    `\`${name}\``,
    ...statuses.map((status) => {
      if (!documented.includes(status)) return ''
      const specs = seen.get(name)?.get(status) ?? []
      const real = specs.filter((spec) => spec !== ON_DEMAND)
      const named = before.get(name)?.get(status) ?? []
      const kept = named.filter((word) => real.includes(word))
      const notes = named.filter((word) => NOTE.test(word))
      const all = real.length > 0 ? real : specs
      return [...(kept.length > 0 ? kept : all), ...notes].join(', ')
    }),
  ])
  const lines = aligned([['operation', ...statuses], ...rows])
  const [head = '', rest = ''] = [text.split(START)[0], text.split(END)[1]]
  return `${head}${START}\n\n${lines}\n\n${END}${rest}`
}

/** Rows as the lines of a table, below the first one the rule; as wide as their widest cells, so that the file reads as it is. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_head, i) =>
    Math.max(3, ...rows.map((row) => (row[i] ?? '').length)),
  )
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, i) => (row[i] ?? '').padEnd(width)).join(' | ')} |`
  const rule = line(widths.map((width) => '-'.repeat(width)))
  const [head = [], ...rest] = rows
  return [line(head), rule, ...rest.map(line)].join('\n')
}
