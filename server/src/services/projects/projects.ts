import {
  type CreateProject,
  ILLUSTRATION_ONLY,
  type Project,
  type UpdateProject,
} from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { Queue } from '../../queue/queue.ts'
import type { Page } from '../../store/page.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getProject } from '../access.ts'
import { deleteDatasetRows } from '../datasets/delete-dataset.ts'
import { projectOnWire } from '../wire.ts'

type Identity = Pick<CreateProject, 'ip_type' | 'ip_medium' | 'ip_name' | 'ip_description'>

function checkIdentity(body: Identity): void {
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

/** Deletes everything of a project: its models, its datasets with their images, and itself. */
async function deleteWhole(tx: Transaction, caller: Caller, id: number): Promise<string[]> {
  await tx.projects.lock(id, 'update')
  await getProject(tx, caller, id)
  const datasets = await tx.datasets.list(caller.organizationId, { projectId: id })
  for (const dataset of datasets) await tx.datasets.lock(dataset.id)
  if ((await tx.models.lockInTraining({ projectId: id })).length > 0)
    throw errors.conflict('A model of this project is being trained')
  const keys: string[] = []
  for (const model of await tx.models.list(caller.organizationId, { projectId: id })) {
    keys.push(...((await tx.models.delete(model.id)) ?? []))
  }
  for (const dataset of datasets) keys.push(...(await deleteDatasetRows(tx, dataset.id)))
  await tx.projects.delete(id)
  return keys
}

export function createProjectService({ store, queue }: { store: Store; queue: Queue }) {
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
    async list(caller: Caller, page: Page = {}): Promise<Project[]> {
      return (await store.projects.list(caller.organizationId, page)).map(projectOnWire)
    },
    async get(caller: Caller, id: number): Promise<Project> {
      return projectOnWire(await getProject(store, caller, id))
    },

    async update(caller: Caller, id: number, body: UpdateProject): Promise<Project> {
      const project = await getProject(store, caller, id)
      const { project_name, project_description, ip_name, ip_description } = body
      if (ip_name !== undefined || ip_description !== undefined) {
        checkIdentity({
          ip_type: project.ipType,
          ip_medium: project.ipMedium,
          ip_name: ip_name ?? project.ipName,
          ip_description: ip_description ?? project.ipDescription,
        })
      }
      await store.projects.update(id, {
        ...(project_name === undefined ? {} : { name: project_name }),
        ...(project_description === undefined ? {} : { description: project_description }),
        ...(ip_name === undefined ? {} : { ipName: ip_name }),
        ...(ip_description === undefined ? {} : { ipDescription: ip_description }),
      })
      return projectOnWire(await getProject(store, caller, id))
    },

    delete(caller: Caller, id: number): Promise<void> {
      return store.transaction(async (tx) => {
        await tx.doomedObjects.add(await deleteWhole(tx, caller, id))
        await queue.enqueue(tx.database, 'purge-objects', {})
      })
    },
  }
}

export type ProjectService = ReturnType<typeof createProjectService>
