import { Worker } from 'node:worker_threads'
import { Semaphore } from '../../lib/semaphore.ts'
import { EngineError, UnusableAdapterError } from '../engine.ts'
import type { AdapterReport, AdapterTask, AdapterTasks } from './adapter-tasks.ts'

const PROGRAM = new URL('./adapter-worker.ts', import.meta.url)
/** Longer than the largest adapter takes. */
const LIMIT_MS = 2 * 60_000
/** Each holds an adapter several times over. */
const turn = new Semaphore(1)

function reportOf(worker: Worker): Promise<AdapterReport> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => worker.terminate(), LIMIT_MS)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(limit)
      reject(new EngineError(`the adapter's thread ended (${code})`))
    })
  })
}

/**
 * Does something with an adapter's file, in a thread of its own, one file at a time.
 * @throws UnusableAdapterError when the file is at fault
 */
export function runAdapterTask<Kind extends keyof AdapterTasks>(
  kind: Kind,
  file: Uint8Array,
  order: AdapterTasks[Kind]['order'],
): Promise<AdapterTasks[Kind]['result']> {
  return turn.run(async () => {
    const workerData = { kind, file, order } as AdapterTask
    const report = await reportOf(new Worker(PROGRAM, { workerData, execArgv: [] }))
    if ('unusable' in report) throw new UnusableAdapterError(report.unusable)
    return report.done as AdapterTasks[Kind]['result']
  })
}
