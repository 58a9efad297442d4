import { FaultList } from './faults.ts'
import { fiscalYearSpan, type ParseOutcome, type Recogniser, type ReferenceRow, type SourceFile } from './release.ts'

const ICD_CODE = /^[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.?[0-9A-Z]{1,4})?$/
const HEADER = /^Current code assignment\tEffective\tPrevious Code/im
const NAMED =
  /\b[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?(?:-[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?)?\b/g
const LEAST_ROWS = 4_000

function editionOf({ name, text }: SourceFile): number | null {
  const stated = /CONVERSION TABLE[^\n]*?(?:FY ?|FISCAL YEAR )(20\d\d)/i.exec(text.slice(0, 4_000))?.[1]
  const named = /(?:FY[-_ ]?)?(20\d\d)(?!\d)/i.exec(name.split(/[\\/]/).at(-1) ?? '')?.[1]
  const year = stated ?? named
  return year === undefined ? null : Number(year)
}

/** The codes, ranges and categories named in a cell: "A04.7", "C56.1 and C56.2", "I63.- and P91.88"; none for "None". Null where it names nothing. */
function previousCodes(cell: string): string[] | null {
  const codes = [...cell.matchAll(NAMED)].map(([code]) => code.replaceAll('.', ''))
  return codes.length > 0 || /^none\b/i.test(cell) ? codes : null
}

function parse(file: SourceFile): ParseOutcome {
  const year = editionOf(file)
  if (year === null)
    return {
      ok: false,
      error: 'no-edition',
      faults: [{ line: 0, why: 'Neither the file nor its name says its year.' }],
    }
  const faults = new FaultList()
  const rows: ReferenceRow[] = []
  const lines = file.text.split('\n')
  const start = lines.findIndex((line) => HEADER.test(line)) + 1
  for (const [i, line] of lines.slice(start).entries()) {
    const [current = '', effective = '', previous = ''] = line.split('\t').map((cell) => cell.trim())
    if (current === '' && previous === '') continue
    // Headings between the rows: "2026 additions", "New in October 2020".
    if (previous === '' || !ICD_CODE.test(current)) {
      if (/^[A-Z][0-9A-Z]\d/.test(current))
        faults.add(start + i + 1, `${current}: the code or what it replaces cannot be read.`)
      continue
    }
    const codes = previousCodes(previous)
    if (codes === null) faults.add(start + i + 1, `${current}: "${previous.slice(0, 60)}" cannot be read.`)
    else rows.push([current.replace('.', ''), codes.join(' '), effective, previous])
  }
  if (!faults.isEmpty) return { ok: false, error: 'faulty', faults: faults.list }
  if (rows.length < LEAST_ROWS)
    return {
      ok: false,
      error: 'partial',
      faults: [
        { line: lines.length, why: `${rows.length} rows; the table has had more than ${LEAST_ROWS} since 2026.` },
      ],
    }
  const source = `CDC/NCHS, ICD-10-CM conversion table, fiscal year ${year}`
  const release = { kind: 'icd10cm-conversion', edition: String(year), ...fiscalYearSpan(year), source }
  return { ok: true, value: { ...release, totals: { rows: rows.length }, tables: { conversions: rows } } }
}

/** The conversion table: for each code added since 2016, what was coded before it existed. */
export const CONVERSION_TABLE: Recogniser = {
  kind: 'icd10cm-conversion',
  title: 'ICD-10-CM conversion table',
  recognises: ({ text }) => HEADER.test(text.slice(0, 4_000)),
  parse,
}
