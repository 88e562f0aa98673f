import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { BulkUploadStatus, Dataset, Project } from '@atelier/contract'
import sharp from 'sharp'
import yazl from 'yazl'
import { type ServerProcess, startServerProcess } from '../test/server-process.ts'

// An archive of images through the real server, from the request to the last row, against what sharp takes to decode the same files and
// make their thumbnails, as many at a time, in the same run. Prints one JSON object as its last line.

const DISTINCT = 200
const AT_A_TIME = 2
const SIDE = 1024

/** A picture with large shapes and some grain, as illustrations and scans have. */
async function picture(index: number): Promise<{ name: string; bytes: Buffer }> {
  const hue = (index * 47) % 360
  const shapes = Array.from({ length: 24 }, (_, i) => {
    const x = (index * 97 + i * 211) % SIDE
    const y = (index * 53 + i * 157) % SIDE
    return `<circle cx="${x}" cy="${y}" r="${40 + ((i * 37 + index) % 140)}" fill="hsl(${(hue + i * 31) % 360},70%,${35 + ((i * 13) % 40)}%)"/>`
  }).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><rect width="100%" height="100%" fill="hsl(${hue},40%,85%)"/>${shapes}</svg>`
  const noise = { width: SIDE, height: SIDE, channels: 3 as const, background: '#808080' }
  const grain = await sharp({
    create: { ...noise, noise: { type: 'gaussian', mean: 128, sigma: 9 } },
  })
    .png()
    .toBuffer()
  const image = sharp(Buffer.from(svg)).composite([{ input: grain, blend: 'soft-light' }])
  if (index % 20 === 7)
    return { name: `${index}.png`, bytes: await image.png({ compressionLevel: 6 }).toBuffer() }
  if (index % 20 === 13) return { name: `${index}.webp`, bytes: await image.webp().toBuffer() }
  return { name: `${index}.jpg`, bytes: await image.jpeg({ quality: 88 }).toBuffer() }
}

/** Writes an archive of so many images, made of the distinct ones over and over. */
async function writeArchive(
  file: string,
  pictures: Awaited<ReturnType<typeof picture>>[],
  count: number,
) {
  const archive = new yazl.ZipFile()
  for (let i = 0; i < count; i++) {
    const { name, bytes } = pictures[i % pictures.length] ?? { name: '', bytes: Buffer.alloc(0) }
    archive.addBuffer(bytes, `${String(i).padStart(5, '0')}-${name}`, { compress: false })
  }
  archive.end()
  await pipeline(archive.outputStream, createWriteStream(file))
}

/** Images per second of decoding and a thumbnail, as many at a time as the server has decoders. */
async function sharpRate(pictures: readonly { bytes: Buffer }[]): Promise<number> {
  sharp.concurrency(1)
  const queue = [...pictures]
  const started = performance.now()
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const { data, info } = await sharp(next.bytes, { failOn: 'error' })
          .raw()
          .toBuffer({ resolveWithObject: true })
        const { width, height, channels } = info
        await sharp(data, { raw: { width, height, channels } })
          .resize(256, 256, { fit: 'inside' })
          .webp()
          .toBuffer()
      }
    }),
  )
  return (1000 * pictures.length) / (performance.now() - started)
}

/** Resident memory of a process in MiB, and of all that descend from it. */
async function memoryOf(pid: number): Promise<{ own: number; children: number }> {
  const parents = new Map<number, number>()
  const resident = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const text = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
    const number = (label: string) =>
      Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(text)?.[1])
    parents.set(Number(name), number('PPid'))
    resident.set(Number(name), number('VmRSS') / 1024 || 0)
  }
  const descends = (one: number): boolean => {
    const parent = parents.get(one)
    return parent !== undefined && (parent === pid || (parent > 1 && descends(parent)))
  }
  const below = [...parents.keys()].filter(descends)
  return {
    own: resident.get(pid) ?? 0,
    children: below.reduce((sum, one) => sum + (resident.get(one) ?? 0), 0),
  }
}

async function serve(file: string) {
  const { size } = await stat(file)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/zip', 'content-length': size })
    createReadStream(file)
      .pipe(response)
      .on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, close: () => server.close(), bytes: size }
}

/** Ingests the archive; the seconds from the request to the end, and the most memory on the way. */
async function ingest(server: ServerProcess, zipUrl: string) {
  const { body: project } = await server.call<Project>('POST', '/v1/tailored-gen/projects', {
    project_name: 'bench',
    ip_type: 'other',
    ip_medium: 'illustration',
  })
  const { body: dataset } = await server.call<Dataset>('POST', '/v1/tailored-gen/datasets', {
    project_id: project.id,
    name: 'bench',
    upload_type: 'advanced',
  })
  const path = `/v1/tailored-gen/datasets/${dataset.id}/images/bulk-upload`
  const peak = { own: 0, children: 0 }
  const started = performance.now()
  const taken = await server.call('POST', path, { zip_url: zipUrl })
  if (taken.status !== 202)
    throw new Error(`the archive was refused: ${JSON.stringify(taken.body)}`)
  for (;;) {
    const { body } = await server.call<BulkUploadStatus>('GET', `${path}/status`)
    const memory = await memoryOf(server.child.pid ?? 0)
    peak.own = Math.max(peak.own, memory.own)
    peak.children = Math.max(peak.children, memory.children)
    if (body.status === 'completed' || body.status === 'failed') {
      return { status: body, seconds: (performance.now() - started) / 1000, peak }
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { images: { type: 'string', default: '5000' } } })
  const count = Number(values.images)
  const folder = await mkdtemp(join(tmpdir(), 'atelier-ingest-'))
  try {
    const pictures = []
    for (let i = 0; i < Math.min(DISTINCT, count); i++) pictures.push(await picture(i))
    const file = join(folder, 'images.zip')
    await writeArchive(file, pictures, count)
    const archive = await serve(file)
    const server = await startServerProcess(join(folder, 'data'), {
      ATELIER_OUTBOUND_ALLOW: archive.host,
      ATELIER_DECODERS: String(AT_A_TIME),
    })
    const rates = [await sharpRate(pictures.concat(pictures))]
    const { status, seconds, peak } = await ingest(server, `http://${archive.host}/images.zip`)
    rates.push(await sharpRate(pictures.concat(pictures)))
    await server.kill('SIGTERM')
    archive.close()
    const sharpOwn = (rates[0] ?? 0) / 2 + (rates[1] ?? 0) / 2
    const rate = status.done / seconds
    const result = {
      images: count,
      done: status.done,
      failed: status.failed,
      archive_mib: Math.round(archive.bytes / 2 ** 20),
      seconds: Math.round(seconds),
      images_per_second: Number(rate.toFixed(1)),
      sharp_images_per_second: Number(sharpOwn.toFixed(1)),
      ratio: Number((rate / sharpOwn).toFixed(2)),
      server_peak_mib: Math.round(peak.own),
      children_peak_mib: Math.round(peak.children),
    }
    process.stdout.write(`${JSON.stringify(result)}\n`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

await main()
