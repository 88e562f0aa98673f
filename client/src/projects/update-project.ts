import { type Project, project, type UpdateProject } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Changes a project's words; what is left out stays. Type and medium are settled for good. 400 when the type needs a name or a description
 * that would be gone, 404 for an unknown id.
 */
export function updateProject(
  client: Client,
  projectId: number,
  body: UpdateProject,
  options: CallOptions = {},
): Promise<Project> {
  const path = `/v1/tailored-gen/projects/${projectId}`
  return request(client, { method: 'PUT', path, body, answer: project, ...options })
}
