import type { ArchiveIngestion } from '../../services/bulk/ingest-archive.ts'
import type { JobBinding } from '../bindings.ts'

export function ingestArchive(ingestion: ArchiveIngestion): JobBinding {
  return {
    name: 'ingest-archive',
    handle: ({ datasetId }, context) => ingestion.run(datasetId, context),
  }
}
