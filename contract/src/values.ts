import { z } from 'zod'

/** Ids are integers counted by the database; its column is 32 bits wide. */
export const id = z.int().min(1).max(2_147_483_647)
/** A point in time, UTC, ISO 8601 with `Z`. */
export const timestamp = z.iso.datetime().describe('UTC, ISO 8601')
/** Text that is a JSON object: captions, schemas and structured prompts travel as strings. */
export const jsonText = z.string().max(262_144)
/** A short name given by a user. */
export const name = z.string().trim().min(1).max(200)
/** A seed of the random numbers. */
export const seed = z
  .int()
  .min(0)
  .max(4_294_967_295)
  .describe('0 to 4294967295; drawn when left out')
/** A query flag, as text on the wire; off when left out. */
export function queryFlag(description: string) {
  return z
    .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')])
    .prefault(false)
    .meta({ type: 'boolean', description })
}
