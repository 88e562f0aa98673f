import type { Node, Tensor } from './graph.ts'
import { add } from './ops/elementwise.ts'
import { zerosLike } from './ops/layout.ts'
import { ShapeError, sameShape } from './shape.ts'

/** The nodes a gradient of `wrt` can pass through: everything computed from one of them. */
function dependents(nodes: readonly Node[], wrt: readonly Tensor[]): Set<Tensor> {
  const reached = new Set<Tensor>(wrt)
  for (const node of nodes) {
    if (!node.inputs.some((input) => reached.has(input))) continue
    for (const output of node.outputs) reached.add(output)
  }
  return reached
}

/**
 * The gradients of a scalar `loss` with respect to each tensor of `wrt`, in that order, as new nodes of the same graph.
 *
 * Reverse-mode differentiation (Griewank and Walther 2008, chapter 3). Nothing is computed for values that do not depend on `wrt`: frozen
 * weights cost no gradient product.
 */
export function gradients(loss: Tensor, wrt: readonly Tensor[]): Tensor[] {
  if (loss.shape.length !== 0) {
    throw new ShapeError('gradients', [loss.shape], 'the loss must be a scalar, shape []')
  }
  const { graph } = loss
  const forward = [...graph.nodes]
  const reached = dependents(forward, wrt)
  const flowing = new Map<Tensor, Tensor>([[loss, graph.scalar(1)]])
  for (const node of forward.reverse()) {
    const incoming = node.outputs.map((output) => flowing.get(output))
    const gradient = incoming.find((part) => part !== undefined)
    if (gradient === undefined || !node.inputs.some((input) => reached.has(input))) continue
    spread(node, gradient, incoming, reached, flowing)
  }
  return wrt.map((tensor) => flowing.get(tensor) ?? zerosLike(tensor))
}

function spread(
  node: Node,
  gradient: Tensor,
  incoming: readonly (Tensor | undefined)[],
  reached: ReadonlySet<Tensor>,
  flowing: Map<Tensor, Tensor>,
): void {
  if (node.backward === undefined) throw new Error(`${node.opType} cannot be differentiated`)
  // Rules are lazy only in what they return, so they are told nothing of `reached`; unused nodes are pruned when the model is written.
  for (const [index, part] of node.backward(gradient, incoming).entries()) {
    const input = node.inputs[index]
    if (part === undefined || input === undefined || !reached.has(input)) continue
    if (!sameShape(part.shape, input.shape)) {
      throw new ShapeError(`gradient of ${node.opType}`, [input.shape, part.shape], 'shapes differ')
    }
    const sum = flowing.get(input)
    flowing.set(input, sum === undefined ? part : add(sum, part))
  }
}
