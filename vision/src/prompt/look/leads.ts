import { findAll, words } from '../tokens/find.ts'
import { mark, type Token } from '../tokens/token.ts'

const ME = '(?: me| us)?'
const PICTURE = '(?:picture|image|depiction|version|visual|artwork|graphic|pic)'
const LEADS: readonly RegExp[] = [
  words(
    `(?:(?:please|hi|hello|hey|ok|okay|now|so|then|can you|could you|would you|will you|i want|i'd like|i would like|i need|we need|we want|i am looking for|i'm looking for|let's|let us) ?(?:, )?)*(?:please )?(?:to (?:see|have|get) )?(?:generate|create|draw|make|render|design|imagine|give|show|produce|paint|illustrate|visualize|depict)${ME}(?: please)?(?=$| (?:an?|the|some|one|two|three|four|my|our|this|\\d+|\\p{L}+s?)(?:\\s|$))`,
  ),
  words(
    "(?:please|hi|hello|hey|can you|could you|i want|i'd like|i would like|i need|we need|we want|i am looking for|i'm looking for|let's see)(?: to (?:see|have|get))?",
  ),
]
const OPENINGS: readonly RegExp[] = [
  // With its article: "an aerial view of" tells where the camera is.
  words('(?:an?|the) (?:(?:beautiful|nice) )?view of'),
  words(
    `(?:an? |the |one )?(?:(?:beautiful|nice|cool|simple|new) )?${PICTURE}s?(?: (?:of|showing|depicting|with|where|that shows|in which))`,
  ),
  words(
    `(?:the |this )?(?:${PICTURE}|scene)(?: should)? (?:shows?|depicts?|is|features?|contains?|has|includes?)(?: of)?`,
  ),
  words(
    '(?:the )?(?:setting|scene|location|place|subject|character|pose|expression|action|clothing|outfit|camera|composition|style|medium) (?:is|,)(?= )',
  ),
  words(
    '(?:we see|you see|you can see|we can see|one sees|should be seen|thanks|thank you|please|if possible|for example|in the (?:picture|image|scene|photo|frame))',
  ),
]

/** Takes away what asks for a picture, and says nothing of it. */
export function takeLeads(tokens: readonly Token[]): void {
  for (const pattern of LEADS)
    for (const found of findAll(tokens, pattern))
      if (startsSentence(tokens, found.from)) mark(tokens, found, 'lead')
  for (const pattern of OPENINGS)
    for (const found of findAll(tokens, pattern)) mark(tokens, found, 'lead')
}

function startsSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before === undefined || before.kind === 'stop' || before.use === 'lead'
}
