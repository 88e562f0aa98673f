import { type Refused, refused } from '../operation.ts'

export function nothing(words: string): Refused {
  return refused(
    `Nothing more is known about "${words}" than it says already: say what to add, or give context images.`,
  )
}
