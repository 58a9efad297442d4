import known from './control-totals.json'
import { FaultList } from './faults.ts'
import { fiscalYearSpan, type ParseOutcome, type Recogniser, type ReferenceRow, type SourceFile } from './release.ts'

const HCPCS_CODE = /^[A-CE-V]\d{4}$/
const MODIFIER = /^[A-Z0-9]{2}$/
// Since fiscal year 2026 a category may have a letter in its second place: QA0.
const ICD_CODE = /^[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.?[0-9A-Z]{1,4})?$/

/** The first lines of CMS's list of codes with their long titles ("A000    Cholera due to ..."), or of its addenda. */
export const CODE_LIST = /^(?:(?:Add|Delete|Revise from|Revise to): {1,9})?[A-Z][0-9A-Z]{2,6} {1,6}[A-Z][^\t]*\r?\n/

/** Cells of one line of a comma-delimited file with at most one quoted text at its end, or null where the quotes do not close. */
function twoCells(line: string): [string, string] | null {
  const comma = line.indexOf(',')
  if (comma === -1) return null
  const rest = line.slice(comma + 1)
  if (!rest.startsWith('"')) return rest.includes(',') ? null : [line.slice(0, comma), rest]
  if (rest.length < 2 || !rest.endsWith('"')) return null
  const inner = rest.slice(1, -1)
  return /(?<!")(?:"")*"(?!")/.test(inner) ? null : [line.slice(0, comma), inner.replaceAll('""', '"')]
}

const yearOf = (name: string) => /(?<!\d)(20\d\d)(?!\d)/.exec(name.split(/[\\/]/).at(-1) ?? '')?.[1] ?? null
const QUARTERS: Record<string, [string, string]> = {
  jan: ['01-01', '03-31'],
  apr: ['04-01', '06-30'],
  jul: ['07-01', '09-30'],
  oct: ['10-01', '12-31'],
}

/** HCPCS is published each quarter; without one in its name a file holds for the year. */
function quarterOf(name: string): { edition: string; startOn: string; endOn: string } | null {
  const year = yearOf(name)
  if (year === null) return null
  const month = /(?<![a-z])(jan|apr|jul|oct)/i.exec(name.split(/[\\/]/).at(-1) ?? '')?.[1]?.toLowerCase() ?? ''
  const [from, to] = QUARTERS[month] ?? ['01-01', '12-31']
  const edition = month === '' ? year : `${year}-${from.slice(0, 2)}`
  return { edition, startOn: `${year}-${from}`, endOn: `${year}-${to}` }
}

type ListRules = { kind: string; source: string; code: RegExp; least: number; what: string }

function readList({ name, text }: SourceFile, { kind, source, code, least, what }: ListRules): ParseOutcome {
  const edition = quarterOf(name)
  if (!edition)
    return {
      ok: false,
      error: 'no-edition',
      faults: [{ line: 0, why: 'Neither the file nor its name says its year.' }],
    }
  const faults = new FaultList()
  const rows: ReferenceRow[] = []
  const seen = new Set<string>()
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (i === 0 || line === '') continue
    const cells = twoCells(line)
    if (!cells || !code.test(cells[0])) faults.add(i + 1, `Not a line of ${what}: a ${what} code and its description.`)
    else if (cells[1].trim() === '') faults.add(i + 1, `${cells[0]} has no description.`)
    else if (seen.has(cells[0])) faults.add(i + 1, `${cells[0]} stands in the file twice.`)
    else rows.push([cells[0], cells[1].trim().replaceAll('\t', ' ')])
    if (cells) seen.add(cells[0])
  }
  if (!faults.isEmpty) return { ok: false, error: 'faulty', faults: faults.list }
  const why = `${rows.length} ${what} codes; a whole edition has more than ${least}. This is an excerpt or a truncated file.`
  if (rows.length < least) return { ok: false, error: 'partial', faults: [{ line: rows.length + 1, why }] }
  return { ok: true, value: { kind, ...edition, source, totals: { codes: rows.length }, tables: { codes: rows } } }
}

/** HCPCS Level II codes as a list of code and description. CDT (D codes) are the ADA's and are refused. */
export const HCPCS_CODES: Recogniser = {
  kind: 'hcpcs',
  title: 'HCPCS Level II codes',
  recognises: ({ text }) => /^hcpcs,description\r?\n/i.test(text.slice(0, 100)),
  parse: (file) =>
    readList(file, { kind: 'hcpcs', source: 'CMS, HCPCS Level II', code: HCPCS_CODE, least: 7_500, what: 'HCPCS' }),
}

export const HCPCS_MODIFIERS: Recogniser = {
  kind: 'hcpcs-modifiers',
  title: 'HCPCS Level II modifiers',
  recognises: ({ text }) => /^modifier,description\r?\n/i.test(text.slice(0, 100)),
  parse: (file) =>
    readList(file, {
      kind: 'hcpcs-modifiers',
      source: 'CMS, HCPCS Level II modifiers',
      code: MODIFIER,
      least: 300,
      what: 'modifier',
    }),
}

function exemptCode(line: string): string | null {
  const [first = ''] = line.split(/\t| {2,}/)
  const code = first.trim()
  return ICD_CODE.test(code) ? code.replace('.', '') : null
}

function poaYear(name: string): number | null {
  const found = /(?:FY|_)(20\d\d|\d\d)(?!\d)/i.exec(name.split(/[\\/]/).at(-1) ?? '')?.[1]
  return found === undefined ? null : (Number(found) % 100) + 2000
}

function readExempt({ name, text }: SourceFile): ParseOutcome {
  const year = poaYear(name)
  if (year === null)
    return {
      ok: false,
      error: 'no-edition',
      faults: [{ line: 0, why: 'Neither the file nor its name says its year.' }],
    }
  const faults = new FaultList()
  const codes = new Set<string>()
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const code = exemptCode(line)
    if (code === null) faults.add(i + 1, 'Not a diagnosis code.')
    else if (codes.has(code)) faults.add(i + 1, `${code} stands in the file twice.`)
    else codes.add(code)
  }
  if (!faults.isEmpty) return { ok: false, error: 'faulty', faults: faults.list }
  const total = (known['icd10cm-poa-exempt'] as Record<string, number | undefined>)[String(year)]
  const least = total ?? 30_000
  if (codes.size < least)
    return {
      ok: false,
      error: 'partial',
      faults: [{ line: codes.size, why: `${codes.size} codes; the whole list has ${total ?? 'more than 30000'}.` }],
    }
  if (total !== undefined && codes.size > total)
    return {
      ok: false,
      error: 'faulty',
      faults: [{ line: 0, why: `${codes.size} codes; the whole list has ${total}.` }],
    }
  const release = {
    kind: 'icd10cm-poa-exempt',
    edition: String(year),
    ...fiscalYearSpan(year),
    source: `CDC/NCHS, codes exempt from present-on-admission reporting, fiscal year ${year}`,
  }
  return {
    ok: true,
    value: { ...release, totals: { codes: codes.size }, tables: { codes: [...codes].map((code) => [code]) } },
  }
}

/** The codes that need no present-on-admission indicator: a bare list, so its name must speak of POA. */
export const POA_EXEMPT: Recogniser = {
  kind: 'icd10cm-poa-exempt',
  title: 'Codes exempt from present-on-admission reporting',
  recognises: ({ name, text }) =>
    /poa/i.test(name) && exemptCode(text.slice(0, 200).split(/\r?\n/, 1)[0] ?? '') !== null,
  parse: readExempt,
}
