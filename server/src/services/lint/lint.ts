import type { DatasetFix, FixDataset, LintReport, Warning } from '@atelier/contract'
import type { Logger } from 'pino'
import type { Decoder } from '../../decoder/decoder.ts'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getProject } from '../access.ts'
import { type Chosen, fixFindings } from './fix.ts'
import { createGlances } from './glances.ts'
import { inspect } from './inspect.ts'
import { listed, lookedAt } from './set.ts'
import { warningsOfFindings } from './warnings.ts'

/** Pictures that a request for findings looks at; some tenths of a second each. */
const MOST_LOOKED_AT = 60
/** As many are enough to notice what no picture has. */
const LOOKED_AT_COMPLETION = 10
/** Warnings are worth a wait, but not a long one. */
const COMPLETION_MS = 2000

interface Dependencies {
  store: Store
  objects: Objects
  decoder: Decoder
  log: Logger
}

function chosenOf({ findings, all }: FixDataset): Chosen {
  if ((findings === undefined) === (all === undefined))
    throw errors.badRequest('Give either findings or all')
  return findings === undefined ? 'all' : new Set(findings)
}

function requireFixable({ status, captionsUpdateStatus }: DatasetRow): void {
  if (status === 'completed')
    throw errors.conflict('The dataset is completed; clone it to change it')
  if (captionsUpdateStatus === 'in_progress') throw errors.conflict('Captions are being made')
}

/** Finds what training would suffer from in a dataset's schema and captions, and puts it right. */
export function createLint({ store, objects, decoder, log }: Dependencies) {
  const glances = createGlances({ objects, decoder, log })

  return {
    async lint(caller: Caller, id: number, signal?: AbortSignal): Promise<LintReport> {
      const dataset = await getDataset(store, caller, id)
      const project = await getProject(store, caller, dataset.projectId)
      return inspect(store, dataset, project, { glances, most: MOST_LOOKED_AT, signal })
    },

    async fix(caller: Caller, id: number, body: FixDataset): Promise<DatasetFix> {
      const chosen = chosenOf(body)
      requireFixable(await getDataset(store, caller, id))
      // Looking takes its time, so it is done before anything is locked; pictures do not change meanwhile.
      const looked = await glances.of(lookedAt(await listed(store, id), MOST_LOOKED_AT))
      return store.transaction(async (tx) => {
        await tx.datasets.lock(id)
        const dataset = await getDataset(tx, caller, id)
        requireFixable(dataset)
        const project = await getProject(tx, caller, dataset.projectId)
        return fixFindings(tx, dataset, project, chosen, looked)
      })
    },

    /** What to tell of a dataset that has just been completed. Nothing when lint itself fails: the dataset is complete all the same. */
    async warnings(caller: Caller, dataset: DatasetRow): Promise<Warning[]> {
      try {
        const project = await getProject(store, caller, dataset.projectId)
        const looking = { glances, most: LOOKED_AT_COMPLETION, withinMs: COMPLETION_MS }
        return warningsOfFindings((await inspect(store, dataset, project, looking)).findings)
      } catch (error) {
        log.error({ err: error, datasetId: dataset.id }, 'lint of a completed dataset failed')
        return []
      }
    },
  }
}

export type Lint = ReturnType<typeof createLint>
