import type { AdapterPassport, ModelDownload } from '@atelier/contract'
import type { AdapterForm, Engine } from '../../engine/engine.ts'
import { errors } from '../../errors.ts'
import type { SignedLinks } from '../../lib/signed-links.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getModel } from '../access.ts'

interface Dependencies {
  store: Store
  objects: Objects
  links: SignedLinks
  engine: Engine
}

/** The trained adapter of a model, for whoever generates with it elsewhere. */
export function createModelDownload({ store, objects, links, engine }: Dependencies) {
  const { baseModel } = engine

  async function adapterKeyOf(caller: Caller, id: number): Promise<string> {
    const { state, adapterKey } = await getModel(store, caller, id)
    if (state !== 'completed' || adapterKey === null)
      throw errors.badRequest('The model is not trained yet')
    return adapterKey
  }

  return {
    /** Where the adapter can be fetched in a form, and what it is an adapter of. */
    async download(
      caller: Caller,
      id: number,
      { layout, dtype }: AdapterForm,
    ): Promise<ModelDownload> {
      const adapterKey = await adapterKeyOf(caller, id)
      const asStored = layout === 'diffusers' && dtype === 'F32'
      return {
        download_url: asStored
          ? objects.signedUrl(adapterKey)
          : links.sign(`/exports/models/${id}/${layout}-${dtype}.safetensors`),
        base_model_name: baseModel.name,
        base_model_card: links.address(`/base-models/${baseModel.name}`),
      }
    },

    /** That the adapter means the same in every layout, in numbers. */
    async passport(
      caller: Caller,
      id: number,
      dtype: AdapterForm['dtype'],
    ): Promise<AdapterPassport> {
      const object = await objects.find(await adapterKeyOf(caller, id))
      if (object === undefined) throw new Error(`model ${id} has lost its adapter`)
      return engine.passport(object.bytes, dtype)
    },
  }
}
