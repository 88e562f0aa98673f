import type { Model } from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getModel } from '../access.ts'
import { modelOnWire } from '../wire.ts'

/**
 * Asks a training to stop for good. One that waits for its turn stops at once; one that runs is told by its next sign of life and
 * keeps the checkpoints it has.
 */
export function createTrainingStop(store: Store) {
  return async (caller: Caller, id: number): Promise<Model> => {
    await getModel(store, caller, id)
    const stopped =
      (await store.models.stopUnclaimed(id)) ||
      (await store.models.changeState(id, ['queued', 'running'], { state: 'stopping' }))
    if (!stopped) throw errors.conflict('The model is not being trained')
    return modelOnWire(await getModel(store, caller, id))
  }
}
