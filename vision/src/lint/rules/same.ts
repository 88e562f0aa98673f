import { quoted } from '../words.ts'
import type { CaptionRule } from './shared.ts'

/** Captions that do not tell pictures apart which look different. */
export const sameCaption: CaptionRule = function* ({ image }, { alike }) {
  const found = alike.get(image.id)
  if (found === undefined) return
  const { adds, others } = found
  yield {
    rule: 'same_caption',
    severity: 'warning',
    path: '',
    detail: adds === undefined ? '' : 'told',
    message: (count) => `${count} captions say the same as that of a picture that looks different`,
    evidence: quoted(others.join(', ')),
    fix: adds === undefined ? undefined : 'Add what was measured in each picture',
    edits: (adds ?? []).map(([path, value]) => ({ op: 'set' as const, path, value })),
  }
}
