import { add, compile, Graph, matmul, mul } from '@atelier/tensor'
import type { Adapter } from '../adapter.ts'
import { LORA_TARGETS, loraLayout } from '../network/lora.ts'
import type { Weights } from '../weights.ts'

/** The frozen matrices with an adapter added: W + influence · A · B, [inputs, outputs] by target name. */
export async function mergedWeights(
  weights: Weights,
  adapter: Adapter,
  influence: number,
): Promise<Map<string, Float32Array>> {
  const graph = new Graph()
  const { places } = loraLayout(adapter.rank)
  const outputs = Object.fromEntries(
    places.map(({ target, a, b, end }) => {
      const { name, inputs, outputs: columns } = target
      const base = graph.constant(
        `${name}.base`,
        [inputs, columns],
        weights.linear(`transformer.${name}.weight`).data,
      )
      const left = graph.constant(
        `${name}.a`,
        [inputs, adapter.rank],
        adapter.numbers.subarray(a, b),
      )
      const right = graph.constant(
        `${name}.b`,
        [adapter.rank, columns],
        adapter.numbers.subarray(b, end),
      )
      return [name, add(base, mul(matmul(left, right), graph.input(`influence ${name}`, [])))]
    }),
  )
  const program = await compile(graph, outputs)
  const scale = Float32Array.of(influence)
  const merged = await program.run(
    Object.fromEntries(LORA_TARGETS.map(({ name }) => [`influence ${name}`, scale])),
  )
  await program.release()
  return new Map(Object.entries(merged).map(([name, data]) => [name, Float32Array.from(data)]))
}
