import type { ParseOutcome, ReferenceRow } from '#app/domain/codes/release.ts'
import { type Line, linesOf, toX10000 } from './delimited.ts'
import { type Edition, type Reading, readLines } from './reading.ts'

/** The columns that both layouts share in place; from the 24th on, that of 2026 has one more (PRIC IND). */
const RVU_COLUMNS = [0, 1, 3, 5, 6, 8, 10, 11, 12] as const
const QUARTERS: Readonly<Record<string, string>> = { january: '01', april: '04', july: '07', october: '10' }

/** The title line names year and quarter. Files for qualifying participants (QPP) have a conversion factor and an edition of their own. */
function rvuEdition({ name, text }: { name: string; text: string }): Edition | null {
  const title = /(20\d\d) National Physician Fee Schedule Relative Value File(?: (\w+) Release)?/i.exec(
    text.slice(0, 4_000),
  )
  if (!title) return null
  const month = QUARTERS[(title[2] ?? 'january').toLowerCase()]
  if (!month) return null
  const forQualifying = /qpp/i.test(name) && !/non-?qpp/i.test(name)
  const edition = `${title[1]}-${month}${forQualifying ? '-qpp' : ''}`
  return { edition, startOn: `${title[1]}-${month}-01`, endOn: `${title[1]}-12-31` }
}

function rvuRow(cells: readonly string[]): ReferenceRow | string {
  const [code = '', modifier = '', status = '', ...amounts] = cells
  if (!/^[A-Z0-9]\d{3}[A-Z0-9]$/.test(code)) return `"${code}" is not a code.`
  const numbers = amounts.map(toX10000)
  const wrong = numbers.indexOf(null)
  if (wrong !== -1) return `"${amounts[wrong]}" is not a number.`
  const [work, nonFacilityPe, facilityPe, malpractice, nonFacilityTotal, facilityTotal, factor] = numbers.map(Number)
  if (
    !addsUp([work, nonFacilityPe, malpractice], nonFacilityTotal) ||
    !addsUp([work, facilityPe, malpractice], facilityTotal)
  )
    return `The units of ${code} do not add up to their total.`
  return [code, modifier, status, ...[work, nonFacilityPe, facilityPe, malpractice, factor].map(String)]
}

const addsUp = (parts: readonly (number | undefined)[], total = 0): boolean =>
  Math.abs(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) - total) <= 100

const rvus: Reading = {
  kind: 'pfs-rvu',
  source: 'CMS Physician Fee Schedule relative value file',
  columns: [],
  row: rvuRow,
  key: (row) => `${row[0]} ${row[1]}`.trim(),
  edition: rvuEdition,
  leastRows: 10_000,
  exactRows: { '2025-10': 18_144 },
  totals: (rows) => ({ active: rows.filter((row) => row[2] === 'A').length }),
}

const isRvuHeader = ({ cells }: Line): boolean => cells[0] === 'HCPCS' && cells[1] === 'MOD' && cells.includes('FACTOR')
export const isRvuFile = (text: string): boolean =>
  text.slice(0, 4_000).includes('Physician Fee Schedule Relative Value File') &&
  /^HCPCS,MOD,/m.test(text.slice(0, 8_000))

/** CMS's PPRRVU file as published: nine title lines, a header stacked over several of them, 31 columns up to 2025 and 32 from 2026 on. */
export function readRvus(file: { name: string; text: string }): ParseOutcome {
  const lines = linesOf(file.text, ',')
  const top = lines.findIndex(isRvuHeader)
  const header = lines[top]
  const width = header?.cells.length ?? 0
  if (!header || (width !== 31 && width !== 32))
    return { ok: false, error: 'faulty', faults: [{ line: 1, why: 'The header of 31 or 32 columns is missing.' }] }
  const at = [...RVU_COLUMNS, header.cells.indexOf('FACTOR')]
  return readLines(rvus, file, { lines: lines.slice(top + 1), at, width })
}

const GPCI_HEADER = /^Medicare Administrative Contractor/i
export const isGpciFile = (text: string): boolean =>
  /GEOGRAPHIC PRACTICE COST INDICES/i.test(text.slice(0, 400)) && /GPCI/.test(text.slice(0, 2_000))

function gpciEdition({ text }: { text: string }): Edition | null {
  const year = /C[YA][A-Z ]*(20\d\d)/.exec(text.slice(0, 400))?.[1] ?? /(20\d\d)/.exec(text.slice(0, 400))?.[1]
  return year ? { edition: year, startOn: `${year}-01-01`, endOn: `${year}-12-31` } : null
}

const gpcis: Reading = {
  kind: 'pfs-gpci',
  source: 'CMS Physician Fee Schedule, Addendum E (geographic practice cost indices)',
  columns: [],
  row([contractor = '', state = '', locality = '', name = '', ...indices]) {
    if (!/^\d{5}$/.test(contractor) || !/^[A-Z]{2}$/.test(state))
      return `"${contractor}" and "${state}" are no contractor and state.`
    const numbers = indices.map(toX10000)
    return numbers.includes(null)
      ? `The indices of ${name} are not numbers.`
      : [
          `${contractor} ${state} ${locality}`,
          contractor,
          state,
          locality,
          name.replace(/(?<!\*)\*+$/, ''),
          ...numbers.map(String),
        ]
  },
  edition: gpciEdition,
  leastRows: 100,
}

/** CMS's Addendum E: a title, the header, one line per locality, and footnotes, which are passed over. */
export function readGpcis(file: { name: string; text: string }): ParseOutcome {
  const lines = linesOf(file.text, ',')
  const top = lines.findIndex(({ cells }) => GPCI_HEADER.test(cells[0] ?? ''))
  const header = lines[top]
  if (!header) return { ok: false, error: 'faulty', faults: [{ line: 1, why: 'The header of Addendum E is missing.' }] }
  const isRow = (cells: readonly string[]) => cells.slice(1).some((cell) => cell !== '')
  const rows = lines.slice(top + 1).filter(({ cells }) => isRow(cells))
  return readLines(gpcis, file, { lines: rows, at: [0, 1, 2, 3, 4, 5, 6], width: header.cells.length })
}
