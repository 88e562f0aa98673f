import { createHash } from 'node:crypto'
import type { ImportedModel, ImportModel } from '@atelier/contract'
import { v7 as uuid } from 'uuid'
import { type Engine, type ImportedAdapter, UnusableAdapterError } from '../../engine/engine.ts'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { ModelRow } from '../../store/models.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'
import { modelOnWire } from '../wire.ts'

const ADAPTER_FILE = 'pytorch_lora_weights.safetensors'
const MOST_BYTES = 48 * 1024 * 1024

interface Dependencies {
  store: Store
  objects: Objects
  engine: Engine
}

function bytesOf(text: string): Buffer {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text))
    throw errors.badField('adapter', 'Input should be a file as base64', text)
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length > MOST_BYTES) throw errors.tooLarge('An adapter may have 48 MB at most')
  return bytes
}

/** Makes a model of an adapter that was trained elsewhere. What of the file means nothing here is told, or refused. */
export function createModelImport({ store, objects, engine }: Dependencies) {
  async function read(file: Buffer, ignoreUnmapped: boolean): Promise<ImportedAdapter> {
    try {
      return await engine.importAdapter(file, { ignoreUnmapped })
    } catch (error) {
      if (error instanceof UnusableAdapterError)
        throw errors.badRequest(`adapter: ${error.message}`)
      throw error
    }
  }

  function insert(
    caller: Caller,
    { name, description, dataset_id }: Pick<ImportModel, 'name' | 'description' | 'dataset_id'>,
    { objectKey, sha256 }: { objectKey: string; sha256: string },
  ): Promise<ModelRow> {
    return store.transaction(async (tx) => {
      const { projectId } = await getDataset(tx, caller, dataset_id)
      await tx.projects.lock(projectId, 'key share')
      await tx.datasets.lock(dataset_id)
      const { visualSchema } = await getDataset(tx, caller, dataset_id)
      const model = await tx.models.insert({
        organizationId: caller.organizationId,
        projectId,
        datasetId: dataset_id,
        name,
        description: description ?? '',
        trainingMode: 'fully_automated',
        state: 'completed',
        adapterKey: objectKey,
        visualSchema,
      })
      await tx.models.upsertCheckpoint({ modelId: model.id, step: 0, sha256, objectKey })
      return model
    })
  }

  return async (
    caller: Caller,
    { name, description, dataset_id, adapter, ignore_unmapped }: ImportModel,
  ): Promise<ImportedModel> => {
    await getDataset(store, caller, dataset_id)
    const imported = await read(bytesOf(adapter), ignore_unmapped ?? false)
    const objectKey = `models/imported/${uuid()}/${ADAPTER_FILE}`
    await objects.put(objectKey, imported.bytes, 'application/octet-stream')
    const sha256 = createHash('sha256').update(imported.bytes).digest('hex')
    const row = await insert(
      caller,
      { name, description, dataset_id },
      { objectKey, sha256 },
    ).catch(async (error: unknown) => {
      await objects.delete(objectKey)
      throw error
    })
    return {
      ...modelOnWire(row),
      import_report: {
        rank: imported.rank,
        base_model_known: imported.baseKnown,
        unmapped: imported.unmapped,
        untouched: imported.untouched,
        without_effect: imported.withoutEffect,
      },
    }
  }
}
