import type { Command } from './command.ts'
import { adapters } from './commands/adapters.ts'
import { demo } from './commands/demo.ts'
import { evaluate } from './commands/evaluate.ts'
import { lint } from './commands/lint.ts'
import { organizations } from './commands/organizations.ts'
import { sample } from './commands/sample.ts'
import { tokens } from './commands/tokens.ts'
import { run } from './run.ts'

const commands: Readonly<Record<string, Command>> = {
  demo,
  sample,
  evaluate,
  lint,
  ...adapters,
  ...tokens,
  ...organizations,
}

process.exitCode = await run(commands, process.argv.slice(2))
