import { fixDataset, lintDataset } from '@atelier/client'
import type { DatasetFix, LintFinding, LintReport } from '@atelier/contract'
import { type Command, command } from '../command.ts'
import { UsageError } from '../options.ts'
import { table } from '../terminal/table.ts'
import { clientOf, serverOptions } from './server-options.ts'

/** Findings remain that are errors. */
class LintErrors extends Error {
  override readonly name = 'LintErrors'
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function imagesOf({ image_ids }: LintFinding): string {
  const [first, second, third] = image_ids
  if (first === undefined) return 'schema'
  const some = [first, second, third].filter((id) => id !== undefined).join(', ')
  return image_ids.length > 3 ? `${some} and ${image_ids.length - 3} more` : some
}

/** Words in a terminal: what it would take for orders goes. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
}

/** The findings as a table, and what each is about below it. */
export function findingsTable(findings: readonly LintFinding[]): string {
  return table(
    findings.map((finding) => ({
      severity: finding.severity,
      rule: finding.rule,
      field: printable(finding.path) || '-',
      images: imagesOf(finding),
      'what is wrong': printable(finding.message),
      fix: printable(finding.fix?.description ?? '-'),
    })),
  )
}

function summaryOf({ findings, checked_images, measured_images }: LintReport): string {
  const looked = `${counted(checked_images, 'caption')} read, ${counted(measured_images, 'picture')} looked at`
  if (findings.length === 0) return `Nothing to put right (${looked}).\n`
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length
  return `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}, ${counted(count('info'), 'hint')} (${looked}).\n`
}

function fixesOf({ applied, images_changed }: DatasetFix): string {
  const lines = applied.map(
    ({ rule, path, fix, image_ids, schema_changed }) =>
      `${printable(`${rule} ${path}`).trim()}: ${printable(fix?.description ?? '')} (${counted(image_ids.length, 'caption')}${schema_changed ? ', schema' : ''})`,
  )
  return `${counted(applied.length, 'finding')} put right, ${counted(images_changed, 'caption')} changed.\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function datasetOf(word: string | undefined): number {
  if (word === undefined || !/^[1-9]\d{0,9}$/.test(word))
    throw new UsageError('Which dataset? Give its id: lint 12')
  return Number(word)
}

const lintOptions = {
  fix: { kind: 'flag', help: 'put everything right that has a fix, then look again' },
  json: { kind: 'flag', help: 'print the answers as JSON' },
  ...serverOptions,
} as const

/** Runs `lint DATASET`; the dataset comes first, as the one thing that it is about. */
function lintOf(id: number): Command {
  return command({
    summary: "Find faults in a dataset's schema and captions",
    options: lintOptions,
    run: async (values, { out, signal }) => {
      const client = clientOf(values)
      const fixed = values.fix ? await fixDataset(client, id, { all: true }, { signal }) : undefined
      const report = await lintDataset(client, id, { signal })
      if (values.json)
        out.write(`${JSON.stringify({ ...(fixed ? { fixed } : {}), ...report }, null, 2)}\n`)
      else
        out.write(
          `${fixed ? `${fixesOf(fixed)}\n` : ''}${findingsTable(report.findings)}${summaryOf(report)}`,
        )
      const errors = report.findings.filter(({ severity }) => severity === 'error').length
      if (errors > 0)
        throw new LintErrors(errors === 1 ? 'One error is left' : `${errors} errors are left`)
    },
  })
}

/** The command about faults in datasets. */
export const lint: Command = {
  summary: "Find faults in a dataset's schema and captions, and put them right",
  help: `${lintOf(1).help}\n\nUsage: lint DATASET [--fix] [--json]. Exits with 1 when errors are left.`,
  run: async ([dataset, ...rest], around) => lintOf(datasetOf(dataset)).run(rest, around),
}
