/** Sizes of the contact sheet, in pixels. */
export const measures = {
  width: 1440,
  margin: 40,
  gap: 14,
  header: 104,
  thumbsPerRow: 10,
  mostThumbs: 30,
  rowLabel: 116,
  columnLabel: 76,
  sectionLabel: 46,
} as const

/** Where a picture lies on the sheet. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly size: number
}

/** The boxes of the sheet and its full height. */
export interface Layout {
  readonly height: number
  readonly thumbs: readonly Box[]
  /** Top of the band that holds the column labels. */
  readonly columnsTop: number
  /** One row of boxes for each influence, one box for each prompt. */
  readonly rows: readonly (readonly Box[])[]
}

/** Lays out `thumbCount` training images above a grid of `rowCount` × `columnCount` results. */
export function layout(thumbCount: number, rowCount: number, columnCount: number): Layout {
  const { width, margin, gap, header, thumbsPerRow, rowLabel, columnLabel, sectionLabel } = measures
  const inner = width - 2 * margin
  const thumb = Math.floor((inner - (thumbsPerRow - 1) * gap) / thumbsPerRow)
  const thumbsTop = header + sectionLabel
  const thumbs = boxes(thumbCount, thumbsPerRow, thumb, margin, thumbsTop)
  const thumbRows = Math.ceil(thumbCount / thumbsPerRow)
  const columnsTop = thumbsTop + thumbRows * (thumb + gap) + 18
  const tile = Math.floor((inner - rowLabel - (columnCount - 1) * gap) / columnCount)
  const gridTop = columnsTop + sectionLabel + columnLabel
  const rows = Array.from({ length: rowCount }, (_, row) =>
    boxes(columnCount, columnCount, tile, margin + rowLabel, gridTop + row * (tile + gap)),
  )
  return { height: gridTop + rowCount * (tile + gap) + margin - gap, thumbs, columnsTop, rows }
}

function boxes(count: number, perRow: number, size: number, left: number, top: number): Box[] {
  const step = size + measures.gap
  return Array.from({ length: count }, (_, i) => ({
    left: left + (i % perRow) * step,
    top: top + Math.floor(i / perRow) * step,
    size,
  }))
}

/** At most `most` items of the list, evenly spread over it, in order. */
export function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from(
    { length: most },
    (_, i) => items[Math.floor((i * items.length) / most)],
  ).filter((item) => item !== undefined)
}
