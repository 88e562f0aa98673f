import type { ModelDownload } from '@atelier/contract'
import type { BaseModel } from '../../engine/engine.ts'
import { errors } from '../../errors.ts'
import type { SignedLinks } from '../../lib/signed-links.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getModel } from '../access.ts'

interface Dependencies {
  store: Store
  objects: Objects
  links: SignedLinks
  baseModel: BaseModel
}

/** Where a trained adapter can be fetched, and what it is an adapter of. */
export function createModelDownload({ store, objects, links, baseModel }: Dependencies) {
  return async (caller: Caller, id: number): Promise<ModelDownload> => {
    const model = await getModel(store, caller, id)
    if (model.state !== 'completed' || model.adapterKey === null)
      throw errors.badRequest('The model is not trained yet')
    return {
      download_url: objects.signedUrl(model.adapterKey),
      base_model_name: baseModel.name,
      base_model_card: links.address(`/base-models/${baseModel.name}`),
    }
  }
}
