import type { Client } from '@atelier/client'
import { UsageError } from '../options.ts'

/** Which server a command talks to, and as whom. */
export const serverOptions = {
  url: {
    kind: 'text',
    placeholder: 'URL',
    help: 'address of the server (default ATELIER_URL, or http://127.0.0.1:8787)',
  },
  token: {
    kind: 'text',
    placeholder: 'TOKEN',
    help: 'API token to ask with (default ATELIER_TOKEN)',
  },
} as const

interface ServerValues {
  readonly url: string | undefined
  readonly token: string | undefined
}

/** The client that the options name, or else the environment. */
export function clientOf(
  { url, token }: ServerValues,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Client {
  const apiToken = token ?? env.ATELIER_TOKEN
  if (!apiToken) throw new UsageError('Give an API token: --token, or ATELIER_TOKEN')
  const baseUrl = url ?? (env.ATELIER_URL || 'http://127.0.0.1:8787')
  if (!URL.canParse(baseUrl)) throw new UsageError(`This is no address: ${baseUrl}`)
  return { baseUrl, apiToken }
}
