/** Pip's colors: three that sign the character (teal, cream, coral), their shades, and the line. */
export const ink = '#23263f'
export const teal = '#1fa79d'
export const tealShade = '#178a86'
export const tealLight = '#4cc7b8'
export const cream = '#fff3dc'
export const creamShade = '#f1dcb8'
export const coral = '#ff6f59'
export const coralShade = '#dd4f43'
export const gold = '#ffc53d'
export const goldShade = '#e79f1e'
export const white = '#ffffff'
export const red = '#e5383b'
export const sky = '#5aa9e6'
export const wood = '#b9783f'
export const leaf = '#58a942'

/** Stroke width of every outer contour in the 1024-pixel drawing. */
export const lineWidth = 15

/** The plain background colors of the set, by the name that captions use. */
export const backgrounds = {
  'light blue': '#bfe3ff',
  'light yellow': '#fff2b0',
  'light pink': '#ffd3de',
  'light green': '#bdebb5',
  'light purple': '#d3bdf3',
  peach: '#ffd0a6',
  white: '#ffffff',
} as const

/** Name of a plain background color. */
export type BackgroundName = keyof typeof backgrounds
