import { requestStatus } from '@atelier/contract'
import type { ComponentSchemas } from './component-schemas.ts'
import { examplesFor } from './examples.ts'

/** What every message carries to show that it is ours. */
const SIGNATURE = {
  'Bria-Webhook-Id': 'The `request_id`: a message that comes twice has the same',
  'Bria-Webhook-Timestamp': 'When it was signed, in Unix seconds',
  'Bria-Webhook-Signature':
    '`v1=` and in base64 HMAC-SHA256 of `{id}.{timestamp}.{body}`; its key is HMAC-SHA256 of `bria-webhook-signing-v1` with the API token as key',
}

/** The messages that the server sends to addresses its callers gave. */
export function describeCallbacks(schemas: ComponentSchemas): Record<string, unknown> {
  const parameters = Object.entries(SIGNATURE).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    required: true,
    schema: { type: 'string' },
  }))
  const content = {
    schema: schemas.of(requestStatus, 'output'),
    ...examplesFor(requestStatus, { operationId: 'requestEnded', of: 'request' }),
  }
  const post = {
    operationId: 'requestEnded',
    summary: 'A request has ended',
    description:
      'Sent to `webhook_url` once the request is `COMPLETED`, `ERROR` or `UNKNOWN`, with what the status service answers at that time. Up to five attempts over 45 minutes, until one is answered with 2xx within 10 seconds.',
    tags: ['generation'],
    security: [],
    parameters,
    requestBody: {
      description: 'How the request ended',
      required: true,
      content: { 'application/json': content },
    },
    responses: { '2XX': { description: 'The message has arrived; it is not sent again' } },
  }
  return { RequestEnded: { '{$request.body#/webhook_url}': { post } } }
}
