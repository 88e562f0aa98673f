/** Side of the square picture that the model looks at. */
export const SIDE = 224

/** How much a picture is of each of the model's classes; they add up to 1. */
export interface Scores {
  Drawing: number
  Hentai: number
  Neutral: number
  Porn: number
  Sexy: number
}

/** A picture for the moderator's process: RGB, `SIDE` × `SIDE`. */
export interface Order {
  pixels: Uint8Array
}

export type Report = { kind: 'scores'; scores: Scores } | { kind: 'failed'; message: string }
