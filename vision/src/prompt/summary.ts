/** Where the picture is set, as the end of a sentence: "on a solid pink background", "in forest". */
export function placeWords(setting: string): string {
  if (setting === '') return ''
  const article = /^[aeiou]/.test(setting) ? 'an' : 'a'
  return setting.includes('background') ? `on ${article} ${setting}` : `in ${setting}`
}

/** The whole picture in a few words: "red dog on a solid pink background". */
export function summary(description: string, setting: string): string {
  return `${description} ${placeWords(setting)}`.trim()
}
