import { fiscalYearSpan, type ParseOutcome, type ReferenceRow, type ReleaseFault } from '#app/domain/codes/release.ts'
import { type Line, linesOf } from './delimited.ts'
import type { PaymentKind } from './tables.ts'

/** A row as kept, or what is wrong with its line. */
export type RowOrFault = ReferenceRow | string
export type Edition = { edition: string; startOn: string; endOn: string | null }

/** How one published table is read: the header that marks it, its line reader and the counts it must come to. */
export type Reading = {
  kind: PaymentKind
  source: string
  /** Column names, lower case, that the header must have; the reader is given the cells in this order. */
  columns: readonly string[]
  row(cells: readonly string[]): RowOrFault
  /** What makes a row unique; a second one is a fault. The first cell unless told. */
  key?(row: ReferenceRow): string
  edition(file: { name: string; text: string }): Edition | null
  /** Fewer rows than this is an excerpt or a truncated file. */
  leastRows: number
  /** Editions whose row count is known from their publisher: any other count refuses the file. */
  exactRows?: Readonly<Record<string, number>>
  /** Further counts for people. */
  totals?(rows: readonly ReferenceRow[]): Record<string, number>
}

const MOST_FAULTS = 20

/** Where each wanted column stands in a header line, or null where one is missing. */
export function columnsAt(header: readonly string[], wanted: readonly string[]): number[] | null {
  const names = header.map((name) => name.toLowerCase().replace(/\s+/g, ' ').trim())
  const at = wanted.map((name) => names.indexOf(name))
  return at.includes(-1) ? null : at
}

/** A comma-delimited file with its header in the first line, read whole: a release, or every reason against it. */
export function readCsv(reading: Reading, file: { name: string; text: string }): ParseOutcome {
  const [header, ...lines] = linesOf(file.text, ',')
  const at = header ? columnsAt(header.cells, reading.columns) : null
  if (!header || !at) return { ok: false, error: 'faulty', faults: [{ line: 1, why: 'The header line is not known.' }] }
  return readLines(reading, file, { lines, at, width: header.cells.length })
}

/** The lines of a table below its header, checked and counted. */
export function readLines(
  reading: Reading,
  file: { name: string; text: string },
  { lines, at, width }: { lines: readonly Line[]; at: readonly number[]; width: number },
): ParseOutcome {
  const edition = reading.edition(file)
  if (!edition) {
    const why = 'Neither the file nor its name says which edition it is.'
    return { ok: false, error: 'no-edition', faults: [{ line: 0, why }] }
  }
  const { rows, faults } = rowsOf(reading, lines, at, width)
  if (faults.length > 0) return { ok: false, error: 'faulty', faults: faults.slice(0, MOST_FAULTS) }
  const short = tooFew(reading, rows.length, edition.edition)
  if (short) return { ok: false, error: short.error, faults: [{ line: 0, why: short.why }] }
  const totals = { rows: rows.length, ...reading.totals?.(rows) }
  const release = { kind: reading.kind, source: reading.source, ...edition }
  return { ok: true, value: { ...release, totals, tables: { rows } } }
}

function rowsOf(reading: Reading, lines: readonly Line[], at: readonly number[], width: number) {
  const rows: ReferenceRow[] = []
  const faults: ReleaseFault[] = []
  const seen = new Map<string, number>()
  const keyOf = reading.key ?? ((row: ReferenceRow) => row[0] ?? '')
  for (const line of lines) {
    const row = line.cells.length === width ? reading.row(at.map((i) => line.cells[i] ?? '')) : wrongWidth(line, width)
    if (typeof row === 'string') {
      faults.push({ line: line.number, why: row })
      continue
    }
    const before = seen.get(keyOf(row))
    if (before !== undefined) faults.push({ line: line.number, why: `${keyOf(row)} stands on line ${before} already.` })
    seen.set(keyOf(row), line.number)
    rows.push(row)
  }
  return { rows, faults }
}

const wrongWidth = (line: Line, width: number): string => `${line.cells.length} columns instead of ${width}.`

function tooFew(reading: Reading, count: number, edition: string): { error: 'partial' | 'faulty'; why: string } | null {
  const exact = reading.exactRows?.[edition]
  const least = exact ?? reading.leastRows
  if (count < least)
    return { error: 'partial', why: `${count} rows; the whole table has ${exact ?? `at least ${least}`}.` }
  if (exact !== undefined && count > exact)
    return { error: 'faulty', why: `${count} rows; the whole table has ${exact}.` }
  return null
}

/** The MS-DRG version that a file's name tells: "v43.1" was in force for discharges from April to September 2026. */
export function msdrgEdition({ name }: { name: string }): Edition | null {
  const version = /v(\d{2})[._]?([01])(?!\d)/i.exec(base(name))
  if (!version) return null
  const year = Number(version[1]) + 1983
  const { startOn, endOn } = fiscalYearSpan(year)
  // Version .0 begins with the fiscal year and .1 in April; each holds until the next.
  const spans = version[2] === '1' ? { startOn: `${year}-04-01`, endOn } : { startOn, endOn: `${year}-03-31` }
  return { edition: `${version[1]}.${version[2]}`, ...spans }
}

/** The name of a file without the folders or the archive before it. */
export const base = (name: string): string => name.split(/[\\/]/).pop() ?? name
export const isCode = (code: string): boolean => /^[A-Z][0-9A-Z]{2,6}$/.test(code)
