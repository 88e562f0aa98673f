import { createDownloadFile, type DownloadFile } from './download-file.ts'
import { createFetchImage, type FetchImage } from './fetch-image.ts'
import { createGuard, type GuardOptions } from './guard.ts'
import { createPostJson, type PostJson } from './post-json.ts'
import { networkError } from './refusal.ts'

/** The only way out to addresses that users give. Nothing else in the server opens a connection to one; the linter sees to it. */
export interface Outbound {
  fetchImage: FetchImage
  downloadFile: DownloadFile
  postJson: PostJson
  /**
   * Judges an address before it is kept for later; it is judged again when it is used.
   *
   * @throws {PublicError} 422 when it could not be used now: scheme, credentials, port, or a host that is not known or not public
   */
  check(address: string): Promise<void>
}

const CHECK_MS = 5_000

export function createOutbound(options: GuardOptions): Outbound {
  const guard = createGuard(options)
  return {
    fetchImage: createFetchImage(guard),
    downloadFile: createDownloadFile(guard),
    postJson: createPostJson(guard),
    async check(address) {
      try {
        await guard.resolve(guard.parse(address), AbortSignal.timeout(CHECK_MS))
      } catch (error) {
        throw networkError(error, undefined)
      }
    },
  }
}
