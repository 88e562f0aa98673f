import type { Purge } from '../../services/purge/purge.ts'
import type { JobBinding } from '../bindings.ts'

export function purgeObjects(purge: Purge): JobBinding {
  return { name: 'purge-objects', handle: (_payload, { signal }) => purge.run(signal) }
}
