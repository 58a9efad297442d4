import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { counted, noCounts } from '#app/domain/query/compliance/report.ts'
import { type CheckedLine, checkDrafts } from '#app/services/query/check-drafts.server.ts'
import { type Report, writeCsvReport, writeHtmlReport } from '#app/services/query/write-check-report.server.ts'
import type { Area, Exit, Io } from './area.ts'

const USAGE = 'query check <file.jsonl or -> [--html FILE] [--csv FILE]'

type Flags = { path: string; html: string | undefined; csv: string | undefined }

function flagsOf(args: string[]): Flags | null {
  try {
    const { values, positionals } = parseArgs({
      args: args.map((arg) => (arg === '-' ? './-' : arg)),
      allowPositionals: true,
      options: { html: { type: 'string' }, csv: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) return null
    return { path: path === './-' ? '-' : path, html: values.html, csv: values.csv }
  } catch {
    return null
  }
}

async function sizeOf(path: string): Promise<number | null> {
  if (path === '-') return 0
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? found.size : null
}

async function reportsOf({ html, csv }: Flags): Promise<Report[]> {
  const reports: Report[] = []
  if (html !== undefined) reports.push(await writeHtmlReport(html))
  if (csv !== undefined) reports.push(await writeCsvReport(csv))
  return reports
}

async function tell(checked: CheckedLine, io: Io, reports: readonly Report[]): Promise<void> {
  if (checked.fault !== null) {
    io.say(`line ${checked.line}: ${checked.fault}`)
    return
  }
  const { draft, result } = checked
  const { compliant, findings, notChecked } = result
  await io.out(JSON.stringify({ id: draft.id, compliant, findings, notChecked }))
  for (const report of reports) await report.add(draft, result)
}

async function checkAll(flags: Flags, size: number, io: Io, reports: readonly Report[]): Promise<Exit> {
  const input = flags.path === '-' ? io.stdin : createReadStream(flags.path)
  const bar = io.progress('drafts', Math.max(size, 1))
  let counts = noCounts()
  for await (const checked of checkDrafts(input)) {
    bar.to(checked.read)
    await tell(checked, io, reports)
    counts = checked.fault === null ? counted(counts, checked.result) : { ...counts, faults: counts.faults + 1 }
  }
  bar.end()
  for (const report of reports) await report.end(counts)
  io.say(`${counts.compliant} of ${counts.drafts} drafts compliant, ${counts.faults} lines not read.`)
  return counts.compliant === counts.drafts && counts.faults === 0 ? 0 : 1
}

async function check(args: string[], io: Io): Promise<Exit> {
  const flags = flagsOf(args)
  const size = flags ? await sizeOf(flags.path) : null
  if (!flags || size === null) {
    io.say(flags ? `There is no file "${flags.path}".` : `Usage: ${USAGE}`)
    return 2
  }
  const reports = await reportsOf(flags).catch((error: Error) => error)
  if (reports instanceof Error) {
    io.say(`The report cannot be written: ${reports.message}`)
    return 2
  }
  return checkAll(flags, size, io, reports)
}

export const query: Area = {
  does: 'Queries to physicians.',
  verbs: {
    check: {
      usage: USAGE,
      does: "Runs the compliance rules over drafts, one a line: a template library or last year's queries; --html and --csv write an audit report.",
      run: (args, io) => check(args, io),
    },
  },
}
