import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Deletes a project with all its datasets, images and models. 404 for an unknown id, 409 while one of its models is being trained. */
export function deleteProject(
  client: Client,
  projectId: number,
  options: CallOptions = {},
): Promise<void> {
  const path = `/v1/tailored-gen/projects/${projectId}`
  return request(client, { method: 'DELETE', path, answer: z.void(), ...options })
}
