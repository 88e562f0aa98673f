import { templates } from '../grammar/template.ts'

const VERB =
  '(add|include|insert|put in|introduce|append|draw|put|place|show|attach|add in|bring in|throw in|incorporate|adding|including)'

export const TEXT = templates(
  `${VERB} [a|an|the|some] (text|caption|lettering|words|word|label|title|sign|slogan|inscription|writing) [saying|that says|reading|that reads|=|with the text|with the words] {quoted}`,
  '(write|print|letter|render|display|show|put|add) [the text|the words|the word|text] {quoted} [on it|on top|in the picture]',
  '(write|print|letter|render|display|show|put|add) [the text|the words|the word|text] {quoted} (on|onto|across|at|in|to|over) [the|her|his|its] {where}',
  '(write|print|letter|render|display|show|put|add) [the text|the words|the word|text] {quoted} {beside}',
)

export const LABELED = templates(
  `${VERB} {what} (that says|that reads|saying|reading|with the text|with the words|labeled|labelled|which says|which reads) {quoted}`,
)

export const TO_FIELD = templates(
  `${VERB} {what} (to|into|in|onto|on) [the|its|her|his] (list of) {field}`,
  `${VERB} {what} (to|into|in) [the|its|her|his] {field}`,
  '[the] {field} (should|must|needs to|has to) [also] (include|contain|have|list) [also] {what}',
)

export const GIVE = templates(
  '(dress|clothe|equip|fit|adorn|decorate|outfit|cover|arm) {who} (in|with|up in) {what}',
  '(put|place|add) {what} (on|onto|around|in|over|to) {who}',
  '{who} (should have|should wear|must have|must wear|needs|should be wearing|is wearing|should hold|is holding|should be holding|has to wear|has to have|could have|could wear|should carry|is carrying|wears|has|have|carries|holds|with|should get|gets|needs to have|needs to wear|will have|must be wearing|also has|also wears|should also have|should also wear) {what}',
  'have {who} (wear|wearing|hold|holding|carry|carrying) {what}',
  '(make|let) {who} (wear|hold|carry|have) {what}',
)

export const MENTION = templates(
  '(mention|note|state|specify|say|write|describe|include|add|emphasize|emphasise|point out|make clear|indicate) [also|somewhere] that {fact}',
)

export const ADD = templates(
  `${VERB} {what}`,
  '(there should be|there is|there are|there must be|i want|we want|i need|we need|i would like|also|with) [also|still] {what}',
  '(mention|note|specify) {what}',
  '(have|give it) (a|an|some) {what}',
  '(wearing|holding|carrying) {what}',
  '[a few|some|several] more {what}',
)
