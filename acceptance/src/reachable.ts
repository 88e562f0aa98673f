import type { TestContext } from 'vitest'
import type { Target } from './target.ts'
import type { WebServer } from './web-server.ts'

/** The suite's own web server; skips a test where the server under test was not told that it may reach it. */
export function needsWeb(context: TestContext, { web }: Target): WebServer {
  if (web === undefined) return context.skip('the server under test may not reach this machine')
  return web
}
