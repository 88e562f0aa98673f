import { flagOf } from '@atelier/contract'
import type { FastifyRequest } from 'fastify'
import { errors, PublicError } from '../../../errors.ts'

const FLAGS = ['increase_resolution', 'content_moderation']

/** Flags arrive as words in a form, and other fields as whatever they are: a name may well be "true". */
function fieldValue(name: string, value: unknown): unknown {
  return FLAGS.includes(name) ? (flagOf(value) ?? value) : value
}

async function readForm(request: FastifyRequest): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {}
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      body[part.fieldname] = fieldValue(part.fieldname, part.value)
      continue
    }
    const bytes = await part.toBuffer().catch((cause: unknown) => {
      throw part.file.truncated ? errors.tooLarge('An image may have 12 MB at most') : cause
    })
    if (part.fieldname !== 'file') continue
    body.file = bytes
    if (part.filename) body.image_name ??= part.filename
  }
  return body
}

/** Nothing but the form itself can be wrong while it is read: no boundary, cut off, more parts than are taken. */
function formError(error: unknown): PublicError {
  if (error instanceof PublicError) return error
  const { statusCode } = error as { statusCode?: number }
  if (statusCode === 413) return errors.tooLarge('The form has too many parts, or too large ones')
  return errors.badRequest('The multipart form is broken', error)
}

/**
 * Turns a multipart form into the body that JSON clients send: a `file` part becomes its bytes, and its name the image's name unless one is
 * given.
 */
export async function readUpload(request: FastifyRequest): Promise<void> {
  if (!request.isMultipart()) return
  request.body = await readForm(request).catch((error: unknown) => {
    throw formError(error)
  })
}
