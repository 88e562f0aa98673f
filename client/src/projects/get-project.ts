import { type Project, project } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** One project; 404 when there is none with this id. */
export function getProject(
  client: Client,
  projectId: number,
  options: CallOptions = {},
): Promise<Project> {
  const path = `/v1/tailored-gen/projects/${projectId}`
  return request(client, { method: 'GET', path, answer: project, ...options })
}
