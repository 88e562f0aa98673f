import { type Project, project } from '@atelier/contract'
import type { Client } from '../client.ts'
import { type Page, type PageOptions, requestPage } from '../paging.ts'

/** All projects of the token's organization, oldest first; see `eachOf` for long lists. */
export function listProjects(client: Client, options: PageOptions = {}): Promise<Page<Project>> {
  return requestPage(client, '/v1/tailored-gen/projects', project, options)
}
