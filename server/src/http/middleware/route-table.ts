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

/** Finds the methods that an address knows, sorted; none for an address that is not known. Only errors ask, so it may look at all. */
export function methodFinder(table: readonly RegisteredRoute[]): (path: string) => string[] {
  const matchers = new Map<string, RegExp>()
  function matches(pattern: string, path: string): boolean {
    const known = matchers.get(pattern) ?? matcher(pattern)
    matchers.set(pattern, known)
    return known.test(path)
  }
  return (path) => {
    const found = table.filter(({ url }) => matches(url, path)).map(({ method }) => method)
    return [...new Set(found)].sort()
  }
}
