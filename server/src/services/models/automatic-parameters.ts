import type { IpType, StartTraining } from '@atelier/contract'
import type { StoredParameters } from '../../store/schema.ts'

/** The contract's defaults for expert trainings. */
const EXPERT = {
  learning_rate: 0.0001,
  lr_scheduler: 'constant_with_warmup',
  rank: 128,
  total_training_steps: 750,
  checkpoint_interval: 500,
  lr_warmup_steps: 100,
} as const

/** Pictures of one expert step; the published rates and steps assume about this many. */
const EXPERT_BATCH = 8

/**
 * What a fully automated training uses, from what is learnt and from how many pictures. A single identity needs many passes over few
 * pictures; scenes and large sets more steps. A step of 16 pictures takes about half a second on two cores.
 */
export function automaticParameters(ipType: IpType, imageCount: number): StoredParameters {
  const broad = ipType === 'stylized_scene' || ipType === 'other' || imageCount > 60
  return {
    expert: false,
    learning_rate: 0.0001,
    lr_scheduler: 'cosine',
    rank: 32,
    total_training_steps: broad ? 800 : 600,
    checkpoint_interval: 200,
    lr_warmup_steps: 0,
    train_batch_size: 16,
  }
}

/** An expert's choices, filled up with the contract's defaults; a default interval never exceeds the total. */
export function expertParameters(body: StartTraining): StoredParameters {
  const total_training_steps = body.total_training_steps ?? EXPERT.total_training_steps
  return {
    expert: true,
    learning_rate: body.learning_rate ?? EXPERT.learning_rate,
    lr_scheduler: body.lr_scheduler ?? EXPERT.lr_scheduler,
    rank: body.rank ?? EXPERT.rank,
    total_training_steps,
    checkpoint_interval:
      body.checkpoint_interval ?? Math.min(EXPERT.checkpoint_interval, total_training_steps),
    lr_warmup_steps: body.lr_warmup_steps ?? EXPERT.lr_warmup_steps,
    train_batch_size: EXPERT_BATCH,
  }
}
