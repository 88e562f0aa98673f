import type { Command } from './command.ts'
import { UsageError } from './options.ts'

/** Exit status of a process ended by Ctrl-C, as shells count it. */
const interrupted = 130

/** Ctrl-C, a service manager, a closed terminal. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Finds the command that the first argument names, or the first two: `tokens create` is one of several about tokens. */
function find(commands: Readonly<Record<string, Command>>, args: readonly string[]) {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ')
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command) return { name, command, rest: args.slice(words) }
  }
  return undefined
}

/** Runs the command that the first argument or two name and returns the exit status. */
export async function run(
  commands: Readonly<Record<string, Command>>,
  args: readonly string[],
): Promise<number> {
  const [first] = args
  if (first === undefined || first === '--help' || first === 'help') {
    console.log(overview(commands))
    return 0
  }
  const found = find(commands, args)
  if (!found) return failed(unknown(commands, args), 2)
  const { name, command, rest } = found
  if (rest.includes('--help')) {
    console.log(`${name}: ${command.help}`)
    return 0
  }
  return guarded(name, command, rest)
}

async function guarded(name: string, command: Command, args: readonly string[]): Promise<number> {
  const stop = new AbortController()
  const onSignal = () => {
    // A second signal finds no handler and ends the process at once.
    for (const signal of endings) process.removeListener(signal, onSignal)
    stop.abort(new Error('interrupted'))
  }
  for (const signal of endings) process.on(signal, onSignal)
  try {
    await command.run(args, { out: process.stdout, signal: stop.signal })
    return 0
  } catch (error) {
    if (stop.signal.aborted) return failed('\nInterrupted.', interrupted)
    if (error instanceof UsageError) return failed(`${error.message}\nSee: ${name} --help`, 2)
    return failed(error instanceof Error ? `\n${error.message}` : String(error), 1)
  } finally {
    for (const signal of endings) process.removeListener(signal, onSignal)
  }
}

function failed(words: string, status: number): number {
  console.error(words)
  return status
}

function unknown(commands: Readonly<Record<string, Command>>, args: readonly string[]): string {
  const [first = ''] = args
  const inGroup = Object.keys(commands).some((name) => name.startsWith(`${first} `))
  const words = args.slice(0, inGroup ? 2 : 1).join(' ')
  return `Unknown command '${words}'.\n\n${overview(commands)}`
}

function overview(commands: Readonly<Record<string, Command>>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length)) + 2
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(width)}${summary}`,
  )
  return `Usage: atelier COMMAND [options]\n\nCommands:\n${lines.join('\n')}\n\nCOMMAND --help tells its options.`
}
