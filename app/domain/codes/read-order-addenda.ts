import { orderEditionOf } from './editions.ts'
import { FaultList } from './faults.ts'
import { countsOf, keptOrderRow, type OrderRow } from './read-order-file.ts'
import type { ParsedRelease, ParseOutcome, Recogniser, SourceFile } from './release.ts'

/** Columns of the published order addenda, 0-based: action 0-11, flag 13, code 15-21, short title 23-82, long title from 84. */
const ACTION = /^(Add|Delete|Revise from|Revise to): *$/
const FIRST = /^(Add|Delete|Revise from|Revise to):\s+[01] [A-Z][0-9A-Z]{2,6} /

type Change = { line: number; action: string; row: OrderRow }

const STATED_YEAR = /(?:codes|headers) in icd10cm_order_(\d{4})\.txt/g
const yearsOf = (text: string) => [...text.matchAll(STATED_YEAR)].map((match) => Number(match[1]))

function editionOf({ name, text }: SourceFile) {
  const named = orderEditionOf(name)
  if (named) return named
  const years = yearsOf(text)
  return years.length > 0 ? orderEditionOf(`icd10cm_order_${Math.max(...years)}.txt`) : null
}

function baseOf(file: SourceFile): string | null {
  const edition = editionOf(file)
  if (!edition) return null
  // The April update changes the edition of its own October; an October edition changes the year before.
  return edition.edition.endsWith('-04')
    ? `icd10cm:${edition.edition.slice(0, 4)}`
    : `icd10cm:${Number(edition.edition) - 1}`
}

function readChange(line: string, number: number): Change | string {
  const action = ACTION.exec(line.slice(0, 12))?.[1]
  const code = line.slice(15, 22).trim()
  const flag = line[13]
  if (action === undefined || !/^[A-Z][0-9A-Z]{2,6}$/.test(code) || (flag !== '0' && flag !== '1'))
    return 'Not a line of changes: action (columns 1-12), flag (14) or code (16-22) cannot be read.'
  const short = line.slice(23, 83).trim()
  const long = line.slice(84).trim()
  if (short === '' || long === '') return `${code}: a title is missing; the line was cut.`
  return { line: number, action, row: { code, billable: flag === '1', short, long } }
}

/** The counts that the file prints behind its changes: of the year before and of its own, codes and headings. */
function statedCounts(text: string, year: number): { billable: number; headers: number } | null {
  const find = (what: string) => new RegExp(`^ *(\\d+) ${what} in icd10cm_order_${year}\\.txt`, 'm').exec(text)?.[1]
  const billable = find('codes')
  const headers = find('headers')
  return billable && headers ? { billable: Number(billable), headers: Number(headers) } : null
}

function changesIn(text: string, faults: FaultList): Change[] {
  const changes: Change[] = []
  const lines = text.split(/\r?\n/)
  const end = lines.findIndex((line) => /^(Headers|Codes)\s*$/.test(line))
  for (const [i, line] of lines.slice(0, end === -1 ? undefined : end).entries()) {
    if (line.trim() === '') continue
    const change = readChange(line, i + 1)
    if (typeof change === 'string') faults.add(i + 1, change)
    else changes.push(change)
  }
  return changes
}

/** Deletions come first, so that a code that is both deleted and added only changes its flag (D69.1 in fiscal year 2027). */
function apply(codes: Map<string, OrderRow>, changes: readonly Change[], faults: FaultList): void {
  for (const { line, action, row } of changes) {
    const isKnown = codes.has(row.code)
    if (action === 'Delete' && !codes.delete(row.code))
      faults.add(line, `${row.code} is deleted, but is not in the edition before.`)
    if (action.startsWith('Revise') && !isKnown)
      faults.add(line, `${row.code} is revised, but is not in the edition before.`)
  }
  for (const { line, action, row } of changes) {
    if (action === 'Add' && codes.has(row.code)) faults.add(line, `${row.code} is added, but is there already.`)
    if (action === 'Add' || action === 'Revise to') codes.set(row.code, row)
  }
}

const rowsOf = (base: ParsedRelease['tables']): Map<string, OrderRow> =>
  new Map(
    (base.codes ?? []).map(([code = '', flag, short = '', long = '']) => [
      code,
      { code, billable: flag === '1', short, long },
    ]),
  )

function parse(file: SourceFile, base: ParsedRelease['tables'] | null): ParseOutcome {
  const edition = editionOf(file)
  if (!edition)
    return {
      ok: false,
      error: 'no-edition',
      faults: [{ line: 0, why: 'Neither the file nor its name says its year.' }],
    }
  if (!base)
    return {
      ok: false,
      error: 'base-missing',
      faults: [{ line: 0, why: `The changes apply to ${baseOf(file)}, which is not loaded.` }],
    }
  const faults = new FaultList()
  const stated = statedCounts(file.text, Number(edition.edition.slice(0, 4)))
  const changes = changesIn(file.text, faults)
  const codes = rowsOf(base)
  apply(codes, changes, faults)
  const rows = [...codes.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  const totals = countsOf(rows)
  if (!stated)
    return {
      ok: false,
      error: 'partial',
      faults: [{ line: 0, why: 'The counts at the end of the addenda are missing: the file was cut.' }],
    }
  if (faults.isEmpty && (stated.billable !== totals.billable || stated.headers !== totals.headers))
    faults.add(
      0,
      `The result has ${totals.billable} codes and ${totals.headers} headings; the file says ${stated.billable} and ${stated.headers}.`,
    )
  if (!faults.isEmpty) return { ok: false, error: 'faulty', faults: faults.list }
  const { title, ...release } = edition
  const source = `CMS, ICD-10-CM order addenda, ${title}, applied to ${baseOf(file)}`
  return { ok: true, value: { kind: 'icd10cm', ...release, source, totals, tables: { codes: rows.map(keptOrderRow) } } }
}

/** ICD-10-CM order addenda: the changes from one edition to the next, which make the next out of the one that is loaded. */
export const ORDER_ADDENDA: Recogniser = {
  kind: 'icd10cm',
  title: 'ICD-10-CM order addenda',
  recognises: ({ text }) => FIRST.test(text.slice(0, 200)),
  base: baseOf,
  makes: (file) => {
    const edition = editionOf(file)
    return edition && `icd10cm:${edition.edition}`
  },
  parse,
}
