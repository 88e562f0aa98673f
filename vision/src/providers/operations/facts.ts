import { withoutSpread } from '../../caption/spread.ts'
import { type JsonObject, pruneObject } from '../../json.ts'
import type { IpContext } from '../../provider.ts'

/** What is known of an identity, as a model is told it. */
export function identityFacts(ip: IpContext, schema: JsonObject = {}): JsonObject {
  return pruneObject({
    name: ip.ip_name,
    about: ip.ip_description,
    schema: withoutSpread(schema),
  })
}
