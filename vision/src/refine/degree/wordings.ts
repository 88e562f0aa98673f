import { templates } from '../grammar/template.ts'
import { DEGREE_VERBS } from '../words/dimensions.ts'

const BIT =
  '[a bit|a little|a little bit|slightly|much|a lot|way|far|even|somewhat|a touch|a tad|considerably|significantly|quite a bit]'

const MAKE = '(make|turn|render|keep|get|have|let|give|set|paint|color|draw|describe)'

const BE =
  '(should be|is|are|must be|needs to be|need to be|has to be|could be|should look|should feel|to be|should become|should get|be|must look|can be|might be|would be better)'

const MORE = '(more|less)'

export const DEGREES = templates(
  `${MAKE} {what} (look|feel|seem|appear) ${BIT} ${MORE} {word:list}`,
  `${MAKE} {what} (look|feel|seem|appear) ${BIT} {comparative:list}`,
  `${MAKE} {what} ${BIT} ${MORE} {word:list}`,
  `${MAKE} {what} ${BIT} {comparative:list}`,
  `{what} ${BE} ${BIT} ${MORE} {word:list}`,
  `{what} ${BE} ${BIT} {comparative:list}`,
  `${MAKE} ${BIT} ${MORE} {word:list}`,
  `(use|have|want|apply|choose|give it|give|with|add|create|show) [a|an|the] ${BIT} ${MORE} {word:list} {what}`,
  `(use|have|want|apply|choose|create|show) [a|an|the] ${BIT} {comparative:list} {what}`,
  `[a|an|the] ${BIT} ${MORE} {word:list} {what}`,
  `[a|an|the] ${BIT} {comparative:list} {what}`,
  `${BIT} ${MORE} {word:list}`,
  `${BIT} {comparative:list}`,
  `[the|her|his|its|their] {what:words} ${BIT} {comparative:list}`,
)

export const TOO = templates(
  '{what} (is|are|looks|seems|feels|appears) (too|overly|far too|way too|a bit too|a little too|much too|excessively) {word:list}',
  '(too|overly|far too|way too) {word:list}',
)

export const NOT_SO = templates(
  "{what} (should not be|shouldn't be|must not be|should be) (so|as|that|too|less) {word:list}",
  'not (so|as|that|too|quite so) {word:list}',
  "(do not|don't) make {what} (so|as|that|too) {word:list}",
)

export const NOT_ENOUGH = templates(
  "{what} (is|are|looks) (not|n't) {word:list} enough",
  '{what} (lacks|needs more|needs a bit more|could use more|is lacking|needs) {noun}',
  'not {word:list} enough',
  '{what} (has|have) (too much) {toomuch}',
)

export const AMOUNT = templates(
  '(increase|raise|boost|intensify|enhance|amplify|strengthen|turn up|crank up|push|heighten|improve|up|maximize) [the] {noun} (of|in|on) {what}',
  '(increase|raise|boost|intensify|enhance|amplify|strengthen|turn up|crank up|push|heighten|up|maximize) {what}',
  '(add|use|give it|give|put|bring|apply|have|want|show|include) [a bit|a little|a lot|some] more {noun} (to|in|on|for|into|about|of) {what}',
  '(add|use|give it|give|bring|apply|have|want|put) [a bit|a little|a lot|some] more {noun}',
  '[a bit|a little|a lot|some|much] more {noun}',
  'add {noun} to {what}',
)

export const REDUCTION = templates(
  '(decrease|reduce|lower|lessen|diminish|minimize|turn down|tone down|weaken|cut down|cut|limit|bring down|drop|dial down|dial back|take down) [the] {noun} (of|in|on) {what}',
  '(decrease|reduce|lower|lessen|diminish|minimize|turn down|tone down|weaken|bring down|dial down|dial back) {what}',
  '(use|with|have|put|give it|want|apply|include) [a bit|a little|a lot] less {noun}',
  '[a bit|a little|a lot|much] less {noun} (in|on|of|for) {what}',
  '[a bit|a little|a lot|much] (less|fewer) {noun}',
)

export const VERBS = templates(
  ...[...DEGREE_VERBS.keys()].map(
    (verb) => `${verb} {what} [a bit|a little|slightly|a lot|up|down|more]`,
  ),
)
