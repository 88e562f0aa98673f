import { type RequestStatus, requestStatus } from '@atelier/contract'
import { UnexpectedAnswerError } from '../errors.ts'
import { parsedJson } from '../parsed-json.ts'
import { type VerifyWebhookOptions, verifyWebhook, type WebhookHeaders } from './verify-webhook.ts'

/**
 * A webhook's message, once it is known to be true: how a request ended, as `getRequest` tells it.
 *
 * @throws {WebhookVerificationError} the message is not to be believed
 * @throws {UnexpectedAnswerError} it is true, but not what the contract promises
 */
export async function readWebhook(
  headers: WebhookHeaders,
  rawBody: string | Uint8Array<ArrayBuffer>,
  apiToken: string,
  options: VerifyWebhookOptions = {},
): Promise<RequestStatus> {
  const { requestId } = await verifyWebhook(headers, rawBody, apiToken, options)
  const text = typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody)
  const body = parsedJson(text)
  const message = requestStatus.safeParse(body)
  if (message.success) return message.data
  throw new UnexpectedAnswerError('The webhook holds no status of a request', {
    cause: message.error,
    requestId,
    body,
  })
}
