import { describe, expect, it } from 'vitest'
import { ApiError, ConnectionError } from '../src/errors.ts'
import { downloadResult } from '../src/generation/download-result.ts'
import { streamResult } from '../src/generation/stream-result.ts'
import { recordingServer } from './recording-server.ts'

describe('downloading a result', () => {
  it('sends no token with the signed address', async () => {
    await using server = await recordingServer({ status: 200, body: 'picture' })
    const bytes = await downloadResult(server.client, `${server.client.baseUrl}/o?signature=s`)
    expect(new TextDecoder().decode(bytes)).toBe('picture')
    expect(server.requests[0]?.headers).not.toHaveProperty('api_token')
  })

  it('gives it as a stream, too', async () => {
    await using server = await recordingServer({ status: 200, body: 'archive' })
    const stream = await streamResult(server.client, `${server.client.baseUrl}/o?signature=s`)
    expect(await new Response(stream).text()).toBe('archive')
    expect(server.requests[0]?.headers).not.toHaveProperty('api_token')
  })

  it('whose connection breaks in the middle of the picture says so, without the signature', async () => {
    await using server = await recordingServer({ status: 200, broken: true })
    const url = `${server.client.baseUrl}/o?signature=secret`
    const error = await downloadResult(server.client, url).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(ConnectionError)
    expect(String(error)).not.toContain('secret')
  })

  it('that is refused carries the status and the words of the server', async () => {
    await using server = await recordingServer({ status: 403, body: '"expired"' })
    const error = await downloadResult(server.client, `${server.client.baseUrl}/o`).catch(
      (fault: unknown) => fault,
    )
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 403 })
    expect(String(error)).toContain('expired')
  })
})
