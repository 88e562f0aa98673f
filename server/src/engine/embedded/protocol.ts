import type { TrainParameters, TrainProgress } from '@atelier/diffusion'
import type {
  EngineGenerateRequest,
  EngineImage,
  FeatureComparison,
  TrainOutcome,
} from '../engine.ts'
import type { PicturePlace } from './picture-file.ts'

/** Where one picture lies in the training set's file of pixels. */
export interface PackedImage {
  offset: number
  width: number
  height: number
  caption: object
  flip: boolean
}

export interface TrainOrder {
  kind: 'train'
  workDir: string
  parameters: TrainParameters
  threads: number | undefined
}

export interface GenerateOrder {
  kind: 'generate'
  request: EngineGenerateRequest
  threads: number | undefined
}

export interface CompareOrder {
  kind: 'compare'
  workDir: string
  places: readonly PicturePlace[]
  seed: number
  threads: number | undefined
}

/** What the server tells its engine process. */
export type Order = TrainOrder | GenerateOrder | CompareOrder | { kind: 'stop' }

/** What the engine process tells the server. */
export type Report =
  | { kind: 'progress'; progress: TrainProgress }
  | { kind: 'trained'; outcome: TrainOutcome }
  | { kind: 'generated'; image: EngineImage }
  | { kind: 'compared'; comparison: FeatureComparison }
  | { kind: 'failed'; message: string; foreignAdapter: boolean }
