import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** One option of a command; its kind decides what a value must be. */
export type Option =
  | { readonly kind: 'text'; readonly help: string; readonly placeholder: string }
  | { readonly kind: 'list'; readonly help: string; readonly placeholder: string }
  | { readonly kind: 'flag'; readonly help: string }
  | { readonly kind: 'whole'; readonly help: string; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly help: string; readonly values: readonly string[] }

/** The options of a command by name, without the dashes. */
export type OptionTable = Readonly<Record<string, Option>>

type Value<O extends Option> = O extends { kind: 'whole' }
  ? number
  : O extends { kind: 'choice'; values: readonly (infer Choice)[] }
    ? Choice
    : string

/** The values given on the command line; an option that was not given is undefined, a list is empty, a flag is false. */
export type Values<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends { kind: 'list' }
    ? readonly string[]
    : Table[Name] extends { kind: 'flag' }
      ? boolean
      : Value<Table[Name]> | undefined
}

/** The command line is wrong; the message says which word and what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Reads a command's arguments by its table.
 *
 * @throws {UsageError} an unknown option, a missing value, a value out of range, or a stray word
 */
export function readOptions<const Table extends OptionTable>(
  table: Table,
  args: readonly string[],
): Values<Table> {
  const given = parsed(table, args)
  const values = Object.entries(table).map(([name, option]) => [
    name,
    checked(name, option, given[name]),
  ])
  return Object.fromEntries(values)
}

function parsed(table: OptionTable, args: readonly string[]) {
  const options: ParseArgsOptionsConfig = {}
  for (const [name, option] of Object.entries(table)) {
    const type = option.kind === 'flag' ? 'boolean' : 'string'
    options[name] = { type, multiple: option.kind === 'list' }
  }
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    // node:util names the bad word in its first sentence; the rest is advice on positionals we do not take.
    const words = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new UsageError(words, { cause: error })
  }
}

function checked(name: string, option: Option, given: unknown): unknown {
  if (option.kind === 'list') return given ?? []
  if (option.kind === 'flag') return given === true
  if (typeof given !== 'string') return undefined
  if (option.kind === 'whole') return wholeNumber(name, option, given)
  if (option.kind === 'choice' && !option.values.includes(given)) {
    throw new UsageError(`--${name} must be one of ${option.values.join(', ')}; got '${given}'`)
  }
  return given
}

function wholeNumber(name: string, option: { least: number; most: number }, given: string): number {
  const value = Number(given)
  if (/^\d+$/.test(given) && value >= option.least && value <= option.most) return value
  throw new UsageError(
    `--${name} must be a whole number from ${option.least} to ${option.most}; got '${given}'`,
  )
}

/** The help lines of a table, one per option. */
export function optionHelp(table: OptionTable): string {
  return Object.entries(table)
    .map(([name, option]) => `  ${`--${name} ${valueHelp(option)}`.padEnd(27)} ${option.help}`)
    .join('\n')
}

function valueHelp(option: Option): string {
  if (option.kind === 'whole') return 'N'
  if (option.kind === 'flag') return ''
  return option.kind === 'choice' ? 'NAME' : option.placeholder
}
