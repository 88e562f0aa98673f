import { withoutSpread } from '../../caption/spread.ts'
import { type JsonObject, pruneObject } from '../../json.ts'
import type { IpContext, VisionAnswer } from '../../provider.ts'

/** What is known of an identity, as a model is told it. */
export function identityFacts(ip: IpContext, schema: JsonObject = {}): JsonObject {
  return pruneObject({
    name: ip.ip_name,
    about: ip.ip_description,
    schema: withoutSpread(schema),
  })
}

/** A document of which there is nothing else to be said. */
export function plain(document: JsonObject): VisionAnswer {
  return { document, notes: [] }
}
