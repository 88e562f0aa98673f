import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How services are spoken to: Google's `generateContent`, OpenAI's `chat/completions`. */
export type Wire = 'gemini' | 'openai-compatible'

/** A request as it came, in words common to both wires. */
export interface Asked {
  wire: Wire
  path: string
  headers: IncomingMessage['headers']
  model: string
  /** The system prompt. */
  system: string
  /** Texts of all messages after it, in order, with who said them. */
  said: { role: string; text: string }[]
  /** The JSON that the question holds. */
  facts: Record<string, unknown>
  /** Pictures, as the files that were sent. */
  images: { mediaType: string; bytes: Buffer }[]
  /** The schema that the answer is held to. */
  schema: Record<string, unknown> | undefined
  /** The body as it is. */
  body: Record<string, unknown>
}

/** What the server does with a request. */
export type Reply =
  | { text: string; finish?: 'stop' | 'length' | 'filter' }
  | { json: unknown }
  /** The service's own way of declining. */
  | { refusal: string }
  /** Google only: the prompt is blocked before any model sees it. */
  | { blocked: string }
  | { status: number; headers?: Record<string, string>; error?: unknown }
  /** A body that is no JSON of the wire. */
  | { raw: string; status?: number; contentType?: string }
  /** Nothing, for ever; or the beginning of a body, and then nothing. */
  | { hang: 'headers' | 'body' }
  /** A body that comes a byte at a time, so far apart. */
  | { text: string; byteMs: number }
  /** A body of that many bytes. */
  | { bytes: number }
  /** The connection breaks: before anything is said, or in the middle of a body. */
  | { drop: 'headers' | 'body' }
  | { redirect: string }

type Script = readonly Reply[] | ((asked: Asked, index: number) => Reply | Promise<Reply>)

type Json = Record<string, unknown>
interface GooglePart {
  text?: string
  inlineData?: { mimeType: string; data: string }
}
interface OpenAiPart {
  type: string
  text?: string
  image_url?: { url: string }
}

function ofGemini(body: Json): Omit<Asked, 'path' | 'headers' | 'body' | 'facts'> {
  const contents = body.contents as { role: string; parts: GooglePart[] }[]
  const config = body.generationConfig as Json
  const parts = contents.flatMap(({ parts: own }) => own)
  const system = (body.systemInstruction as { parts: GooglePart[] }).parts
  return {
    wire: 'gemini',
    model: '',
    system: system.map(({ text }) => text).join(''),
    said: contents.map(({ role, parts: own }) => ({
      role,
      text: own.map(({ text = '' }) => text).join(''),
    })),
    images: parts.flatMap(({ inlineData }) =>
      inlineData
        ? [{ mediaType: inlineData.mimeType, bytes: Buffer.from(inlineData.data, 'base64') }]
        : [],
    ),
    schema: config.responseJsonSchema as Json | undefined,
  }
}

function ofOpenAi(body: Json): Omit<Asked, 'path' | 'headers' | 'body' | 'facts'> {
  const [first, ...others] = body.messages as { role: string; content: string | OpenAiPart[] }[]
  const partsOf = (content: string | OpenAiPart[]) =>
    typeof content === 'string' ? [{ type: 'text', text: content }] : content
  const format = body.response_format as { json_schema?: { schema: Json } } | undefined
  const urls = others.flatMap(({ content }) =>
    partsOf(content).flatMap((part) => ('image_url' in part ? [part.image_url?.url ?? ''] : [])),
  )
  return {
    wire: 'openai-compatible',
    model: String(body.model),
    system: String(first?.content),
    said: others.map(({ role, content }) => ({
      role,
      text: partsOf(content)
        .map(({ text = '' }) => text)
        .join(''),
    })),
    images: urls.map((url) => {
      const [, mediaType = '', data = ''] = /^data:([^;]+);base64,(.*)$/.exec(url) ?? []
      return { mediaType, bytes: Buffer.from(data, 'base64') }
    }),
    schema: format?.json_schema?.schema,
  }
}

const USAGE = { input: 1200, output: 345 }

/** A success as the wire has it. */
function success(wire: Wire, text: string, finish: 'stop' | 'length' | 'filter' = 'stop'): Json {
  if (wire === 'gemini') {
    const finishReason = { stop: 'STOP', length: 'MAX_TOKENS', filter: 'SAFETY' }[finish]
    const content = { role: 'model', parts: text === '' ? [] : [{ text }] }
    return {
      candidates: [{ content, finishReason, index: 0 }],
      usageMetadata: { promptTokenCount: USAGE.input, candidatesTokenCount: USAGE.output },
    }
  }
  const finish_reason = { stop: 'stop', length: 'length', filter: 'content_filter' }[finish]
  return {
    id: 'x',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason }],
    usage: { prompt_tokens: USAGE.input, completion_tokens: USAGE.output },
  }
}

function refusal(wire: Wire, words: string): Json {
  if (wire === 'gemini') return success(wire, '', 'filter')
  const message = { role: 'assistant', content: null, refusal: words }
  return {
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 900, completion_tokens: 9 },
  }
}

function failure(wire: Wire, status: number, words = `fault ${status}`): Json {
  if (wire === 'gemini') return { error: { code: status, message: words, status: 'UNAVAILABLE' } }
  return { error: { message: words, type: 'error', param: null, code: null } }
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** Sends a text a byte at a time, until it is over or nobody listens. */
function trickle(response: ServerResponse, text: string, byteMs: number): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  let at = 0
  const timer = setInterval(() => {
    response.write(text[at++] ?? '')
    if (at < text.length) return
    clearInterval(timer)
    response.end()
  }, byteMs)
  response.on('close', () => clearInterval(timer))
}

/** Sends more than anybody wants to read, as fast as it is read. */
function flood(response: ServerResponse, bytes: number): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const chunk = Buffer.alloc(64 * 1024, ' ')
  let left = bytes
  const pump = () => {
    while (left > 0) {
      left -= chunk.length
      if (!response.write(chunk)) return response.once('drain', pump)
    }
    return response.end()
  }
  pump()
}

function carryOut(reply: Reply, { wire }: Asked, response: ServerResponse): void {
  if ('drop' in reply) {
    if (reply.drop === 'headers') return void response.destroy()
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 999 })
    response.write('{"id":', () => response.destroy())
  } else if ('redirect' in reply) {
    response.writeHead(307, { location: reply.redirect }).end()
  } else if ('hang' in reply) {
    if (reply.hang === 'headers') return
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"id":')
  } else if ('bytes' in reply) flood(response, reply.bytes)
  else if ('raw' in reply) {
    const { raw, status = 200, contentType = 'text/html' } = reply
    response.writeHead(status, { 'content-type': contentType }).end(raw)
  } else if ('status' in reply) {
    sendJson(response, reply.status, reply.error ?? failure(wire, reply.status), reply.headers)
  } else if ('blocked' in reply) {
    sendJson(response, 200, { promptFeedback: { blockReason: reply.blocked } })
  } else if ('refusal' in reply) sendJson(response, 200, refusal(wire, reply.refusal))
  else if ('json' in reply) sendJson(response, 200, success(wire, JSON.stringify(reply.json)))
  else if ('byteMs' in reply) {
    trickle(response, JSON.stringify(success(wire, reply.text)), reply.byteMs)
  } else sendJson(response, 200, success(wire, reply.text, reply.finish))
}

async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const path = request.url ?? ''
  const body = await readBody(request)
  const google = /\/models\/([^:]+):generateContent$/.exec(path)
  const asked = google ? { ...ofGemini(body), model: google[1] ?? '' } : ofOpenAi(body)
  const facts = JSON.parse(asked.said[0]?.text ?? '{}') as Json
  return { ...asked, path, headers: request.headers, body, facts }
}

/** A service on this machine that speaks both wires, and does to each request what the script says; its last reply for ever. */
export interface FakeVlm extends AsyncDisposable {
  /** What OpenAI's clients are given; Google's take `/v1beta` instead. */
  url: string
  asked: Asked[]
  /** Requests that are being answered, and the most at a time so far. */
  open: { now: number; most: number }
}

/** Starts one on a free port. */
export async function fakeVlm(script: Script): Promise<FakeVlm> {
  const asked: Asked[] = []
  const open = { now: 0, most: 0 }
  const server = createServer(async (request, response) => {
    open.now++
    open.most = Math.max(open.most, open.now)
    response.on('close', () => open.now--)
    const one = await readRequest(request)
    const index = asked.push(one) - 1
    const reply =
      typeof script === 'function'
        ? await script(one, index)
        : script[Math.min(index, script.length - 1)]
    if (reply === undefined) throw new Error('the script is empty')
    carryOut(reply, one, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    open,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
