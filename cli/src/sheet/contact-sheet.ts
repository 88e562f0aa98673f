import sharp, { type OverlayOptions } from 'sharp'
import { type Box, type Layout, layout, measures, spread } from './layout.ts'
import { type TextStyle, textLine, wrapped } from './text.ts'

/** An encoded picture: a path or bytes. */
export type Picture = string | Buffer

/** A prompt with its seed: one column of the sheet. */
export interface SheetColumn {
  readonly prompt: string
  readonly seed: number
}

/** An influence with one picture for each column: one row of the sheet. */
export interface SheetRow {
  readonly influence: number
  readonly pictures: readonly Picture[]
}

/** What the contact sheet shows. */
export interface Sheet {
  readonly title: string
  readonly subtitle: string
  readonly trainingImages: readonly Picture[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

const paper = '#ffffff'
const strong: TextStyle = { size: 34, color: '#1d1f2f', weight: 700 }
const plain: TextStyle = { size: 18, color: '#5d6075' }
const label: TextStyle = { size: 17, color: '#1d1f2f', weight: 600 }
const small: TextStyle = { size: 14, color: '#7c8096' }

/** Draws the sheet as a PNG: training images above, below them each prompt (columns) at each influence (rows). */
export async function contactSheet(sheet: Sheet): Promise<Buffer> {
  const trainingImages = spread(sheet.trainingImages, measures.mostThumbs)
  const plan = layout(trainingImages.length, sheet.rows.length, sheet.columns.length)
  const pictures = [
    ...placed(trainingImages, plan.thumbs),
    ...sheet.rows.flatMap((row, i) => placed(row.pictures, plan.rows[i] ?? [])),
  ]
  const overlays = await Promise.all(pictures.map(({ picture, box }) => overlay(picture, box)))
  return sharp({
    create: { width: measures.width, height: plan.height, channels: 3, background: paper },
  })
    .composite([...overlays, { input: Buffer.from(labels(sheet, plan)), left: 0, top: 0 }])
    .png({ compressionLevel: 9 })
    .toBuffer()
}

function placed(pictures: readonly Picture[], boxes: readonly Box[]) {
  return boxes.flatMap((box, i) => {
    const picture = pictures[i]
    return picture === undefined ? [] : [{ picture, box }]
  })
}

async function overlay(picture: Picture, box: Box): Promise<OverlayOptions> {
  const { size, left, top } = box
  const corners = Buffer.from(
    `<svg width="${size}" height="${size}"><rect width="${size}" height="${size}" rx="12"/></svg>`,
  )
  const input = await sharp(picture)
    .resize(size, size, { fit: 'contain', background: paper })
    .ensureAlpha()
    .composite([{ input: corners, blend: 'dest-in' }])
    .png()
    .toBuffer()
  return { input, left, top }
}

function labels(sheet: Sheet, plan: Layout): string {
  const { width, margin, header } = measures
  const parts = [
    textLine(sheet.title, margin, 62, strong),
    textLine(sheet.subtitle, margin, 96, plain),
    textLine('Training images', margin, header + 32, label),
    textLine(
      'Generated: the same prompts and seeds, with more and more influence of the training',
      margin,
      plan.columnsTop + 26,
      label,
    ),
    ...sheet.columns.map((column, i) => columnLabel(column, plan, i)),
    ...sheet.rows.map((row, i) => rowLabel(row, plan, i)),
    ...[...plan.thumbs, ...plan.rows.flat()].map(frame),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${plan.height}">${parts.join('')}</svg>`
}

function columnLabel(column: SheetColumn, plan: Layout, index: number): string {
  const box = plan.rows[0]?.[index]
  if (!box) return ''
  const top = plan.columnsTop + measures.sectionLabel
  const lines = wrapped(column.prompt, box.size, 16, 2)
  return [
    ...lines.map((words, i) =>
      textLine(words, box.left, top + 20 + i * 20, { ...label, size: 16 }),
    ),
    textLine(`seed ${column.seed}`, box.left, top + 62, small),
  ].join('')
}

function rowLabel(row: SheetRow, plan: Layout, index: number): string {
  const box = plan.rows[index]?.[0]
  if (!box) return ''
  const middle = box.top + box.size / 2
  return (
    textLine('influence', measures.margin, middle - 12, small) +
    textLine(row.influence.toFixed(1), measures.margin, middle + 24, strong)
  )
}

// A hairline keeps a white picture apart from the white paper.
function frame({ left, top, size }: Box): string {
  return `<rect x="${left + 0.5}" y="${top + 0.5}" width="${size - 1}" height="${size - 1}" rx="12" fill="none" stroke="#d9dbe6"/>`
}
