import type { IpMedium, IpType } from '@atelier/contract'

/** Everything the demo was asked to do, with the defaults filled in. */
export interface DemoPlan {
  readonly identity: {
    readonly ip_type: IpType
    readonly ip_medium: IpMedium
    readonly ip_name: string
    readonly ip_description: string
  }
  /** Folder of the training images; undefined means the bundled sample set. */
  readonly imagesDir: string | undefined
  readonly limit: number
  readonly matte: string
  readonly prompts: readonly string[]
  /** Seed of the first image; the next ones count up from it. */
  readonly seed: number
  /** Given ones make the training an expert one. */
  readonly training: {
    readonly total_training_steps?: number | undefined
    readonly rank?: number | undefined
  }
  readonly outDir: string
}

/** True when the plan sets a training parameter, which the contract allows only to expert models. */
export function isExpert(plan: DemoPlan): boolean {
  return plan.training.total_training_steps !== undefined || plan.training.rank !== undefined
}
