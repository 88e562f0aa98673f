import type { FastifyInstance, RouteOptions } from 'fastify'

/** A method of an address pattern, as it was registered. */
export interface RegisteredRoute {
  method: string
  /** With the version prefix and `:names`. */
  url: string
  options: RouteOptions
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route, HEAD included, in the order of registration. */
    routeTable: readonly RegisteredRoute[]
  }
}

/** Keeps a list of every route registered after this. */
export function listRoutes(app: FastifyInstance): void {
  const table: RegisteredRoute[] = []
  app.decorate('routeTable', table)
  app.addHook('onRoute', (options) => {
    const methods = [options.method].flat()
    table.push(...methods.map((method) => ({ method, url: options.url, options })))
  })
}

/** What a pattern of the router matches; a slash at the end does not count there either. */
function matcher(pattern: string): RegExp {
  const parts = pattern.split('/').map((part) => {
    if (part === '*') return '.*'
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('/').replace(/\/$/, '')}/?$`)
}

/** How much of a pattern is said outright: of two that match, the router takes the one that says more. */
function literalParts(pattern: string): number {
  return pattern.split('/').filter((part) => !part.startsWith(':') && part !== '*').length
}

/** What is known about the addresses of a table. */
export interface Addresses {
  /** The methods that an address knows, sorted; none for an address that is not known. */
  methodsOf(path: string): string[]
  /** Whether a pattern that took an address was meant for others: `/tokens/current` is no `/tokens/:token_id`. */
  isShadowed(pattern: string, path: string): boolean
}

export function addressesOf(table: readonly RegisteredRoute[]): Addresses {
  const matchers = new Map<string, RegExp>()
  const shadows = new Map<string, string[]>()
  function matches(pattern: string, path: string): boolean {
    const known = matchers.get(pattern) ?? matcher(pattern)
    matchers.set(pattern, known)
    return known.test(path)
  }
  /** Patterns that say more and match only what this one matches too. */
  function shadowsOf(pattern: string): string[] {
    const known = shadows.get(pattern)
    if (known) return known
    const found = table
      .map(({ url }) => url)
      .filter((url) => literalParts(url) > literalParts(pattern) && matches(pattern, url))
    shadows.set(pattern, [...new Set(found)])
    return found
  }
  return {
    methodsOf(path) {
      const found = table.filter(({ url }) => matches(url, path))
      const most = Math.max(0, ...found.map(({ url }) => literalParts(url)))
      const methods = found
        .filter(({ url }) => literalParts(url) === most)
        .map(({ method }) => method)
      return [...new Set(methods)].sort()
    },
    isShadowed: (pattern, path) => shadowsOf(pattern).some((shadow) => matches(shadow, path)),
  }
}
