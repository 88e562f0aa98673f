import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { decodeAdapter } from '@atelier/diffusion/adapter'
import { WEIGHTS_FILE } from '@atelier/diffusion/base-model'
import {
  AdapterImportError,
  exportAdapter,
  importAdapter,
  passportOf,
  SafetensorsError,
} from '@atelier/diffusion/formats'
import type { ImportedAdapter } from '../engine.ts'
import type { AdapterReport, AdapterTask } from './adapter-tasks.ts'

// A thread of its own: the products of a large adapter take seconds, and the server's event loop must not wait for them.

function imported(file: Uint8Array, ignoreUnmapped: boolean): ImportedAdapter {
  const { adapter, report } = importAdapter(file, { ignoreUnmapped })
  const own = createHash('sha256').update(readFileSync(WEIGHTS_FILE)).digest('hex')
  const { baseModelSha256, unmapped, untouched, withoutEffect } = report
  if (baseModelSha256 !== undefined && baseModelSha256 !== own)
    throw new AdapterImportError('The adapter was trained for another base model')
  return {
    bytes: exportAdapter({ ...adapter, baseModelSha256: own }),
    rank: adapter.rank,
    unmapped,
    untouched,
    withoutEffect,
    baseKnown: baseModelSha256 !== undefined,
  }
}

function run(task: AdapterTask): unknown {
  switch (task.kind) {
    case 'export':
      return exportAdapter(decodeAdapter(task.file), task.order)
    case 'passport':
      return passportOf(decodeAdapter(task.file), task.order.dtype)
    case 'import':
      return imported(task.file, task.order.ignoreUnmapped)
    default:
      return task satisfies never
  }
}

function report(task: AdapterTask): AdapterReport {
  try {
    return { done: run(task) }
  } catch (error) {
    if (error instanceof AdapterImportError || error instanceof SafetensorsError)
      return { unusable: error.message }
    throw error
  }
}

parentPort?.postMessage(report(workerData as AdapterTask))
