import { templates } from '../grammar/template.ts'

const VERB =
  '(remove|delete|drop|erase|eliminate|omit|exclude|discard|ditch|scrap|strip|clear|hide|cut|cut out|leave out|leave off|take away|take off|take out|take|get rid of|do away with|lose|forget|forget about|avoid|avoid mentioning|skip|stop mentioning|wipe|wipe out|edit out|remove out|kill|rid of|purge|filter out|leave away|strip away|throw out|throw away|removing|deleting)'

const REFERENCES =
  '(reference|references|mention|mentions|trace|traces|description|descriptions|reference made|all mention|talk|any talk|word|words|wording)'

export const REMOVE = templates(
  `${VERB} [all|any|every|each|the] [of the|of] ${REFERENCES} (to|of|about|for|describing) {what}`,
  `${VERB} [any|every|each] (mention|reference|description) (to|of) {what}`,
  `${VERB} (everything|anything|all|all parts|whatever) (about|related to|regarding|concerning|to do with|that has to do with|connected to|connected with|that mentions|mentioning|of) {what}`,
  '(take|get|leave|keep) [everything about|anything about|all about] {what} out of {where}',
  `${VERB} {what} from {where}`,
  `${VERB} {what} (in|on|of) [the] {where} (field|key|section|description|list)`,
  `${VERB} {what}`,
  "(do not|don't|dont|never|stop) (mention|mentioning|describe|describing|include|including|show|showing|draw|drawing|have|having|use|using|refer to|referring to|talk about|talking about|put|add|depict|render|say|reference) [any|the|a|an] {what}",
  '(take|remove|strip|pull|get) {what} off',
  '(take|leave|cut|edit) {what} out',
  '(take|put|throw) {what} away',
)

export const NEGATIVE = templates(
  '(there should be|there is|there are|there must be|there shall be|we want|i want|with|have|use|show|include) (no|not any|no more) {what}',
  "(there should not be|there shouldn't be|there isn't|there is not|there aren't|there are not|there must not be|there mustn't be) [any|a|an] {what}",
  '(show|draw|have|depict|render|make|paint|leave) {who} without [any|a|an|the|its|her|his|their] {what}',
  'neither {what} nor {also}',
  '(no|without|minus|except|excluding) [any|a|an|the|more] {what}',
  "[the] {who} (should not|shouldn't|must not|mustn't|does not|doesn't|doesnt|do not|don't|dont|will not|won't|should no longer|no longer|is not|isn't|are not|aren't|should not be|shouldn't be) (have|has|wear|wears|wearing|holding|carrying|having|carry|hold|include|contain|show|need|feature|be wearing|be holding|be carrying) [any|a|an|the] {what}",
  '[the] {who} (should have|has|must have|wears|should wear|have|with|is wearing) (no|zero) {what}',
  "(i|we) (do not|don't|dont) (want|need|like) [to see|to have] [any|a|an|the] {what}",
  '(i|we) (would rather not|would prefer not to|would rather we did not|would prefer no|would not) [want|have|see|like] [to see|to have] [any|a|an|the] {what}',
  "(it|that|this) (does not|doesn't|should not|shouldn't) (have|need) [any|a|an|the] {what}",
  '{what} (should be|must be|needs to be|has to be|should get|needs to|should|has to|must) (removed|gone|deleted|dropped|left out|omitted|go|disappear|vanish)',
  '{what} (is|are|should be|must be|should) (never|not|no longer) [be] (mentioned|shown|described|visible|included|seen|part of it|part of the picture|part of the image|in the picture|in the image)',
  '{what} (is|are|has|have|should be) (gone|missing|no longer there|not there|disappeared|vanished|removed)',
  '{what} (is|are) [not|no longer] (unnecessary|not needed|not necessary|not wanted|unwanted|superfluous)',
)
