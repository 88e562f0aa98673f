/** More words before the mark that ends a text. */
export function withEnding(text: string, more: string): string {
  const [, body = text, mark = ''] = /^([\s\S]*?)([.!?]?)$/.exec(text) ?? []
  return `${body}${more}${mark}`
}
