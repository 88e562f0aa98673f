import { type Asked, type FakeVlm, fakeVlm, type Reply } from '../../vision/test/fake-vlm-server.ts'

/** What a service says that does its work: a red disc, whatever it is shown. */
function sensible({ schema }: Asked): Reply {
  const fields = (schema?.properties ?? {}) as object
  if ('traits' in fields) {
    const traits = [
      { trait: 'style_medium', object: null, text: 'digital illustration', images: 5 },
      { trait: 'object.shape_and_color', object: 0, text: 'round, glossy', images: 5 },
    ]
    return { json: { kind: 'icons', traits } }
  }
  if ('edits' in fields) {
    const edits = [{ path: '/background_setting', value: '"plain pink"' }]
    return { json: { problem: null, edits } }
  }
  const picture = {
    short_description: 'A shiny disc.',
    objects: [{ schema_object: 0, description: 'a shiny disc', texture: null }],
    background_setting: 'plain white',
  }
  return { json: 'overrides' in fields ? { ...picture, overrides: [] } : picture }
}

/** A service that does its work until it is told to do something else. */
export interface Vlm extends FakeVlm {
  /** Undefined: its work. */
  says: Reply | ((asked: Asked) => Reply) | undefined
  /** The settings of a server that asks it. */
  env: Readonly<Record<string, string>>
}

/** What nobody may find in a log. */
export const VLM_KEY = 'sk-never-to-be-logged'

export async function startVlm(): Promise<Vlm> {
  const vlm = { says: undefined } as Partial<Vlm>
  const server = await fakeVlm((asked) => {
    const { says } = vlm
    return (typeof says === 'function' ? says(asked) : says) ?? sensible(asked)
  })
  const env = {
    ATELIER_VISION: 'openai-compatible',
    ATELIER_VISION_BASE_URL: `${server.url}/v1`,
    ATELIER_VISION_MODEL: 'vlm-small',
    ATELIER_VISION_API_KEY: VLM_KEY,
    ATELIER_VISION_PRICES: '0.5,2',
    ATELIER_VISION_TIMEOUT_SECONDS: '5',
  }
  return Object.assign(vlm, server, { env }) as Vlm
}

/** Replies that no retry changes, and one that is worth some. */
export const LOCKED_OUT: Reply = { status: 401 }
export const BUSY: Reply = { status: 503, headers: { 'retry-after': '0' } }
