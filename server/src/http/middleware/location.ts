import type { FastifyInstance, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Where the outcome of a 201 or 202 can be read, without the version: `{name}` stands for a field of the answer or a parameter of the
     * address. By default the address of the request and the new id for a 201, and `status_url` for a 202.
     */
    location?: string
  }
}

const FIELD = /\{(\w+)\}/g

function withBraces(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

/** What a route's Location is made from; undefined for one that answers neither 201 nor 202. */
export function locationTemplate(
  path: string,
  response: object | undefined,
  own: string | undefined,
): string | undefined {
  if (own !== undefined || response === undefined) return own
  if (201 in response) return `${withBraces(path)}/{id}`
  return 202 in response ? '{status_url}' : undefined
}

/** A template filled in; undefined when a field is missing. */
function filled(template: string, request: FastifyRequest, payload: object): string | undefined {
  const values = { ...(request.params as object), ...payload } as Record<string, unknown>
  let complete = true
  const text = template.replace(FIELD, (_all, name: string) => {
    const value = values[name]
    complete &&= typeof value === 'string' || typeof value === 'number'
    return String(value)
  })
  return complete ? text : undefined
}

/** Every 201 and 202 of the routes registered after this says where the outcome can be read. */
export function nameLocations(app: FastifyInstance, publicUrl: () => string): void {
  app.addHook('onRoute', (route) => {
    const response = route.schema?.response as object | undefined
    const location = locationTemplate(route.routePath, response, route.config?.location)
    if (location !== undefined) route.config = { ...route.config, location }
  })
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { location } = request.routeOptions.config
    const created = reply.statusCode === 201 || reply.statusCode === 202
    if (!created || location === undefined || typeof payload !== 'object' || payload === null)
      return payload
    const address = filled(location, request, payload)
    if (address === undefined) return payload
    const absolute = address.startsWith('/') ? `${publicUrl()}${app.prefix}${address}` : address
    reply.header('location', absolute)
    return payload
  })
}
