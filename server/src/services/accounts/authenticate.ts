import type { Logger } from 'pino'
import { errors } from '../../errors.ts'
import type { Session } from '../../store/accounts.ts'
import type { Store } from '../../store/store.ts'
import type { GuessLimit } from './guesses.ts'

interface Dependencies {
  store: Store
  guesses: GuessLimit
  log: Logger
}

/** Finds out who a token speaks for. Nothing is remembered between requests, so a token that is revoked or expires is so at once. */
export function createAuthenticate({ store, guesses, log }: Dependencies) {
  function noteUse({ stale, tokenId }: Session): void {
    // Nobody waits for it, and a request is not worse for its failure.
    if (stale) store.tokens.touch(tokenId).catch((err: unknown) => log.debug({ err }, 'last use'))
  }

  /** @throws {PublicError} 401 when the token is not known, expired or revoked; 429 when its address tried too many */
  return async function authenticate(token: string, address: string): Promise<Session> {
    const session = await store.accounts.findSession(token)
    if (session === undefined) {
      await guesses.failed(address)
      throw errors.unauthorized()
    }
    // Whoever has it had it before: this is no guess.
    if (session.revoked) throw errors.unauthorized('The token was revoked')
    if (session.expired) throw errors.unauthorized('The token has expired')
    await guesses.succeeded(address, session.tokenId)
    noteUse(session)
    return session
  }
}

export type Authenticate = ReturnType<typeof createAuthenticate>
