import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { BulkUploadStatus, Dataset, Project } from '@atelier/contract'
import { type ServerProcess, startServerProcess } from '../test/server-process.ts'
import { packArchive, serveFile } from './archive.ts'
import { watchMemory } from './memory.ts'
import { drawPictures } from './pictures.ts'
import { type Baseline, sharpRate } from './sharp-rate.ts'

// Reads an archive of thousands of images through the real server, and compares with what sharp alone does with the same files in the
// same run. What has to hold: a ratio of 0.7, and less than 600 MB in the server's process.

const LEAST_RATIO = 0.7
const MOST_SERVER_MB = 600
const MB = 1_000_000
const DECODERS = 2

const { values } = parseArgs({ options: { images: { type: 'string', default: '5000' } } })
const images = Number(values.images)
if (!Number.isInteger(images) || images < 1 || images > 5000)
  throw new Error('--images is a number from 1 to 5000')

async function createDataset({ call }: ServerProcess): Promise<string> {
  const project = { project_name: 'bench', ip_type: 'other', ip_medium: 'photography' }
  const made = await call<Project>('POST', '/v1/tailored-gen/projects', project)
  const dataset = { project_id: made.body.id, name: 'bench', upload_type: 'advanced' }
  const { body } = await call<Dataset>('POST', '/v1/tailored-gen/datasets', dataset)
  return `/v1/tailored-gen/datasets/${body.id}/images/bulk-upload`
}

/** From the request until the last image can be read; the download included. */
async function ingest(server: ServerProcess, zip_url: string) {
  const path = await createDataset(server)
  const start = performance.now()
  const { status, body } = await server.call('POST', path, { zip_url })
  if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`)
  let fetched = 0
  for (;;) {
    const { body: now } = await server.call<BulkUploadStatus>('GET', `${path}/status`)
    const seconds = (performance.now() - start) / 1000
    if (fetched === 0 && now.total_processed > 0) fetched = seconds
    if (now.status === 'failed') throw new Error(`it failed: ${now.failure}`)
    if (now.status === 'completed') return { seconds, fetched, done: now.done, failed: now.failed }
    await sleep(100)
  }
}

const folder = await mkdtemp(join(tmpdir(), 'atelier-bench-'))
try {
  console.log(`drawing pictures and packing ${images} of them …`)
  const pictures = await drawPictures(folder, images)
  const archive = join(folder, 'pictures.zip')
  const archiveBytes = await packArchive(archive, pictures, images)
  const web = await serveFile(archive)
  // Half before and half after: a machine has other things to do, and not always the same.
  const half = Math.max(1, Math.ceil(images / 2))
  const rates: Record<Baseline, number[]> = { usual: [], whole: [] }
  const measureSharp = async () => {
    for (const baseline of ['usual', 'whole'] as const)
      rates[baseline].push(await sharpRate(pictures, half, DECODERS, baseline))
  }
  await measureSharp()
  const server = await startServerProcess(join(folder, 'data'), {
    ATELIER_OUTBOUND_ALLOW: web.host,
    ATELIER_DECODERS: String(DECODERS),
  })
  const memory = watchMemory(server.child.pid ?? 0)
  const result = await ingest(server, web.url)
  const peaks = memory.stop()
  await server.kill('SIGTERM')
  web.close()
  await measureSharp()

  // Of two halves of equal size: the rate of both together.
  const together = ([a = 0, b = 0]: number[]) => 2 / (1 / a + 1 / b)
  const rate = result.done / result.seconds
  const sharpUsual = together(rates.usual)
  const sharpWhole = together(rates.whole)
  const ratio = rate / Math.max(sharpUsual, sharpWhole)
  const mb = (bytes: number) => Math.round(bytes / MB)
  console.log(`archive      ${mb(archiveBytes)} MB, ${images} images of 1024 × 1024`)
  console.log(`ingested     ${result.done}, refused ${result.failed}`)
  console.log(`             ${rate.toFixed(1)} images/s in ${result.seconds.toFixed(1)} s,`)
  console.log(
    `             of those ${result.fetched.toFixed(1)} s until the first ones were stored`,
  )
  console.log(`sharp alone  ${sharpUsual.toFixed(1)} images/s, as it usually makes thumbnails`)
  console.log(`             ${sharpWhole.toFixed(1)} images/s, decoding every pixel`)
  console.log(`ratio        ${ratio.toFixed(2)} to the faster of both (at least ${LEAST_RATIO})`)
  console.log(`memory       server ${mb(peaks.server)} MB at most (under ${MOST_SERVER_MB})`)
  console.log(
    `             ${peaks.decoders} decoders, the largest ${mb(peaks.largestDecoder)} MB; all together ${mb(peaks.together)} MB`,
  )
  const holds = result.done === images && ratio >= LEAST_RATIO && peaks.server < MOST_SERVER_MB * MB
  console.log(
    JSON.stringify({
      images: result.done,
      refused: result.failed,
      archive_mb: mb(archiveBytes),
      seconds: Number(result.seconds.toFixed(2)),
      images_per_second: Number(rate.toFixed(2)),
      sharp_images_per_second: Number(sharpUsual.toFixed(2)),
      sharp_whole_images_per_second: Number(sharpWhole.toFixed(2)),
      ratio: Number(ratio.toFixed(3)),
      server_peak_rss_mb: mb(peaks.server),
      largest_decoder_peak_rss_mb: mb(peaks.largestDecoder),
      all_peak_rss_mb: mb(peaks.together),
      holds,
    }),
  )
  if (!holds) process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
