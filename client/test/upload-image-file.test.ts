import { describe, expect, it } from 'vitest'
import { uploadImageFile } from '../src/index.ts'
import { image } from './answers.ts'
import { recordingServer } from './recording-server.ts'

const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255])

describe('a file that is uploaded', () => {
  it.each([
    ['bytes', bytes, 'image'],
    ['a Blob', new Blob([bytes], { type: 'image/png' }), 'image'],
    ['a File with its name', new File([bytes], 'rote Scheibe.png'), 'rote Scheibe.png'],
  ])('goes as a form: %s', async (_what, file, name) => {
    await using server = await recordingServer({ status: 201, body: image })
    const fields = { image_name: 'red disc.png', increase_resolution: false }
    expect(await uploadImageFile(server.client, 4, file, fields)).toEqual(image)
    const [sent] = server.requests
    expect(`${sent?.method} ${sent?.url}`).toBe('POST /v1/tailored-gen/datasets/4/images')
    const type = sent?.headers['content-type'] ?? ''
    const form = await new Response(sent?.bytes, { headers: { 'content-type': type } }).formData()
    expect([form.get('image_name'), form.get('increase_resolution')]).toEqual([
      'red disc.png',
      'false',
    ])
    const part = form.get('file') as File
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes)
    expect(part.name).toBe(name)
  })

  it('says nothing of what was not given', async () => {
    await using server = await recordingServer({ status: 201, body: image })
    await uploadImageFile(server.client, 4, bytes, {}, { idempotencyKey: 'k1' })
    expect(server.requests[0]?.bytes.toString('latin1').match(/; name="\w+"/g)).toEqual([
      '; name="file"',
    ])
    expect(server.requests[0]?.headers['idempotency-key']).toBe('k1')
  })
})
