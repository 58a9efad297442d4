import { fiscalYearSpan, type ParseOutcome } from '#app/domain/codes/release.ts'
import { linesOf, toCents, toX10000 } from './delimited.ts'
import { columnsAt, type Edition, type Reading, readLines } from './reading.ts'

const HEADER = ['ms-drg', 'mdc', 'type', 'ms-drg title', 'weights - 10% cap applied', 'arithmetic mean los'] as const

/** Final rule and correction notice of one year are two editions; the file's own title tells both. */
function table5Edition({ text }: { text: string }): Edition | null {
  const found = /TABLE 5[\s\S]{0,400}?FY\s*(20\d\d)([^"\t]{0,60})/i.exec(text)
  if (!found) return null
  const isCorrection = /correction/i.test(found[2] ?? '')
  return { edition: `${found[1]}${isCorrection ? 'cn' : ''}`, ...fiscalYearSpan(Number(found[1])) }
}

/** 998 and 999 have a dot or nothing in place of a weight. */
const amount = (text: string): string | null => {
  if (text === '' || text === '.') return ''
  const x10000 = toX10000(text)
  return x10000 === null ? null : String(x10000)
}

const table5: Reading = {
  kind: 'msdrg-drgs',
  source: 'CMS IPPS final rule, Table 5 (relative weights, 10 % cap applied)',
  columns: HEADER,
  row([number = '', mdc = '', type = '', title = '', weight = '', stay = '']) {
    const drg = number.padStart(3, '0')
    if (!/^\d{3}$/.test(drg)) return `"${number}" is not a DRG.`
    const weightX10000 = amount(weight)
    const stayX10000 = amount(stay)
    if (weightX10000 === null || stayX10000 === null) return `"${weight}" or "${stay}" is not a number.`
    const isKnown = type === 'MED' || type === 'SURG'
    return [drg, mdc === 'PRE' ? '00' : mdc, isKnown ? type : '', '', title, weightX10000, stayX10000]
  },
  edition: table5Edition,
  leastRows: 740,
  totals: (rows) => ({ weighted: rows.filter((row) => row[5] !== '').length }),
}

export const isTable5 = (text: string): boolean => /^"?TABLE 5\b/.test(text.slice(0, 60)) && text.includes('\t')

/** CMS's Table 5 as published: tab-delimited, a title of two lines in quotes, then the header; notes below the table are passed over. */
export function readTable5(file: { name: string; text: string }): ParseOutcome {
  const lines = linesOf(file.text, '\t')
  const top = lines.findIndex((line) => columnsAt(line.cells, HEADER) !== null)
  const header = lines[top]
  const at = header ? columnsAt(header.cells, HEADER) : null
  if (!header || !at)
    return { ok: false, error: 'faulty', faults: [{ line: 1, why: 'The header of Table 5 is missing.' }] }
  const isNote = (cells: readonly string[]) =>
    !/^\d/.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '')
  const rows = lines.slice(top + 1).filter((line) => !isNote(line.cells))
  return readLines(table5, file, { lines: rows, at, width: header.cells.length })
}

/** The years of the file are its edition: each row says its own fiscal year. */
function amountsEdition({ text }: { text: string }): Edition | null {
  const years = [...text.matchAll(/^(20\d\d),1[ABD],/gm)].map((match) => Number(match[1])).sort()
  const first = years[0]
  const last = years.at(-1)
  if (first === undefined || last === undefined) return null
  const edition = first === last ? String(first) : `${first}-${last}`
  return { edition, startOn: fiscalYearSpan(first).startOn, endOn: fiscalYearSpan(last).endOn }
}

const centsOrNothing = (text: string): string | null => {
  if (text === '') return ''
  const cents = toCents(text)
  return cents === null ? null : String(cents)
}

/** Standardized amounts of the IPPS rule, Tables 1A, 1B and 1D. */
export const AMOUNTS_READING: Reading = {
  kind: 'ipps-amounts',
  source: 'CMS IPPS final rule, Tables 1A, 1B and 1D (standardized amounts)',
  columns: ['fiscal_year', 'table', 'labor_usd', 'nonlabor_usd', 'total_usd', 'confidence'],
  row([year = '', table = '', labor = '', rest = '', total = '', confidence = '']) {
    if (!/^20\d\d$/.test(year)) return `"${year}" is not a fiscal year.`
    if (!/^1[ABD]$/.test(table)) return `"${table}" is not one of the tables 1A, 1B and 1D.`
    const laborCents = centsOrNothing(labor)
    const restCents = centsOrNothing(rest)
    const totalCents = toCents(total)
    if (laborCents === null || restCents === null || totalCents === null)
      return 'An amount is not in dollars and cents.'
    if (laborCents !== '' && Number(laborCents) + Number(restCents) !== totalCents)
      return `${labor} and ${rest} do not add up to ${total}.`
    return [year, table, laborCents, restCents, String(totalCents), confidence]
  },
  key: (row) => `${row[0]} ${row[1]}`,
  edition: amountsEdition,
  leastRows: 1,
}
