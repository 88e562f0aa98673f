/** "made of blue glass". */
export const MADE_OF =
  /^(?:made|built|carved|knitted|sewn)\s+(?:out\s+)?(?:of|from)\s+(?<stuff>\S.*)$/i
