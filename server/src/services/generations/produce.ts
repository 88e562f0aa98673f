import type { GenerationRow } from '../../store/generations.ts'
import type { ModelRow } from '../../store/models.ts'

/** What making a request's result gives. */
export type Product = Partial<Pick<GenerationRow, 'structuredPrompt' | 'notes' | 'objectKey'>>

/** Makes what a request asks for. A `PublicError` is the request's own fault; any other is worth another attempt, those of vision too. */
export type Produce = (row: GenerationRow, model: ModelRow, signal: AbortSignal) => Promise<Product>
