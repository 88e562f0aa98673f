import {
  generateStructuredPrompt,
  getCurrentToken,
  getDataset,
  listDatasets,
  listImages,
  listModels,
  listProjects,
  type Model,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { addressOf, isGeneration, type Operation, readOperations } from '../src/document.ts'
import { needsOperator, stranger } from '../src/organizations.ts'
import { raw } from '../src/raw.ts'
import { generationError, message } from '../src/shapes.ts'
import { soundBody } from '../src/sound.ts'
import type { Target } from '../src/target.ts'
import { trainedModel } from '../src/trained.ts'

const LONG_MS = 400_000

/** What another organization is told of what is ours: 403 for a model to generate with, as the contract has it, and for the rest that it is not there. */
function strangersAnswer({ name, path }: Operation) {
  if (path.startsWith('/status')) return { status: 404, body: { status: 'NOT_FOUND' } }
  if (isGeneration(path)) return { status: 403, body: generationError(403) }
  if (path.startsWith('/organizations')) return { status: 403, body: expect.any(String) }
  const bare = path.includes('/checkpoints') && !name.includes('saved')
  return { status: 404, body: bare ? 'Model not found' : message }
}

export function tenancy(target: () => Target): void {
  describe('what belongs to one organization', () => {
    let operations: Operation[]
    let model: Model
    let ids: Record<string, string | number>
    beforeAll(async () => {
      const { client } = target()
      operations = await readOperations(target())
      model = await trainedModel(target())
      const [image] = await listImages(client, model.dataset_id)
      const order = { tailored_model_id: String(model.id), prompt: 'a red disc' }
      const token = await getCurrentToken(client)
      ids = {
        project_id: model.project_id,
        dataset_id: model.dataset_id,
        held_out_dataset_id: model.dataset_id,
        image_id: image?.id ?? 0,
        model_id: model.id,
        checkpoint_step: 101,
        request_id: (await generateStructuredPrompt(client, order)).request_id,
        token_id: token.id,
        organization_id: token.organization.id,
      }
    }, LONG_MS)
    const id = (name: string) => ids[name] ?? `no ${name}`

    it('404, 403: is not there for another one, whatever it asks', async (context) => {
      await needsOperator(context, target())
      const other = await stranger(target())
      const before = await getDataset(target().client, model.dataset_id)
      for (const operation of operations) {
        const body = soundBody(operation, (name) => Number(id(name)))
        const names = Object.keys(body ?? {}).some((field) => field.endsWith('_id'))
        if (operation.params.length === 0 && !names) continue
        const answer = await raw(other, operation.method, addressOf(operation, id), { body })
        expect(answer, operation.name).toMatchObject(strangersAnswer(operation))
      }
      const { images: _links, ...after } = await getDataset(target().client, model.dataset_id)
      expect(before).toMatchObject(after)
    })

    it('200: is in no list of another one', async (context) => {
      await needsOperator(context, target())
      const { client } = await stranger(target())
      for (const list of [listProjects, listDatasets, listModels])
        expect(await list(client)).toEqual([])
    })
  })
}
