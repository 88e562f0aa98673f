import { type CreateProject, type Project, project } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Creates a project: the identity that is to be learned. A `defined_character` needs `ip_name` and `ip_description`. 400 for words or types that will not do. */
export function createProject(
  client: Client,
  body: CreateProject,
  options: CallOptions = {},
): Promise<Project> {
  const path = '/v1/tailored-gen/projects'
  return request(client, { method: 'POST', path, body, answer: project, ...options })
}
