import { colorNames } from '../color/color-names.ts'
import { colorNamesIn } from '../color/color-words.ts'
import type { Measurement } from '../measure/measurement.ts'
import type { IpContext } from '../provider.ts'
import { type BackgroundWords, backgroundWords } from './traits.ts'

const COLOR = `(?:${colorNames.join('|')})`
/** What is said of a background that was measured. */
const MEASURED_BACKGROUND = new RegExp(
  `^(?:(?:solid )?${COLOR} background|gradient background from ${COLOR} to ${COLOR}|busy background)$`,
)

/** The schema's background where a person wrote it, otherwise this image's own. */
export function settingOf(
  measured: Measurement,
  shared: string | undefined,
  ip: IpContext,
): BackgroundWords {
  const own = ownSetting(measured, colorNamesIn(shared ?? ''), ip)
  if (shared === undefined || MEASURED_BACKGROUND.test(shared)) return own
  return { setting: shared, colors: own.colors }
}

/** Where no subject stands apart, a scene has no background, and what looks even in a photograph may be the thing itself. */
function ownSetting(
  measured: Measurement,
  preferred: readonly string[],
  ip: IpContext,
): BackgroundWords {
  const { background, subject, photographic } = measured
  const own = backgroundWords(background, preferred)
  if (subject !== undefined) return own
  const scenery =
    ip.ip_type === 'stylized_scene' || (photographic && own.setting !== 'busy background')
  return scenery ? { setting: '', colors: [] } : own
}
