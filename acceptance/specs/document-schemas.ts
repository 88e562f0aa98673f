import {
  generateVisualSchema,
  getDocumentSchema,
  getHealth,
  listDocumentSchemas,
  parseDocument,
} from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Target } from '../src/target.ts'
import { discPictures } from '../src/things.ts'

export function documentSchemas(target: () => Target): void {
  describe('GET /schemas', () => {
    it('lists the kinds of documents, each at the address that it has in itself', async () => {
      const { client } = target()
      const { schemas } = await listDocumentSchemas(client)
      expect(schemas.map(({ name }) => name)).toEqual([
        'caption',
        'visual-schema',
        'structured-prompt',
      ])
      for (const { name, title, url } of schemas) {
        const schema = await getDocumentSchema(client, name)
        expect(schema).toMatchObject({ $id: url, title, type: 'object' })
      }
    })

    it('has schemas that take what the server writes', async () => {
      const { client } = target()
      const images = discPictures(256).map((picture) => picture.toString('base64'))
      const { visual_schema } = await generateVisualSchema(client, { images })
      const schema = z.fromJSONSchema((await getDocumentSchema(client, 'visual-schema')) as never)
      expect(schema.safeParse(JSON.parse(visual_schema)).error?.issues).toBeUndefined()
      expect(parseDocument('visual-schema', visual_schema).objects?.length).toBeGreaterThan(0)
    })
  })

  it('GET /health says what looks at pictures', async () => {
    const { vision } = await getHealth(target().client)
    expect(vision?.provider).toMatch(/^(builtin|gemini|openai-compatible)$/)
  })
}
