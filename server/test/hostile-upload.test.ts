import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { disc } from './real-app.ts'
import { studio } from './studio.ts'

const crlf = '\r\n'

/** A black picture; few bytes however large it is. */
function black(width: number, height: number): Promise<Buffer> {
  const create = { width, height, channels: 3, background: '#000' } as const
  return sharp({ create }).toColourspace('b-w').png({ colours: 2, compressionLevel: 9 }).toBuffer()
}

describe('an upload that no client should send', () => {
  const at = studio({ fetchImage: () => disc(0) })
  const { ask } = at
  const dataset = () => `/v1/tailored-gen/datasets/${at.own.dataset.id}`
  const stored = () => at.real.store.images.list(at.own.dataset.id)

  it.each([
    [256, 12_000],
    [12_000, 256],
    [256, 191_000],
  ])(
    'answers 422 to a %i × %i picture, which enlarged would be too large, and stores nothing',
    async (width, height) => {
      const file = (await black(width, height)).toString('base64')
      const answer = await ask('POST', `${dataset()}/images`, { file })
      expect(answer).toMatchObject({ status: 422, body: { message: expect.any(String) } })
      expect(await stored()).toEqual([])
    },
  )

  it('names an image by its address even when the escapes there are none', async () => {
    const image_url = `https://a.example/100%${'x'.repeat(300)}`
    expect(await ask('POST', `${dataset()}/images`, { image_url })).toMatchObject({ status: 201 })
    expect((await stored()).map(({ name }) => name.length)).toEqual([255])
  })

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'cut off in a part',
      'multipart/form-data; boundary=b',
      `--b${crlf}content-disposition: form-data; name="file"; filename="a.png"${crlf}${crlf}abc`,
    ],
    ['cut off in a header', 'multipart/form-data; boundary=b', `--b${crlf}content-dispo`],
    ['with a boundary that is too long', `multipart/form-data; boundary=${'b'.repeat(300)}`, 'x'],
    [
      'with a field that is named like a prototype',
      'multipart/form-data; boundary=b',
      `--b${crlf}content-disposition: form-data; name="__proto__"${crlf}${crlf}x${crlf}--b--${crlf}`,
    ],
  ])('answers 400 to a form %s', async (_what, type, body) => {
    const headers = { api_token: at.own.token, 'content-type': type }
    const response = await fetch(`${at.real.url}${dataset()}/images`, {
      method: 'POST',
      headers,
      body,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ message: expect.any(String) })
  })
})
