import { readFile, writeFile } from 'node:fs/promises'
import {
  downloadModel,
  downloadResult,
  getModelPassport,
  type ImportedModel,
  importModel,
} from '@atelier/client'
import { adapterDtype, adapterLayout } from '@atelier/contract'
import { type Command, command } from '../command.ts'
import { UsageError } from '../options.ts'
import { table } from '../terminal/table.ts'
import { clientOf, serverOptions } from './server-options.ts'

const id = (help: string) => ({ kind: 'whole', least: 1, most: 2_147_483_647, help }) as const

const exportModel = command({
  summary: 'Write the adapter of a trained model to a file, for another program',
  options: {
    model: id('id of the model'),
    layout: {
      kind: 'choice',
      values: adapterLayout.options,
      help: `${adapterLayout.options.join(', ')} (default diffusers)`,
    },
    dtype: { kind: 'choice', values: adapterDtype.options, help: 'F32 or F16 (default F32)' },
    out: { kind: 'text', placeholder: 'FILE', help: 'where to put it' },
    ...serverOptions,
  },
  notes:
    'Prints, for each layer, what the file adds to the base model and how far that is from what the adapter adds.',
  run: async (values, { out: terminal, signal }) => {
    const { model, layout = 'diffusers', dtype = 'F32', out } = values
    if (model === undefined || out === undefined)
      throw new UsageError('Which model, and where to? Give --model and --out')
    const client = clientOf(values)
    const { download_url } = await downloadModel(client, model, { layout, dtype, signal })
    await writeFile(out, await downloadResult(client, download_url, { signal }))
    const passport = await getModelPassport(client, model, { dtype, signal })
    const rows = passport.layers.map(({ layer, norm, difference }) => ({
      layer,
      norm: norm.toPrecision(5),
      difference: (difference[layout] ?? 1).toExponential(1),
    }))
    terminal.write(table(rows))
    terminal.write(
      `${out}: rank ${passport.rank}; largest difference in any layout ${passport.largest_difference.toExponential(1)}\n`,
    )
  },
})

function reportOf({ id: model, import_report: report }: ImportedModel): string {
  const list = (words: string, names: readonly string[]) =>
    names.length === 0 ? '' : `${words}: ${names.join(', ')}\n`
  return [
    `Model ${model}, rank ${report.rank}.\n`,
    report.base_model_known ? '' : 'The file does not say for which base model it was made.\n',
    list('Left out', report.unmapped),
    list('Untouched', report.untouched),
    list('Without effect', report.without_effect),
  ].join('')
}

const importFile = command({
  summary: 'Make a model of an adapter that was trained elsewhere',
  options: {
    file: { kind: 'text', placeholder: 'FILE', help: 'safetensors, in any layout that is known' },
    name: { kind: 'text', placeholder: 'NAME', help: 'what to call it (default the file)' },
    dataset: id('id of the dataset whose visual schema it generates with'),
    'ignore-unmapped': { kind: 'flag', help: 'leave out tensors that fit no layer' },
    ...serverOptions,
  },
  run: async (values, { out: terminal, signal }) => {
    const { file, dataset, name = file, 'ignore-unmapped': ignore_unmapped } = values
    if (file === undefined || name === undefined || dataset === undefined)
      throw new UsageError('Which file, and for which dataset? Give --file and --dataset')
    const adapter = (await readFile(file)).toString('base64')
    const body = { name, dataset_id: dataset, adapter, ignore_unmapped }
    terminal.write(reportOf(await importModel(clientOf(values), body, { signal })))
  },
})

/** The commands about adapters as files. */
export const adapters: Readonly<Record<string, Command>> = {
  export: exportModel,
  import: importFile,
}
