import { type CreateProject, ILLUSTRATION_ONLY, type Project } from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getProject } from '../access.ts'
import { projectOnWire } from '../wire.ts'

function checkIdentity(body: CreateProject): void {
  const { ip_type, ip_medium, ip_name, ip_description } = body
  const faults: { field: string; msg: string; input: unknown }[] = []
  if (ILLUSTRATION_ONLY.includes(ip_type) && ip_medium !== 'illustration') {
    faults.push({
      field: 'ip_type',
      msg: `${ip_type} needs ip_medium illustration`,
      input: ip_type,
    })
  }
  if (ip_type === 'defined_character') {
    const words = ip_name?.split(/\s+/).filter(Boolean).length ?? 0
    if (words < 1 || words > 3) {
      faults.push({
        field: 'ip_name',
        msg: 'A defined_character needs a name of 1 to 3 words',
        input: ip_name,
      })
    }
  }
  if ((ip_type === 'defined_character' || ip_type === 'object_variants') && !ip_description) {
    faults.push({
      field: 'ip_description',
      msg: `${ip_type} needs a description`,
      input: ip_description,
    })
  }
  if (faults.length > 0) throw errors.badFields(faults)
}

export function createProjectService({ store }: { store: Store }) {
  return {
    async create(caller: Caller, body: CreateProject): Promise<Project> {
      checkIdentity(body)
      const row = await store.projects.insert({
        organizationId: caller.organizationId,
        name: body.project_name,
        description: body.project_description ?? '',
        ipName: body.ip_name ?? '',
        ipDescription: body.ip_description ?? '',
        ipMedium: body.ip_medium,
        ipType: body.ip_type,
      })
      return projectOnWire(row)
    },
    async list(caller: Caller): Promise<Project[]> {
      return (await store.projects.list(caller.organizationId)).map(projectOnWire)
    },
    async get(caller: Caller, id: number): Promise<Project> {
      return projectOnWire(await getProject(store, caller, id))
    },
  }
}

export type ProjectService = ReturnType<typeof createProjectService>
