export function homeWords(home: string): string {
  return home.replaceAll('_', ' ')
}
