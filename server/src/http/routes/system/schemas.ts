import { createHash } from 'node:crypto'
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  documentJsonSchema,
  documentSchemas,
  documents,
} from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { errors } from '../../../errors.ts'
import { publicErrors } from '../../schemas.ts'
import type { Services } from '../../services.ts'
import { typed } from '../route.ts'

/** https://json-schema.org/draft/2020-12/json-schema-core#section-14 */
const TYPE = 'application/schema+json'
/** A day: they change with the version of the server. */
const CACHED = 'public, max-age=86400'
const ENDING = '.json'

const jsonSchema = z
  .looseObject({
    $schema: z.string().describe('The draft it is written in'),
    $id: z.string().describe('Its own address'),
    title: z.string().describe('What it is the schema of'),
  })
  .meta({ id: 'DocumentJsonSchema', description: 'A JSON Schema, draft 2020-12' })

const unchanged = z.undefined().describe('It is as `If-None-Match` knows it')

/** The kind of document that a name in an address stands for. */
function kindOf(name: string): DocumentKind | undefined {
  return DOCUMENT_KINDS.find((kind) => name === `${kind}${ENDING}`)
}

/** The JSON Schemas of captions, visual schemas and structured prompts. They need no token. */
export async function documentSchemaRoutes(
  app: FastifyInstance,
  { publicUrl }: Services,
): Promise<void> {
  const urlOf = (kind: DocumentKind) => `${publicUrl()}/schemas/${kind}${ENDING}`

  typed(app).get(
    '/schemas',
    {
      config: { operationId: 'listDocumentSchemas' },
      schema: {
        summary: 'List the schemas of the documents',
        description:
          'Where the JSON Schemas are of what travels as text in `caption`, `visual_schema` and `structured_prompt`. Beyond the published contract.',
        tags: ['system'],
        security: [],
        response: { 200: documentSchemas.describe('Every kind of document'), ...publicErrors() },
      },
    },
    async (_request, reply) => {
      const schemas = DOCUMENT_KINDS.map((name) => ({
        name,
        title: documents[name].title,
        url: urlOf(name),
      }))
      return reply.header('cache-control', CACHED).send({ schemas })
    },
  )

  typed(app).get(
    '/schemas/:schema',
    {
      config: { operationId: 'getDocumentSchema', produces: TYPE },
      schema: {
        summary: 'Read the schema of a kind of document',
        description:
          'JSON Schema, draft 2020-12. It demands nothing and forbids no key: it says what the keys mean that the server writes. Every document that the server writes fits it. Beyond the published contract.',
        tags: ['system'],
        security: [],
        params: z.object({ schema: z.string() }),
        response: {
          200: jsonSchema.describe('The schema'),
          304: unchanged,
          ...publicErrors({ 404: 'Schema not found' }),
        },
      },
    },
    async (request, reply) => {
      const kind = kindOf(request.params.schema)
      if (kind === undefined) throw errors.notFound('Schema')
      const text = JSON.stringify(documentJsonSchema(kind, urlOf(kind)), null, 2)
      const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
      reply.headers({ etag, 'cache-control': CACHED }).serializer(String)
      if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send(undefined)
      return reply.type(`${TYPE}; charset=utf-8`).send(text as never)
    },
  )
}

/** Whether a client has this version already (RFC 9110, section 13.1.2). */
function isKnown(given: string | undefined, etag: string): boolean {
  const tags = (given ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}
