import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BulkUploadStatus, Dataset, Image, Project } from '@atelier/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWebServer, type WebServer } from '../src/outbound/fixtures/web-server.ts'
import { encode, pattern } from './pictures.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import { zipOf } from './zips.ts'

const IMAGES = 300
const jpeg = await encode(pattern(1024, 1024)).jpeg().toBuffer()
const files = Array.from({ length: IMAGES }, (_, i) => ({ name: `${i}.jpg`, data: jpeg }))
const archive = zipOf([...files, { name: 'bad.gif', data: Buffer.from('GIF89a') }])

describe('a server that is killed while it reads an archive', () => {
  let root: string
  let web: WebServer
  let answer: (response: ServerResponse) => void
  const servers: ServerProcess[] = []
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-bulk-'))
    web = await startWebServer((_request, response) => answer(response))
  })
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    await web.close()
    await rm(root, { recursive: true, force: true })
  })

  async function start(name: string): Promise<ServerProcess> {
    const settings = { ATELIER_OUTBOUND_ALLOW: '127.0.0.1' }
    const server = await startServerProcess(join(root, name), settings)
    servers.push(server)
    return server
  }

  async function createAdvanced({ call }: ServerProcess): Promise<string> {
    const project = { project_name: 'p', ip_type: 'other', ip_medium: 'illustration' }
    const { body } = await call<Project>('POST', '/v1/tailored-gen/projects', project)
    const dataset = { project_id: body.id, name: 'd', upload_type: 'advanced' }
    const made = await call<Dataset>('POST', '/v1/tailored-gen/datasets', dataset)
    return `/v1/tailored-gen/datasets/${made.body.id}/images`
  }

  async function upload(server: ServerProcess, images: string): Promise<void> {
    const zip_url = `http://${web.host}/pictures.zip`
    const { status } = await server.call('POST', `${images}/bulk-upload`, { zip_url })
    expect(status).toBe(202)
  }

  async function until(
    { call }: ServerProcess,
    images: string,
    reached: (status: BulkUploadStatus) => boolean,
  ): Promise<BulkUploadStatus> {
    for (;;) {
      const { body } = await call<BulkUploadStatus>('GET', `${images}/bulk-upload/status`)
      if (reached(body)) return body
      await sleep(20)
    }
  }

  async function expectWhole(server: ServerProcess, images: string, name: string) {
    const status = await until(server, images, (one) => one.status === 'completed')
    expect(status).toMatchObject({ done: IMAGES, failed: 1, total_processed: IMAGES + 1 })
    const { body } = await server.call<Image[]>('GET', images)
    const names = body.map(({ image_name }) => image_name)
    expect(names).toEqual(files.map((file) => file.name))
    const [key = ''] = await readdir(join(root, name, 'objects/images'))
    const objects = await readdir(join(root, name, 'objects/images', key))
    // A file that was being written when the server died keeps its temporary name.
    expect(objects.filter((object) => !object.endsWith('.tmp'))).toHaveLength(2 * IMAGES)
    for (const image of [body[0], body[IMAGES / 2], body.at(-1)]) {
      const response = await fetch(image?.image_url ?? '')
      expect(Buffer.from(await response.arrayBuffer())).toEqual(jpeg)
    }
  }

  it('goes on after the last image that was stored, as often as it is killed, and has each once', async () => {
    answer = (response) => response.end(archive)
    let server = await start('reading')
    const images = await createAdvanced(server)
    await upload(server, images)
    let done = 0
    let visits: number | undefined
    for (let kill = 0; kill < 2; kill++) {
      const before = await until(server, images, (one) => one.done > done)
      visits ??= web.visits.length
      await server.kill('SIGKILL')
      server = await start('reading')
      // What was told before is there after, and none of it is told anew.
      const after = await until(server, images, () => true)
      expect(after.done).toBeGreaterThanOrEqual(before.done)
      done = after.done
    }
    await expectWhole(server, images, 'reading')
    // The archive lay on the disk: no kill makes the server fetch it again.
    expect(web.visits).toHaveLength(visits ?? 0)
    await server.kill('SIGTERM')
    expect(await readdir(join(root, 'reading', 'archives'))).toEqual([])
  }, 120_000)

  it('fetches it again when it had only a part', async () => {
    let asked = 0
    answer = (response) => {
      response.writeHead(200, { 'content-length': archive.length })
      // The first is the look whether it is there; the second stays half.
      if (++asked <= 2) response.write(archive.subarray(0, archive.length / 2))
      else response.end(archive)
    }
    const first = await start('fetching')
    const images = await createAdvanced(first)
    await upload(first, images)
    while (asked < 2) await sleep(20)
    await sleep(100)
    await first.kill('SIGKILL')
    const second = await start('fetching')
    await expectWhole(second, images, 'fetching')
    expect(asked).toBe(3)
    await second.kill('SIGTERM')
    expect(await readdir(join(root, 'fetching', 'archives'))).toEqual([])
  }, 120_000)
})
