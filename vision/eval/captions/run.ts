/**
 * Prints the visual schema of a folder's pictures and captions made under it, to be held against the pictures by eye:
 *
 *   node vision/eval/captions/run.ts FOLDER [--ip-type icons] [--ip-medium illustration] [--name Pip] [--description "red fox"]
 *        [--schema 8] [--captions 7] [--seed 1] [--only REGEX] [--ground "#000"]
 *
 * The first pictures of the shuffled folder make the schema, the next ones are captioned; where there are too few, those of
 * the schema are captioned too. What is transparent lies on black, as on the server.
 */
import { parseArgs } from 'node:util'
import { ipMedium, ipType } from '@atelier/contract'
import { createBuiltinVision } from '../../src/builtin.ts'
import { serializeDocument } from '../../src/json-schemas/normalize.ts'
import type { IpContext } from '../../src/provider.ts'
import { nameOf, picturesIn, pixelsOf } from './pictures.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    'ip-type': { type: 'string', default: 'other' },
    'ip-medium': { type: 'string', default: 'illustration' },
    name: { type: 'string', default: '' },
    description: { type: 'string', default: '' },
    schema: { type: 'string', default: '8' },
    captions: { type: 'string', default: '7' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    ground: { type: 'string', default: '#000' },
  },
})
const [folder] = positionals
if (folder === undefined) throw new Error('Usage: node vision/eval/captions/run.ts FOLDER')

const ip: IpContext = {
  ip_type: ipType.parse(values['ip-type']),
  ip_medium: ipMedium.parse(values['ip-medium']),
  ip_name: values.name,
  ip_description: values.description,
}
const vision = createBuiltinVision()
const files = picturesIn(folder, Number(values.seed), new RegExp(values.only))
const samples = files.slice(0, Number(values.schema))
const rest = [...files.slice(samples.length), ...samples].slice(0, Number(values.captions))
const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

const images = await Promise.all(samples.map((file) => pixelsOf(file, values.ground)))
const { document: schema } = await vision.generateSchema({ images })
print({ folder, samples: samples.map(nameOf), schema: JSON.parse(serializeDocument(schema)) })
for (const file of rest) {
  const image = await pixelsOf(file, values.ground)
  const { document } = await vision.caption({ image, schema, imageName: nameOf(file), ip })
  print({ file: nameOf(file), caption: JSON.parse(serializeDocument(document)) })
}
