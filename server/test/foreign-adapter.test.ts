import { exportAdapter } from '@atelier/diffusion'
import { describe, expect, it } from 'vitest'
import { studio } from './studio.ts'

describe('a model that was trained on another base model', () => {
  const s = studio()

  it('answers that it has to be trained again, and is no fault of the server', async () => {
    const adapterKey = `models/${s.own.model.id}/checkpoint-1/pytorch_lora_weights.safetensors`
    const adapter = exportAdapter({
      // As many as rank 1 needs, and more; none is ever used.
      numbers: new Float32Array(1_000_000),
      rank: 1,
      steps: 1,
      baseModelSha256: '0'.repeat(64),
      datasetHash: '',
    })
    await s.real.services.objects.put(adapterKey, adapter, '')
    await s.real.store.models.update(s.own.model.id, { state: 'completed', adapterKey })
    const order = { tailored_model_id: String(s.own.model.id), prompt: 'a disc' }
    const { body } = await s.ask('POST', '/v2/image/generate/tailored', order)
    const { request_id: requestId } = body as { request_id: string }
    await s.work('generate-image', { requestId })
    expect((await s.ask('GET', `/v2/status/${requestId}`)).body).toMatchObject({
      status: 'ERROR',
      error: { code: 400, message: expect.stringContaining('train it again') },
    })
  })
})
