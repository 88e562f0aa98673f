import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Order, Report, Scores } from './protocol.ts'

const CHILD = join(import.meta.dirname, 'child.ts')

/** The process ended before it answered; another one may do better. */
export class ProcessEndedError extends Error {
  override readonly name = 'ProcessEndedError'
}

/** Starts the moderator's process. It needs nothing of the server's environment, which holds secrets, and its library's greetings are of no use in the log. */
export function startProcess(): ChildProcess {
  const child = fork(CHILD, {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 2, 'ipc'],
  })
  // An error event that nobody hears ends the whole server.
  child.on('error', () => child.kill('SIGKILL'))
  return child
}

/** Has a picture looked at. One at a time: answers carry no name. */
export function askProcess(child: ChildProcess, pixels: Uint8Array): Promise<Scores> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      child.off('message', onMessage)
      child.off('exit', onEnd)
      child.off('error', onEnd)
      act()
    }
    const onMessage = (report: Report) =>
      settle(() =>
        report.kind === 'scores' ? resolve(report.scores) : reject(new Error(report.message)),
      )
    const onEnd = (why: unknown) =>
      settle(() => reject(new ProcessEndedError(`the moderator's process ended (${why})`)))
    child.on('message', onMessage)
    child.on('exit', onEnd)
    child.on('error', onEnd)
    const order: Order = { pixels }
    child.send(order, (error) => {
      if (error !== null) child.kill('SIGKILL')
    })
  })
}
