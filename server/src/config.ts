import { resolve } from 'node:path'
import { z } from 'zod'
import { parseAllowList } from './outbound/allow-list.ts'
import {
  checkVision,
  type VisionSettings,
  visionSettings,
  visionVariables,
} from './vision/vision-settings.ts'

const environment = z
  .object({
    ATELIER_DATA_DIR: z.string().min(1).default('.atelier'),
    ATELIER_HOST: z.string().min(1).default('127.0.0.1'),
    ATELIER_PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
    ATELIER_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    ATELIER_API_TOKEN: z.string().min(16).optional(),
    ATELIER_LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
      .default('info'),
    ATELIER_THREADS: z.coerce.number().int().min(1).max(256).optional(),
    ATELIER_DECODERS: z.coerce.number().int().min(1).max(64).default(2),
    ATELIER_OUTBOUND_ALLOW: z
      .string()
      .default('')
      .transform((list) =>
        list
          .split(',')
          .map((host) => host.trim())
          .filter(Boolean),
      )
      .superRefine((list, context) => {
        try {
          parseAllowList(list)
        } catch (error) {
          context.addIssue({ code: 'custom', message: (error as Error).message })
        }
      }),
    ATELIER_RATE_LIMIT: z.coerce.number().int().min(1).max(1_000_000).optional(),
    ATELIER_TOTAL_QUOTA: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    ATELIER_FAILED_AUTH_LIMIT: z.coerce.number().int().min(0).max(1_000_000).default(300),
    ATELIER_MODERATION_LIST: z.string().min(1).optional(),
    ATELIER_MODERATION_PICTURES: z.enum(['auto', 'off', 'required']).default('auto'),
    ATELIER_MODERATION_EXPLICIT: z.coerce.number().min(0).max(1).default(0.7),
    ATELIER_MODERATION_SUGGESTIVE: z.coerce.number().min(0).max(1).default(0.8),
    ...visionVariables,
    ATELIER_FFMPEG: z.string().min(1).default('ffmpeg'),
    ATELIER_EXIT_WITH_PARENT: z.enum(['0', '1']).default('0'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  })
  .superRefine(checkVision)

/** Every setting of the server, checked. */
export interface Config {
  /** Absolute path: database (when embedded), objects, trainings, secret. */
  dataDir: string
  host: string
  /** 0 lets the system choose. */
  port: number
  /** What addresses in answers begin with; by default where the server listens. */
  publicUrl: string | undefined
  /** PostgreSQL; embedded in the data folder when undefined. */
  databaseUrl: string | undefined
  /** A token to use instead of a drawn one; another one revokes it. */
  apiToken: string | undefined
  logLevel: string
  /** Threads of a training or generation; the runtime's choice when undefined. */
  threads: number | undefined
  /** Uploaded pictures that are decoded at a time, each in a process of its own. */
  decoders: number
  /**
   * What user-given addresses (`image_url`, `zip_url`, `webhook_url`, images in bodies) may reach although it is not public: each a `host`, a
   * `host:port`, or a network such as `10.0.0.0/8`. A host stands for whatever its name resolves to, also in the hosts file.
   */
  outboundAllow: readonly string[]
  /** Requests that organizations may make when nothing else is set for them: in a minute, and ever. */
  limits: { rateLimit: number | undefined; totalQuota: number | undefined }
  /** Unknown tokens that an address may try in a minute; 0 is any number. */
  failedAuthLimit: number
  /** Absolute path of the list of terms that prompts are refused for; the one that ships when undefined. */
  moderationList: string | undefined
  /** `auto` judges pictures when the plugin is installed, `required` does not start without it. */
  moderationPictures: 'auto' | 'off' | 'required'
  /** From which score on a picture is refused, 0 to 1; 0 refuses every picture. */
  moderationLimits: { explicit: number; suggestive: number }
  /** What looks at pictures and reads prompts. */
  vision: VisionSettings
  /** The program that encodes videos, where it is there and can; `off` leaves them to the built-in encoder. */
  ffmpeg: string
  /** Whether the end of standard input is the end of the server: a program that started it through a pipe is gone then. */
  exitWithParent: boolean
}

/** A setting that cannot be used; the message names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the environment once. Nothing else in the server looks at it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // A setting left empty, as `NAME=` in a file, is one that was not made.
  const made = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(made)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`Settings that cannot be used:\n  ${faults.join('\n  ')}`)
  }
  const { data } = parsed
  return {
    dataDir: resolve(data.ATELIER_DATA_DIR),
    host: data.ATELIER_HOST,
    port: data.ATELIER_PORT,
    publicUrl: data.ATELIER_PUBLIC_URL,
    databaseUrl: data.DATABASE_URL,
    apiToken: data.ATELIER_API_TOKEN,
    logLevel: data.ATELIER_LOG_LEVEL,
    threads: data.ATELIER_THREADS,
    decoders: data.ATELIER_DECODERS,
    outboundAllow: data.ATELIER_OUTBOUND_ALLOW,
    limits: { rateLimit: data.ATELIER_RATE_LIMIT, totalQuota: data.ATELIER_TOTAL_QUOTA },
    failedAuthLimit: data.ATELIER_FAILED_AUTH_LIMIT,
    moderationList: data.ATELIER_MODERATION_LIST && resolve(data.ATELIER_MODERATION_LIST),
    moderationPictures: data.ATELIER_MODERATION_PICTURES,
    moderationLimits: {
      explicit: data.ATELIER_MODERATION_EXPLICIT,
      suggestive: data.ATELIER_MODERATION_SUGGESTIVE,
    },
    vision: visionSettings(data),
    ffmpeg: data.ATELIER_FFMPEG,
    exitWithParent: data.ATELIER_EXIT_WITH_PARENT === '1',
  }
}
