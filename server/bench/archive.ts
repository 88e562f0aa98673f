import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { PictureFile } from './pictures.ts'

/** Packs so many files, the pictures over and over under names of their own. Gives the size in bytes. */
export async function packArchive(
  path: string,
  pictures: readonly PictureFile[],
  images: number,
): Promise<number> {
  const zip = new yazl.ZipFile()
  for (let i = 0; i < images; i++) {
    const picture = pictures[i % pictures.length]
    if (picture === undefined) throw new Error('there are no pictures')
    zip.addFile(picture.path, `pictures/${String(i).padStart(5, '0')}.${picture.extension}`, {
      compress: false,
    })
  }
  zip.end()
  await pipeline(zip.outputStream as Readable, createWriteStream(path))
  return (await stat(path)).size
}

/** Gives a file out over HTTP. */
export async function serveFile(path: string) {
  const { size } = await stat(path)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': size })
    pipeline(createReadStream(path), response).catch(() => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, url: `http://${host}/pictures.zip`, close: () => server.close() }
}
