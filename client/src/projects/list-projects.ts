import { type Project, project } from '@atelier/contract'
import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** All projects of the token's organization, oldest first. */
export function listProjects(client: Client, options: CallOptions = {}): Promise<Project[]> {
  const path = '/v1/tailored-gen/projects'
  return request(client, { method: 'GET', path, answer: z.array(project), ...options })
}
