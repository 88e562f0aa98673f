import type { Glance, LintImage } from '@atelier/vision'
import type { ImageRow } from '../../store/images.ts'
import type { Transaction } from '../../store/store.ts'

const PAGE = 100

/** An image with a caption. */
export interface Captioned {
  row: ImageRow
  image: LintImage
}

function lintImage(row: ImageRow, glances: ReadonlyMap<number, Glance>): LintImage | undefined {
  const { id, name, caption, captionSource, captionConflicts } = row
  if (caption === null || captionSource === 'pending') return undefined
  const measured = glances.get(id)
  return {
    id,
    name,
    caption,
    source: captionSource,
    conflicts: captionConflicts?.map(({ path }) => path) ?? [],
    ...(measured === undefined ? {} : { measured }),
  }
}

/** The captioned images of a dataset, page by page, so that a large one never lies in memory; others get their turn between pages. */
export async function* imagesOf(
  { images }: Transaction,
  datasetId: number,
  glances: ReadonlyMap<number, Glance> = new Map(),
): AsyncGenerator<Captioned> {
  let after = 0
  for (;;) {
    const rows = await images.list(datasetId, { after, limit: PAGE })
    for (const row of rows) {
      const image = lintImage(row, glances)
      if (image !== undefined) yield { row, image }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.id
    await new Promise((resolve) => setImmediate(resolve))
  }
}
