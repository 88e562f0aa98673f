import type { BackgroundReading } from './background.ts'

/** One thing that a prompt names, or that it says something about without naming it (`head` is empty then). */
export interface ObjectReading {
  /** The words that describe it, in order, with its colors and what it does, without counts, sizes and places. */
  description: string
  /** The noun itself, singular; empty when the words only add to a subject known from elsewhere. */
  head: string
  colors: string[]
  count?: number
  size?: string
  location?: string
  action?: string
  pose?: string
  expression?: string
  orientation?: string
}

export interface PromptReading {
  objects: ObjectReading[]
  background?: BackgroundReading
  medium?: string
  style: string[]
  lighting?: string
  mood: string[]
  composition: string[]
  /** Literal text that the picture must show: it stood in quotation marks. */
  quoted: string[]
}
