import type { AdapterPassport } from '@atelier/contract'
import type { Dtype } from '@atelier/diffusion/formats'
import type { AdapterForm, ImportedAdapter } from '../engine.ts'

/** What can be done with an adapter's file, and what comes of it. */
export interface AdapterTasks {
  export: { order: AdapterForm; result: Uint8Array }
  passport: { order: { dtype: Dtype }; result: AdapterPassport }
  import: { order: { ignoreUnmapped: boolean }; result: ImportedAdapter }
}

export type AdapterTask = {
  [Kind in keyof AdapterTasks]: { kind: Kind; file: Uint8Array; order: AdapterTasks[Kind]['order'] }
}[keyof AdapterTasks]

/** `unusable` tells what is wrong with the file. */
export type AdapterReport = { done: unknown } | { unusable: string }
