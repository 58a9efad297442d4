import known from './control-totals.json'
import { orderEditionOf } from './editions.ts'
import { FaultList } from './faults.ts'
import type { ParseOutcome, Recogniser, ReferenceRow, SourceFile } from './release.ts'

/** Columns of the published order file, 0-based: order number 0-4, code 6-12, flag 14, short title 16-75, long title from 77. */
const LINE = /^(\d{5}) ([A-Z][0-9A-Z]{2,6}) *$/
const CODE_END = 13
const FLAG = 14
/** Every edition since the first has had more than 68,000 billable codes; fewer is an excerpt. */
const LEAST_BILLABLE = 60_000
/** The first letters of the 21 chapters and of U: a file without one of them was cut. */
const CHAPTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export type OrderRow = { code: string; billable: boolean; short: string; long: string }

/** One line of an order file as a row, or what is wrong with it. */
export function readOrderLine(line: string): OrderRow | string {
  const head = LINE.exec(line.slice(0, CODE_END))
  const code = head?.[2]
  if (code === undefined) return 'The order number (columns 1-5) or the code (columns 7-13) cannot be read.'
  const flag = line[FLAG]
  if ((flag !== '0' && flag !== '1') || line[13] !== ' ' || line[15] !== ' ')
    return `${code}: column 15 must be 1 (valid) or 0 (heading), with a space on either side.`
  const short = line.slice(16, 76).trim()
  const long = line.slice(77).trim()
  if (short === '' || long === '') return `${code}: a title is missing; the line was cut.`
  return { code, billable: flag === '1', short, long }
}

/** Tab-free cells in the order in which a code is kept: code, "1" or "0", short title, long title. */
export const keptOrderRow = ({ code, billable, short, long }: OrderRow): ReferenceRow => [
  code,
  billable ? '1' : '0',
  short,
  long,
]

/** By most of its first lines: one damaged line does not hide what the file is meant to be. */
function isOrderFile({ text }: SourceFile): boolean {
  const lines = text
    .slice(0, 5_000)
    .split(/\r?\n/)
    .slice(0, 20)
    .filter((line) => line !== '')
  return (
    lines.filter((line) => LINE.test(line.slice(0, CODE_END)) && /[01]/.test(line[FLAG] ?? '')).length * 2 >
    lines.length
  )
}

/** What the line says against its place: its number does not follow, or its code was there before. */
function misplaced(code: string, order: number, before: number, seen: ReadonlySet<string>): string | null {
  if (order !== before + 1) return `${code}: order number ${order} follows ${before}; lines are missing or added.`
  return seen.has(code) ? `${code} stands in the file twice.` : null
}

function rowsOf(text: string, faults: FaultList): OrderRow[] {
  const rows: OrderRow[] = []
  const seen = new Set<string>()
  let before = 0
  let start = 0
  for (let number = 1; start < text.length && faults.hasRoom; number++) {
    const end = text.indexOf('\n', start)
    const stop = end === -1 ? text.length : end
    const line = text.slice(start, text[stop - 1] === '\r' ? stop - 1 : stop)
    start = stop + 1
    if (line === '') continue
    const row = readOrderLine(line)
    const order = Number(line.slice(0, 5))
    const fault = typeof row === 'string' ? row : misplaced(row.code, order, before, seen)
    if (fault !== null) faults.add(number, fault)
    before = Number.isNaN(order) ? before + 1 : order
    if (typeof row === 'string') continue
    seen.add(row.code)
    rows.push(row)
  }
  return rows
}

/** Whether every code hangs under a heading of its own category, and every letter is there. */
function checkWhole(rows: readonly OrderRow[], faults: FaultList): void {
  const letters = new Set<string>()
  let category = ''
  for (const { code } of rows) {
    if (code.length === 3) category = code
    else if (!code.startsWith(category) && faults.isEmpty)
      faults.add(0, `${code} has no category ${code.slice(0, 3)} before it.`)
    letters.add(code[0] ?? '')
  }
  const missing = [...CHAPTERS].filter((letter) => !letters.has(letter))
  if (missing.length > 0) faults.add(0, `No code begins with ${missing.join(', ')}.`)
}

export const countsOf = (rows: readonly OrderRow[]) => {
  const billable = rows.reduce((sum, row) => sum + Number(row.billable), 0)
  return { billable, headers: rows.length - billable }
}

function partialReason(billable: number, edition: string): string | null {
  const total = (known.icd10cm as Record<string, { billable: number } | undefined>)[edition]?.billable
  if (total !== undefined && billable < total)
    return `${billable} billable codes; the whole ${edition} edition has ${total}. This is an excerpt or a truncated file.`
  if (billable < LEAST_BILLABLE)
    return `${billable} billable codes; a whole edition has more than ${LEAST_BILLABLE}. This is an excerpt or a truncated file.`
  return null
}

function parse(file: SourceFile): ParseOutcome {
  const edition = orderEditionOf(file.name)
  if (!edition) {
    const why = 'An order file does not say its year; its name must ("icd10cm_order_2026.txt").'
    return { ok: false, error: 'no-edition', faults: [{ line: 0, why }] }
  }
  const faults = new FaultList()
  const rows = rowsOf(file.text, faults)
  const totals = countsOf(rows)
  const partial = partialReason(totals.billable, edition.edition)
  if (faults.isEmpty) checkWhole(rows, faults)
  const isCut = faults.isEmpty || faults.list.every(({ line }) => line === 0 || line > rows.length)
  if (partial !== null && isCut) return { ok: false, error: 'partial', faults: [{ line: rows.length, why: partial }] }
  const total = (known.icd10cm as Record<string, { billable: number; headers: number } | undefined>)[edition.edition]
  if (total && faults.isEmpty && (total.billable !== totals.billable || total.headers !== totals.headers))
    faults.add(
      0,
      `${totals.billable} codes and ${totals.headers} headings; the ${edition.edition} edition has ${total.billable} and ${total.headers}.`,
    )
  if (!faults.isEmpty) return { ok: false, error: 'faulty', faults: faults.list }
  const source = `CMS and CDC/NCHS, ICD-10-CM code descriptions in tabular order, ${edition.title}`
  const { title: _, ...release } = edition
  return { ok: true, value: { kind: 'icd10cm', ...release, source, totals, tables: { codes: rows.map(keptOrderRow) } } }
}

/** ICD-10-CM order files of any year, as CMS and CDC publish them. */
export const ORDER_FILE: Recogniser = {
  kind: 'icd10cm',
  title: 'ICD-10-CM order file',
  recognises: isOrderFile,
  parse,
}
