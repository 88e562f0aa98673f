// The parts of OpenAPI 3.1 that the document uses.

/** JSON Schema 2020-12. */
export type JsonSchema = Record<string, unknown>

export interface Reference {
  $ref: string
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  required: boolean
  schema: JsonSchema
  example?: unknown
}

export interface Header {
  description: string
  required: boolean
  schema: JsonSchema
}

export interface Example {
  summary: string
  value: unknown
}

export interface MediaType {
  schema: JsonSchema
  examples?: Record<string, Example>
  encoding?: Record<string, { contentType: string }>
}

export interface Link {
  operationId: string
  description: string
  parameters?: Record<string, string>
  requestBody?: Record<string, string>
}

export interface Response {
  description: string
  headers?: Record<string, Reference>
  content?: Record<string, MediaType>
  links?: Record<string, Link>
}

export interface RequestBody {
  description: string
  required: boolean
  content: Record<string, MediaType>
}

export interface Operation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security?: Record<string, string[]>[]
  parameters: (Parameter | Reference)[]
  requestBody?: RequestBody
  responses: Record<string, Response | Reference>
  callbacks?: Record<string, Reference>
}

export interface Components {
  schemas: Record<string, JsonSchema>
  responses: Record<string, Response>
  parameters: Record<string, Parameter>
  headers: Record<string, Header>
  callbacks: Record<string, unknown>
  securitySchemes: Record<string, unknown>
}

export interface OpenApiDocument {
  openapi: string
  info: Record<string, unknown>
  servers: { url: string; description: string }[]
  security: Record<string, string[]>[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Components
}
