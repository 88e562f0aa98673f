import type { Command } from './command.ts'
import { UsageError } from './options.ts'

/** Exit status of a process ended by Ctrl-C, as shells count it. */
const interrupted = 130

/** Ctrl-C, a service manager, a closed terminal. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs the command that the first argument names and returns the exit status. */
export async function run(
  commands: Readonly<Record<string, Command>>,
  args: readonly string[],
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(overview(commands))
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return failed(`Unknown command '${name}'.\n\n${overview(commands)}`, 2)
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

function overview(commands: Readonly<Record<string, Command>>): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(10)}${summary}`,
  )
  return `Usage: atelier COMMAND [options]\n\nCommands:\n${lines.join('\n')}\n\nCOMMAND --help tells its options.`
}
