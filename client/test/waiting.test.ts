import { describe, expect, it } from 'vitest'
import {
  type Client,
  JobFailedError,
  type PollOptions,
  WaitTimeoutError,
  waitForBulkUpload,
  waitForCaptions,
  waitForImage,
  waitForStructuredPrompt,
  waitForTraining,
  waitForVideo,
} from '../src/index.ts'
import {
  bulkStatus,
  completed,
  dataset,
  imageResult,
  inProgress,
  model,
  promptResult,
  videoResult,
} from './answers.ts'
import { recordingServer } from './recording-server.ts'

/** A helper with what it asks, what it is told while it waits, and the end it waits for. */
interface Case {
  readonly name: string
  readonly wait: (client: Client, options: PollOptions) => Promise<unknown>
  readonly asks: string
  readonly meanwhile: object
  readonly end: object
  /** What the helper returns; the end itself when absent. */
  readonly returns?: unknown
  /** An end that is a failure, its state, and words of the server in it. */
  readonly failure: readonly [end: object, state: string, words: string]
}

const failed = {
  status: 'ERROR',
  request_id: 'r1',
  error: {
    code: 422,
    message: 'Unprocessable Entity',
    details: 'visual_output_content_moderation',
  },
}
const failure = [failed, 'ERROR', 'visual_output_content_moderation'] as const
const asks = '/v2/status/r1'
const captions = (state: string) => ({ ...dataset, captions_update_status: state })

const cases: readonly Case[] = [
  {
    name: 'waitForTraining',
    wait: (client, options) => waitForTraining(client, 6, options),
    asks: '/v1/tailored-gen/models/6',
    meanwhile: { ...model, status: 'InProgress' },
    end: { ...model, status: 'Completed' },
    failure: [{ ...model, status: 'Failed', failure: 'no memory' }, 'Failed', 'no memory'],
  },
  {
    name: 'waitForImage',
    wait: (client, options) => waitForImage(client, 'r1', options),
    asks,
    meanwhile: inProgress,
    end: completed(imageResult),
    returns: imageResult,
    failure,
  },
  {
    name: 'waitForVideo',
    wait: (client, options) => waitForVideo(client, 'r1', options),
    asks,
    meanwhile: inProgress,
    end: completed(videoResult),
    returns: videoResult,
    failure,
  },
  {
    name: 'waitForStructuredPrompt',
    wait: (client, options) => waitForStructuredPrompt(client, 'r1', options),
    asks,
    meanwhile: inProgress,
    end: completed(promptResult),
    returns: promptResult,
    failure,
  },
  {
    name: 'waitForCaptions',
    wait: (client, options) => waitForCaptions(client, 4, options),
    asks: '/v1/tailored-gen/datasets/4',
    meanwhile: captions('in_progress'),
    end: captions('completed'),
    failure: [captions('empty'), 'empty', 'Nobody has asked'],
  },
  {
    name: 'waitForBulkUpload',
    wait: (client, options) => waitForBulkUpload(client, 4, options),
    asks: '/v1/tailored-gen/datasets/4/images/bulk-upload/status',
    meanwhile: { ...bulkStatus, status: 'processing', progress_percentage: 40 },
    end: bulkStatus,
    failure: [{ ...bulkStatus, status: 'failed', failure: 'no ZIP' }, 'failed', 'no ZIP'],
  },
]

const named = cases.map((one) => [one.name, one] as const)
const fast = { intervalMs: 1 }
const ok = (body: object) => ({ status: 200, body })
const busy = { status: 503, body: '<html>restarting</html>' }

describe('waiting', () => {
  it.each(named)('%s asks until it is over, and bears a restart', async (_name, one) => {
    const end = ok(one.end)
    await using server = await recordingServer(ok(one.meanwhile), busy, ok(one.meanwhile), end)
    expect(await one.wait(server.client, fast)).toEqual(one.returns ?? one.end)
    expect(server.requests.map(({ url }) => url)).toEqual(Array(4).fill(one.asks))
  })

  it.each(named)('%s says how it ended otherwise, in words of the server', async (_name, one) => {
    const [end, state, words] = one.failure
    await using server = await recordingServer(ok(one.meanwhile), ok(end))
    const error = await one.wait(server.client, fast).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(JobFailedError)
    expect(error).toMatchObject({ state, details: end })
    expect(String(error)).toContain(words)
  })

  it.each(named)('%s is given up in time, with the last it was told', async (_name, one) => {
    await using server = await recordingServer(ok(one.meanwhile))
    const options = { intervalMs: 1, timeoutMs: 50 }
    const error = await one.wait(server.client, options).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(WaitTimeoutError)
    expect(error).toMatchObject({ last: one.meanwhile })
  })

  it.each(named)('%s is aborted with the reason of its signal', async (_name, one) => {
    await using server = await recordingServer(ok(one.meanwhile))
    const reason = new Error('enough')
    const signal = AbortSignal.timeout(20)
    const stop = new AbortController()
    signal.addEventListener('abort', () => stop.abort(reason))
    const waiting = one.wait(server.client, { intervalMs: 60_000, signal: stop.signal })
    await expect(waiting).rejects.toBe(reason)
  })

  it('for a request that failed carries its id and its code', async () => {
    await using server = await recordingServer(ok(failed))
    const error = await waitForImage(server.client, 'r1').catch((fault: unknown) => fault)
    expect(error).toMatchObject({ requestId: 'r1', code: 422 })
  })

  it('tells of the progress of a training and of an archive', async () => {
    const training = [
      { ...model, status: 'InProgress' },
      { ...model, status: 'Stopping' },
      { ...model, status: 'Completed' },
    ]
    await using server = await recordingServer(...training.map(ok))
    const seen: string[] = []
    await waitForTraining(server.client, 6, {
      ...fast,
      onProgress: ({ status }) => seen.push(status),
    })
    expect(seen).toEqual(['InProgress', 'Stopping'])
    const archive = [{ ...bulkStatus, status: 'pending' }, bulkStatus]
    await using other = await recordingServer(...archive.map(ok))
    await waitForBulkUpload(other.client, 4, {
      ...fast,
      onProgress: ({ status }) => seen.push(status),
    })
    expect(seen).toEqual(['InProgress', 'Stopping', 'pending'])
  })
})
