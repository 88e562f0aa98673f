import type { LanguageModel } from 'ai'
import type { JsonObject } from '../json.ts'

export type Sdk = typeof import('ai')

/** Fits requests to what a service takes, where that differs from service to service. */
export interface Adapter {
  /** Counts the changes so far: what a request is sent with. */
  changes(): number
  /**
   * Changes what the next requests are like, by what a service said to one that was sent after so many changes.
   * @returns whether the next request differs from that one
   */
  adapt(refusal: string, sentAfter: number): boolean
}

/** A model of a service, with what it wants besides the question. */
export interface ServiceModel {
  language: LanguageModel
  providerOptions: Record<string, JsonObject>
  adapter?: Adapter
}

/** The SDK, loaded with the first question: a server that asks no service does without it. */
export async function loadSdk(): Promise<Sdk> {
  const sdk = await import('ai')
  // Warnings are told with each call; the SDK would write them to the process's own output.
  globalThis.AI_SDK_LOG_WARNINGS = false
  return sdk
}
