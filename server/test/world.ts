import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { baseModel } from '@atelier/diffusion/base-model'
import { exportAdapter } from '@atelier/diffusion/formats'
import { type SQL, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rowsOf } from '../src/store/database.ts'
import { adapterNumbers } from './adapter.ts'
import { disc, furnish, insertImages, type RealApp } from './real-app.ts'
import type { Values, WalkedOperation } from './walk.ts'

/** An organization that owns one of everything. */
export interface World {
  organizationId: number
  /** Of an admin. */
  token: string
  /** Its ids by the names that parameters and fields have. */
  ids: Values
}

const picture = (await disc(0)).toString('base64')

const adapter = Buffer.from(
  exportAdapter({
    numbers: adapterNumbers(1),
    rank: 1,
    steps: 1,
    baseModelSha256: baseModel.sha256,
    datasetHash: '',
  }),
).toString('base64')

/** Something that can be fetched where an archive is asked for. */
const archives = createServer((_request, response) => response.end('an archive'))
await new Promise<void>((resolve) => archives.listen(0, '127.0.0.1', resolve))
archives.unref()
/** To be allowed for apps that are to take the archive. */
export const ARCHIVE_HOST = `127.0.0.1:${(archives.address() as AddressInfo).port}`

/** Bodies that pass validation, so that nothing but the ids can be wrong with them. */
export const SOUND_FIELDS: Values = {
  adapter,
  image: picture,
  file: picture,
  images: Array.from({ length: 5 }, () => picture),
  take: 'ours',
  prompt: 'a disc',
  caption: '{}',
  all: true,
  visual_schema: '{}',
  structured_prompt: '{"short_description":"a red disc","background_setting":"plain white"}',
  instruction: 'make the background blue',
  ip_type: 'icons',
  ip_medium: 'illustration',
  zip_url: `http://${ARCHIVE_HOST}/pictures.zip`,
}

/** Puts an organization with one of everything into a store; `name` is in everything that has words. */
export async function createWorld({ store, services }: RealApp, name: string): Promise<World> {
  const { caller, token, project, dataset, model } = await furnish(store, name)
  const { organizationId } = caller
  await insertImages(store, dataset.id, 1)
  const [image] = await store.images.list(dataset.id)
  await store.bulkUploads.insert({ datasetId: dataset.id, key: uuid(), state: 'completed' })
  const requestId = uuid()
  const request = { prompt: name, seed: 1 }
  const of = { organizationId, modelId: model.id, kind: 'structured_prompt' } as const
  const structuredPrompt = { short_description: name }
  await store.generations.insert({
    ...of,
    requestId,
    state: 'completed',
    request,
    structuredPrompt,
  })
  const objectKey = `models/${model.id}/checkpoint-100/adapter`
  await services.objects.put(objectKey, Buffer.from(name), 'application/octet-stream')
  await store.models.upsertCheckpoint({ modelId: model.id, step: 100, sha256: '', objectKey })
  const heldOut = await store.datasets.insert({
    organizationId,
    projectId: project.id,
    name,
    status: 'draft',
    captionsUpdateStatus: 'empty',
    uploadType: 'basic',
  })
  await insertImages(store, heldOut.id, 2)
  const evaluation = await store.evaluations.insert(
    {
      organizationId,
      modelId: model.id,
      heldOutDatasetId: heldOut.id,
      state: 'failed',
      failure: name,
      seed: 1,
      steps: 20,
      adapterKey: objectKey,
      adapterSha256: '',
      seenImages: 0,
      reportKey: `evaluations/${uuid()}/report.html`,
    },
    [],
  )
  const other = await store.tokens.create({ organizationId, role: 'member', name })
  const ids = {
    organization_id: organizationId,
    project_id: project.id,
    dataset_id: dataset.id,
    image_id: image?.id,
    model_id: model.id,
    tailored_model_id: String(model.id),
    checkpoint_step: 100,
    version: 1,
    held_out_dataset_id: heldOut.id,
    evaluation_id: evaluation.id,
    request_id: requestId,
    token_id: other.row.id,
  }
  return { organizationId, token, ids }
}

/** Columns that count and remember requests; they change with every one. */
const VOLATILE = ['last_used_at', 'requests_used']
const UNRELATED = ['rate_limits', 'idempotency_keys', 'migrations']

/** Every row that is stored, jobs included, as text. */
export async function everyRow({ open: { database } }: RealApp): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    database,
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const rows: string[] = []
  for (const { name } of tables.filter((table) => !UNRELATED.includes(table.name))) {
    const table = sql.identifier(name)
    const found = await rowsOf<{ row: Record<string, unknown> }>(
      database,
      sql`select to_jsonb(t) as row from ${table} t`,
    )
    for (const { row } of found) {
      for (const column of VOLATILE) delete row[column]
      rows.push(`${name} ${JSON.stringify(row)}`)
    }
  }
  const jobs = sql`select name, data from pgboss.job where name not like '\\_\\_%'`
  for (const job of await rowsOf(database, jobs)) rows.push(`job ${JSON.stringify(job)}`)
  return rows.sort()
}

/** An archive goes into an advanced dataset that is empty and has had none. */
const DATASET_FOR_ARCHIVE = sql`with images_gone as (delete from images), uploads_gone as (delete from bulk_uploads) update datasets set upload_type = 'advanced' where id = `
const DATASET_COMPLETED = sql`update datasets set status = 'completed' where id = `
const DATASET_WITH_SCHEMA = sql`update datasets set visual_schema = '{"style":"flat"}' where id = `
const MODEL_RUNNING = sql`update models set state = 'running' where id = `
const MODEL_COMPLETED = sql`update models set state = 'completed', adapter_key = 'k' where id = `

/** A caption that a person changed: undoing goes from the second version to the first, redoing from the first to the second. */
const versions = (shown: SQL): SQL =>
  sql`with written as (insert into caption_versions (image_id, version, parent, caption, source, origin) select i.id, v.version, nullif(v.version - 1, 0), '{"context":"icon"}', 'manual', 'edit' from images i, (values (1), (2)) as v (version) where i.caption is not null on conflict do nothing) update images set caption_version = ${shown} where id = `
const CAPTION_IN_CONFLICT = sql`update images set caption = '{"context":"icon"}', caption_source = 'manual', caption_base = '{"context":"a"}', caption_conflicts = '[{"path":"/context","base":"a","ours":"icon","theirs":"b"}]' where id = `

/** What has to be so before operations succeed, by the ends of their addresses. */
const NEEDS: readonly (readonly [ending: string, change: SQL, id: string])[] = [
  ['/bulk-upload', DATASET_FOR_ARCHIVE, 'dataset_id'],
  ['/start_training', DATASET_COMPLETED, 'dataset_id'],
  ['/stop_training', MODEL_RUNNING, 'model_id'],
  ['/evaluations', MODEL_COMPLETED, 'model_id'],
  ['/captions/undo', versions(sql`2`), 'image_id'],
  ['/captions/redo', versions(sql`1`), 'image_id'],
  ['/captions/resolve', CAPTION_IN_CONFLICT, 'image_id'],
  ['/image/generate/tailored', MODEL_COMPLETED, 'model_id'],
  ['/structured_prompt/generate/tailored', MODEL_COMPLETED, 'model_id'],
  ['/image-to-video', MODEL_COMPLETED, 'model_id'],
  ['/datasets/:dataset_id/images', DATASET_WITH_SCHEMA, 'dataset_id'],
]

/** Brings a world into the state in which an operation succeeds with its ids; its organization runs the server then. */
export async function makeReady(
  { open: { database } }: RealApp,
  { organizationId, ids }: World,
  { url }: WalkedOperation,
): Promise<void> {
  await database.execute(sql`update organizations set operator = false`)
  await database.execute(sql`update organizations set operator = true where id = ${organizationId}`)
  for (const [ending, change, id] of NEEDS) {
    if (url.endsWith(ending)) await database.execute(sql`${change}${ids[id]}`)
  }
}
