import { describe, expect, it } from 'vitest'
import { disc } from './real-app.ts'
import { studio } from './studio.ts'

describe('an upload by multipart form', () => {
  const s = studio()

  async function upload(fields: Record<string, string>, size = 256) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob([new Uint8Array(await disc(40, size))]), 'disc.png')
    const response = await fetch(
      `${s.real.url}/v1/tailored-gen/datasets/${s.own.dataset.id}/images`,
      {
        method: 'POST',
        headers: { api_token: s.own.token },
        body: form,
      },
    )
    return { status: response.status, body: await response.json() }
  }

  it.each(['false', 'False', '0'])('reads a flag as other clients spell it: %s', async (word) => {
    expect((await upload({ increase_resolution: word })).status).toBe(412)
  })

  it.each(['true', 'True', '1'])('reads a flag as other clients spell it: %s', async (word) => {
    expect((await upload({ increase_resolution: word })).status).toBe(201)
  })

  it('refuses a flag that is none, by its name', async () => {
    expect(await upload({ increase_resolution: 'perhaps' })).toMatchObject({
      status: 400,
      body: { errors: [{ field_name: 'increase_resolution' }] },
    })
  })

  it('takes a name for a name, also where it reads like a flag', async () => {
    expect(await upload({ image_name: 'true' })).toMatchObject({
      status: 201,
      body: { image_name: 'true' },
    })
  })
})
