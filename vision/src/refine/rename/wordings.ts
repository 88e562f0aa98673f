import { templates } from '../grammar/template.ts'

const WHOSE = '(her|his|its|their|the|my|our)'

const IS =
  '(is now|is|are|should be|must be|shall be|will be|has to be|needs to be|to be|becomes|=|was)'

export const NAMES = templates(
  `${WHOSE} name [of the {who}|of {who}] ${IS} {name}`,
  `[the] name of [the] {who} ${IS} {name}`,
  `{who} name ${IS} {name}`,
  `name ${IS} {name}`,
  `${WHOSE} new name ${IS} {name}`,
  '{who} (has|gets|should have|should get) (a new name|the name|another name|a name) [,] {name}',
  `(change|set|update|correct|fix|switch|modify) ${WHOSE} name [from {old}] (to|into|as) {name}`,
  `(change|set|update|correct|fix|switch|modify) [the] name of [the] {who} [from {old}] (to|into|as) {name}`,
  `(change|set|update|correct|fix|switch|modify) {who} name [from {old}] (to|into|as) {name}`,
  `(change|set|update) [the] name (from {old} to|to|into|as) {name}`,
  '(call|name) (her|him|it|them) {name}',
  '(rename|call) {old} (to|as|into) {name}',
  'rename (her|him|it|them) [to|as] {name}',
  '(give|assign) {who} the name [of] {name}',
  '(give|assign) {who} a name [=] {name}',
  '(use|take) [the] name {name} (for|as the name of) {who}',
  '(use|take) [the] name {name} (instead of|rather than|in place of) {old}',
  '(use|take) [the] name {name}',
  '(replace|swap) the name {old} (with|by|for) {name}',
  '(refer to|introduce|address|know) {who} as {name}',
  '{who} (is|should be|must be|will be|goes|shall be|are) [now] (called|named|known as|by the name of|by) {name}',
  '{old} (should be|must be|is|to be|will be) renamed (to|as|into) {name}',
  "{name} (is|should be) (her|his|its|their|the character's) name",
  'this is {name}',
  '(call|name) (the|our|my|this) {who*} {name}',
  '(call|name) (the|our|my|this) {who} {name}',
  '{old} = {name}',
  'named {name}',
  'called {name}',
  'meet {name}',
)
