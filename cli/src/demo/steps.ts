import { performance } from 'node:perf_hooks'
import { duration } from '../terminal/duration.ts'
import { type Progress, progress, type Terminal } from '../terminal/progress.ts'

/** One finished step. */
export interface StepTime {
  readonly step: string
  readonly seconds: number
}

/** Runs named steps one after the other, shows each and keeps its time. */
export interface Steps {
  readonly times: readonly StepTime[]
  /** `work` may report on `line`; what `tell` says of its value ends the line. */
  run<T>(step: string, work: (line: Progress) => Promise<T>, tell: (value: T) => string): Promise<T>
}

/** Starts with no step done. `signal` stops before the next one. */
export function createSteps(terminal: Terminal, signal: AbortSignal): Steps {
  const times: StepTime[] = []
  return {
    times,
    async run(step, work, tell) {
      signal.throwIfAborted()
      const line = progress(terminal, `${String(times.length + 1).padStart(2)}  ${step.padEnd(26)}`)
      if (terminal.isTTY) line.update(0, '')
      const start = performance.now()
      const value = await work(line)
      const seconds = (performance.now() - start) / 1_000
      times.push({ step, seconds: Math.round(seconds * 1_000) / 1_000 })
      line.done(`${duration(seconds).padStart(11)}   ${tell(value)}`)
      return value
    },
  }
}
