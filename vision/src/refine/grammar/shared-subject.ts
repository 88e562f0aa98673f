/** "The fox": what a clause is about, before the verb that tells of it. */
const TOLD =
  /^(?<subject>(?:(?:the|a|an|her|his|its|their|my|our|this)\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,2}?)\s+(?:is|are|has|have|wears?|should|must|needs?|gets?)\s/iu
const GOES_ON = /^(?:is|are|has|wears|should|must|needs|gets|holds|carries)\s+\S/i

/** "The fox is called Rusty and wears a coat": the second part with the subject of the first; undefined where it has one or needs none. */
export function withSubject(left: string, right: string): string | undefined {
  if (!GOES_ON.test(right) || /\s(?:who|which|that|whose)\s/i.test(left)) return undefined
  const subject = TOLD.exec(left)?.groups?.subject
  return subject === undefined ? undefined : `${subject} ${right}`
}
