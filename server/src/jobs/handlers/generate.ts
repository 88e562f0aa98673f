import type { GenerationRunner } from '../../services/generations/run-generation.ts'
import type { JobBinding } from '../bindings.ts'

/** One job for each kind of result, so that a video does not hold up the prompts behind it. */
export function generate(runner: GenerationRunner): JobBinding[] {
  return [
    {
      name: 'generate-image',
      handle: (payload, context) => runner.run(payload.requestId, context),
    },
    {
      name: 'generate-structured-prompt',
      handle: (payload, context) => runner.run(payload.requestId, context),
    },
    {
      name: 'generate-video',
      handle: (payload, context) => runner.run(payload.requestId, context),
    },
  ]
}
