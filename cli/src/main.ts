import type { Command } from './command.ts'
import { demo } from './commands/demo.ts'
import { sample } from './commands/sample.ts'
import { run } from './run.ts'

const commands: Readonly<Record<string, Command>> = { demo, sample }

process.exitCode = await run(commands, process.argv.slice(2))
