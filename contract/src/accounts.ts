import { z } from 'zod'
import { id, name, queryFlag, timestamp } from './values.ts'

// Organizations and API tokens: beyond the published contract, which knows tokens but not where they come from.

/** What a token may do. */
export const role = z.enum(['admin', 'member', 'viewer']).meta({
  id: 'Role',
  description:
    '`viewer` reads; `member` does everything but manage tokens; `admin` manages tokens too',
})
export type Role = z.infer<typeof role>

/** An API token, without its secret. */
export const apiToken = z
  .object({
    id,
    organization_id: id.describe('The organization it speaks for'),
    name: z.string().describe('What it is for'),
    role,
    test: z.boolean().describe('Whether it only reads and brings up errors on demand'),
    created_at: timestamp,
    expires_at: timestamp.nullable().describe('When it stops working; null for never'),
    last_used_at: timestamp.nullable().describe('To the minute; null before its first use'),
    revoked_at: timestamp.nullable().describe('When it was revoked; null while it works'),
  })
  .meta({ id: 'ApiToken', description: 'An API token, without its secret' })
export type ApiToken = z.infer<typeof apiToken>

/** A token that was just made: the only time its secret is told. */
export const newApiToken = apiToken
  .extend({
    token: z.string().describe('Sent as the `api_token` header; it cannot be read again'),
  })
  .meta({ id: 'NewApiToken', description: 'An API token with its secret, which is told once' })
export type NewApiToken = z.infer<typeof newApiToken>

/** Body of `POST /tokens`. */
export const createApiToken = z
  .object({
    name: name.optional().describe('What it is for, in words for people'),
    role: role.optional().describe('`member` when left out; a test token is a viewer'),
    expires_in_days: z.int().min(1).max(3650).optional().describe('Never when left out'),
    test: z
      .boolean()
      .default(false)
      .describe('A token that reads, and brings up any documented error on demand'),
  })
  .meta({
    id: 'CreateApiToken',
    description: 'A new API token; a test token is a viewer',
    if: { properties: { test: { const: true } }, required: ['test'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { role: { const: 'viewer' } } },
  })
export type CreateApiToken = z.input<typeof createApiToken>

/** Query of `DELETE /tokens/{token_id}`. */
export const revokeApiTokenQuery = z.object({
  force: queryFlag('Revoke it even if nobody could manage tokens afterwards'),
})

const limit = z
  .union([z.int().min(1).max(2_147_483_647), z.literal('unlimited')])
  .nullable()
  .meta({
    id: 'Limit',
    description: "A number, `unlimited`, or null for the server's setting",
  })

/** A limit of an organization as it is set. */
export type Limit = z.infer<typeof limit>

/** An organization: who owns projects, and whom tokens speak for. */
export const organization = z
  .object({
    id,
    name: z.string().describe('A name for people'),
    operator: z.boolean().describe('Whether its admins manage the other organizations'),
    rate_limit: limit.describe("Requests in a minute; null: the server's setting"),
    total_quota: limit.describe("Requests ever; null: the server's setting"),
    requests_used: z.int().describe('Requests counted while there was a total quota'),
    created_at: timestamp,
  })
  .meta({ id: 'Organization', description: 'Who owns projects, and whom tokens speak for' })
export type Organization = z.infer<typeof organization>

/** Body of `POST /organizations`. */
export const createOrganization = z
  .object({
    name: name.describe('A name for people'),
    rate_limit: limit.optional().describe('Requests in a minute'),
    total_quota: limit.optional().describe('Requests ever'),
  })
  .meta({ id: 'CreateOrganization', description: 'A new organization' })
export type CreateOrganization = z.infer<typeof createOrganization>

/** An organization that was just made, with its first token. */
export const newOrganization = organization
  .extend({ first_token: newApiToken.describe("An admin's token of the organization") })
  .meta({ id: 'NewOrganization', description: 'A new organization with its first token' })
export type NewOrganization = z.infer<typeof newOrganization>

/** Body of `PUT /organizations/{organization_id}`; what is left out stays. */
export const updateOrganization = createOrganization
  .partial()
  .meta({ id: 'UpdateOrganization', description: 'What to change; what is left out stays' })
export type UpdateOrganization = z.infer<typeof updateOrganization>

/** Who a token speaks for. */
export const currentToken = apiToken
  .extend({ organization })
  .meta({ id: 'CurrentToken', description: 'The token that was sent, and whom it speaks for' })
export type CurrentToken = z.infer<typeof currentToken>
