import type { IpContext } from '@atelier/vision'
import type { ProjectRow } from '../store/projects.ts'

/** What vision is told about a project's identity. */
export function ipContext(project: ProjectRow): IpContext {
  return {
    ip_type: project.ipType,
    ip_medium: project.ipMedium,
    ip_name: project.ipName,
    ip_description: project.ipDescription,
  }
}
