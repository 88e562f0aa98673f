/** Rows and columns of tokens; a token is 32 pixels square at the model's native scale. */
export interface Grid {
  rows: number
  cols: number
}

export const ASPECT_RATIOS = [
  '1:1',
  '2:3',
  '3:2',
  '3:4',
  '4:3',
  '4:5',
  '5:4',
  '9:16',
  '16:9',
] as const
export type AspectRatio = (typeof ASPECT_RATIOS)[number]

interface Format {
  grid: Grid
  /** Pixels of the finished picture, about one megapixel. */
  width: number
  height: number
}

/** The sizes of the published presets; 4:5 and 5:4 have none of their own and take the nearest. */
export const FORMATS: Readonly<Record<AspectRatio, Format>> = {
  '1:1': { grid: { rows: 8, cols: 8 }, width: 1024, height: 1024 },
  '2:3': { grid: { rows: 10, cols: 7 }, width: 832, height: 1248 },
  '3:2': { grid: { rows: 7, cols: 10 }, width: 1216, height: 832 },
  '3:4': { grid: { rows: 9, cols: 7 }, width: 896, height: 1152 },
  '4:3': { grid: { rows: 7, cols: 9 }, width: 1152, height: 896 },
  '4:5': { grid: { rows: 9, cols: 7 }, width: 896, height: 1152 },
  '5:4': { grid: { rows: 7, cols: 9 }, width: 1152, height: 896 },
  '9:16': { grid: { rows: 11, cols: 6 }, width: 768, height: 1344 },
  '16:9': { grid: { rows: 6, cols: 11 }, width: 1344, height: 768 },
}

/** The grids the base model was trained on. */
export const GRIDS: readonly Grid[] = [
  { rows: 8, cols: 8 },
  { rows: 9, cols: 7 },
  { rows: 7, cols: 9 },
  { rows: 10, cols: 7 },
  { rows: 7, cols: 10 },
  { rows: 11, cols: 6 },
  { rows: 6, cols: 11 },
]

export const TOKEN_PIXELS = 32

export function gridName({ rows, cols }: Grid): string {
  return `${rows}x${cols}`
}

/** The grid whose ratio is nearest to a picture's, in the logarithm: half and double are equally far from square. */
export function nearestGrid(width: number, height: number, among: readonly Grid[] = GRIDS): Grid {
  const ratio = Math.log(width / height)
  const distance = (g: Grid) => Math.abs(Math.log(g.cols / g.rows) - ratio)
  const [first, ...rest] = among
  if (first === undefined) throw new Error('there is no grid to choose from')
  return rest.reduce((best, grid) => (distance(grid) < distance(best) ? grid : best), first)
}
