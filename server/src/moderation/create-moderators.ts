import type { Logger } from 'pino'
import { type Config, ConfigError } from '../config.ts'
import type { Moderators } from './moderation.ts'
import { NsfwModerator } from './pictures/nsfw-moderator.ts'
import { missingPackages } from './pictures/plugin.ts'
import { createListModerator } from './text/list-moderator.ts'
import { loadList } from './text/load-list.ts'

export type ModerationConfig = Pick<
  Config,
  'moderationList' | 'moderationPictures' | 'moderationLimits'
>

function choosePictures(
  { moderationPictures: mode, moderationLimits: limits }: ModerationConfig,
  log: Logger,
  missing: readonly string[],
): Moderators['pictures'] {
  if (mode === 'off') return { missing: 'switched off by ATELIER_MODERATION_PICTURES' }
  if (missing.length === 0) return new NsfwModerator({ limits, log })
  const why = `not installed: ${missing.join(', ')}`
  if (mode === 'required') {
    throw new ConfigError(
      `ATELIER_MODERATION_PICTURES is required, but the plugin is ${why}. npm install --include=optional installs it.`,
    )
  }
  return { missing: why }
}

/**
 * What the settings ask for, with a line in the log that says what there is. Nothing is loaded yet but the list.
 * @throws ConfigError for a list that cannot be read, and for a plugin that is required and missing
 */
export async function createModerators(
  config: ModerationConfig,
  log: Logger,
  missing: readonly string[] = missingPackages(),
): Promise<Moderators> {
  const pictures = choosePictures(config, log, missing)
  const text = createListModerator(await loadList(config.moderationList))
  log.info({ provider: text.name, terms: text.terms }, 'prompts are moderated')
  if ('missing' in pictures) {
    const effect = 'requests that ask for it go through unlooked at'
    log.warn({ reason: pictures.missing }, `pictures are not moderated: ${effect}`)
  } else log.info({ provider: pictures.name }, 'pictures are moderated')
  return {
    text,
    pictures,
    close: async () => {
      if (!('missing' in pictures)) await pictures.close()
    },
  }
}
