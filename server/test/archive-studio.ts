import type { BulkUploadStatus, Dataset, Image } from '@atelier/contract'
import { afterAll, beforeAll } from 'vitest'
import { startWebServer, type WebServer } from '../src/outbound/fixtures/web-server.ts'
import type { Answer, Hooks } from './real-app.ts'
import { type Studio, studio } from './studio.ts'

/** A studio with a web server beside it that gives out archives. */
export interface ArchiveStudio extends Studio {
  /** An empty advanced dataset. */
  createAdvanced(): Promise<Dataset>
  /** Where bytes can be fetched; or whatever a path is answered with. */
  serve(bytes: Buffer | Uint8Array): string
  start(datasetId: number, zip_url: string, more?: object): Promise<Answer>
  status(datasetId: number): Promise<BulkUploadStatus>
  images(datasetId: number): Promise<Image[]>
  /** Uploads an archive into a new dataset and reads it to its end. */
  ingest(
    archive: Buffer,
    more?: object,
  ): Promise<{ datasetId: number; status: BulkUploadStatus; images: Image[] }>
}

/** To be called where a suite is described. */
export function archiveStudio(hooks: Hooks = {}): ArchiveStudio {
  let server: WebServer
  const files: (Buffer | Uint8Array)[] = []
  beforeAll(async () => {
    server = await startWebServer((request, response) => {
      const file = files[Number(request.url?.match(/\d+/)?.[0])]
      if (file === undefined) response.writeHead(404)
      else response.writeHead(200, { 'content-length': file.length })
      response.end(file)
    })
  })
  afterAll(() => server.close())
  const base = studio({ ...hooks, outboundAllow: ['127.0.0.1'] })
  const datasets = '/v1/tailored-gen/datasets'
  const bulk = (id: number) => `${datasets}/${id}/images/bulk-upload`

  async function createAdvanced(): Promise<Dataset> {
    const body = { project_id: base.own.project.id, name: 'many', upload_type: 'advanced' }
    return (await base.ask('POST', datasets, body)).body as Dataset
  }
  const start = (id: number, zip_url: string, more = {}) =>
    base.ask('POST', bulk(id), { zip_url, ...more })
  const status = async (id: number) =>
    (await base.ask('GET', `${bulk(id)}/status`)).body as BulkUploadStatus
  const images = async (id: number) =>
    (await base.ask('GET', `${datasets}/${id}/images`)).body as Image[]
  const serve = (bytes: Buffer | Uint8Array) =>
    `http://${server.host}/${files.push(bytes) - 1}/pictures.zip`

  return {
    get real() {
      return base.real
    },
    get own() {
      return base.own
    },
    ask: base.ask,
    work: base.work,
    jobsOf: base.jobsOf,
    nextOrder: base.nextOrder,
    createAdvanced,
    serve,
    start,
    status,
    images,
    async ingest(archive, more = {}) {
      const { id } = await createAdvanced()
      const { status: started, body } = await start(id, serve(archive), more)
      if (started !== 202) throw new Error(`${started} ${JSON.stringify(body)}`)
      await base.work('ingest-archive', { datasetId: id })
      return { datasetId: id, status: await status(id), images: await images(id) }
    },
  }
}
