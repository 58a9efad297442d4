import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { counted, noCounts } from '#app/domain/query/compliance/report.ts'
import type { Context } from '#app/services/context.server.ts'
import { type CheckedLine, checkDrafts } from '#app/services/query/check-drafts.server.ts'
import { checkTemplates, isTemplateFile } from '#app/services/query/check-templates.server.ts'
import { exportDrafts } from '#app/services/query/export-drafts.server.ts'
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

async function checksOf(path: string, io: Io): Promise<AsyncGenerator<CheckedLine>> {
  if (path === '-') return checkDrafts(io.stdin)
  return (await isTemplateFile(path)) ? checkTemplates(path) : checkDrafts(createReadStream(path))
}

async function checkAll(flags: Flags, size: number, io: Io, reports: readonly Report[]): Promise<Exit> {
  const checks = await checksOf(flags.path, io)
  const bar = io.progress('drafts', Math.max(size, 1))
  let counts = noCounts()
  for await (const checked of checks) {
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

const SENT = 'query sent [--from 2025-10-01] [--to 2026-09-30]'
const DAY_MS = 86_400_000

/** The first moment of a day, or null for what is none. */
function dayOf(text: string | undefined, otherwise: Date): Date | null {
  if (text === undefined) return otherwise
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && at.toJSON()?.slice(0, 10) === text ? at : null
}

function periodOf(args: string[], now: Date): { from: Date; to: Date } | null {
  try {
    const options = { from: { type: 'string' }, to: { type: 'string' } } as const
    const { values } = parseArgs({ args, options })
    const last = dayOf(values.to, now)
    const from = dayOf(values.from, new Date(now.getTime() - 365 * DAY_MS))
    const to = last && new Date(last.getTime() + DAY_MS)
    return from && to && from < to ? { from, to } : null
  } catch {
    return null
  }
}

async function sent(args: string[], io: Io, context: () => Promise<Context>): Promise<Exit> {
  const opened = await context()
  const period = periodOf(args, opened.now())
  if (!period) {
    io.say(`Usage: ${SENT}`)
    return 2
  }
  let count = 0
  let bar: ReturnType<Io['progress']> | null = null
  for await (const { draft, done, of } of exportDrafts(opened, period)) {
    bar ??= io.progress('queries', of)
    await io.out(JSON.stringify(draft))
    bar.to(done)
    count = done
  }
  bar?.end()
  io.say(`${count} queries. They hold PHI in the clear: keep them as you keep charts.`)
  return 0
}

export const query: Area = {
  does: 'Queries to physicians.',
  verbs: {
    check: {
      usage: USAGE,
      does: "Runs the compliance rules over drafts, one a line, or over a file of templates: a library, last year's queries; --html and --csv write an audit report.",
      run: (args, io) => check(args, io),
    },
    sent: {
      usage: SENT,
      does: 'Prints the queries sent in a period (a year back) as drafts, one a line, as `query check` reads them.',
      run: sent,
    },
  },
}
