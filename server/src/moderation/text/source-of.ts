import { type ParsedPattern, SyntaxKind } from 'obscenity'

type PatternNode = ParsedPattern['nodes'][number]

function nodeSource(node: PatternNode): string {
  switch (node.kind) {
    case SyntaxKind.Literal:
      // Folded to letters, digits and spaces, so nothing in it is to be escaped.
      return String.fromCodePoint(...node.chars)
    case SyntaxKind.Optional:
      return `(?:${nodeSource(node.childNode)})?`
    case SyntaxKind.Wildcard:
      return '.'
    default:
      return node satisfies never
  }
}

/** A pattern as the source of a regular expression. Word boundaries are spaces here, so patterns have none of the library's. */
export function sourceOf({ nodes }: ParsedPattern): string {
  return nodes.map(nodeSource).join('')
}
