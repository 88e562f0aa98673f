/** Text as a JSON object, or undefined when it is something else. */
export function parseJsonObject(text: string): Record<string, never> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, never>)
      : undefined
  } catch {
    return undefined
  }
}
