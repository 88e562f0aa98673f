import { type OptionTable, optionHelp, readOptions, type Values } from './options.ts'
import type { Terminal } from './terminal/progress.ts'

/** What a command may touch besides its options. */
export interface Surroundings {
  readonly out: Terminal
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal
}

/** A command with its options forgotten, as the table of commands holds it. */
export interface Command {
  readonly summary: string
  readonly help: string
  run(args: readonly string[], around: Surroundings): Promise<void>
}

/** Makes a command from data: its options, what it does in a line, notes for its help, and its work. */
export function command<const Table extends OptionTable>(of: {
  summary: string
  options: Table
  notes?: string
  run: (values: Values<Table>, around: Surroundings) => Promise<void>
}): Command {
  const notes = of.notes ? `\n\n${of.notes.trim()}` : ''
  return {
    summary: of.summary,
    help: `${of.summary}\n\nOptions:\n${optionHelp(of.options)}${notes}`,
    run: (args, around) => of.run(readOptions(of.options, args), around),
  }
}
