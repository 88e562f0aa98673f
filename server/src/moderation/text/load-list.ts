import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../../config.ts'
import { ListError, readList, type TermList } from './read-list.ts'

const DEFAULT_LIST = join(import.meta.dirname, 'default-list.txt')

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigError(`ATELIER_MODERATION_LIST: ${path} cannot be read (${cause.code})`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ConfigError(`ATELIER_MODERATION_LIST: ${path} is not UTF-8 text`)
  }
}

/**
 * The list at `path`, or the one that ships.
 * @throws ConfigError naming file and line when it cannot be read
 */
export async function loadList(path: string | undefined): Promise<TermList> {
  const included = readList(await readText(DEFAULT_LIST))
  if (path === undefined) return included
  const text = await readText(path)
  try {
    return readList(text, included)
  } catch (error) {
    if (!(error instanceof ListError)) throw error
    throw new ConfigError(`ATELIER_MODERATION_LIST: ${path}, line ${error.line}: ${error.message}`)
  }
}
