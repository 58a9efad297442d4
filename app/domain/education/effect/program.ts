import { periodKey } from './period.ts'
import { timelineOf } from './timeline.ts'

/** One provider's reviewed encounters in one family and period; `taught` from the first period after (or of) his session. */
export type ProgramRow = {
  provider: string
  period: string
  family: string
  taught: boolean
  gaps: number
  reviewable: number
}
/** A line that cannot be used (1 is the heading), and why. */
export type Fault = { line: number; why: string }
export type ProgramFile = { rows: ProgramRow[]; faults: Fault[]; missing: string[] }

export const COLUMNS = ['provider', 'period', 'family', 'taught', 'gaps', 'reviewable'] as const
type Column = (typeof COLUMNS)[number]

/** The fields of a comma-separated line; quotes may hold commas, and two quotes in a quoted field are one. RFC 4180. */
export function fieldsOf(line: string): string[] {
  const fields: string[] = []
  let [field, quoted] = ['', false]
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i)
    if (quoted) {
      if (c !== '"') field += c
      else if (line.charAt(i + 1) === '"') {
        field += '"'
        i++
      } else quoted = false
    } else if (c === '"' && field.trim() === '') [field, quoted] = ['', true]
    else if (c === ',') {
      fields.push(field.trim())
      field = ''
    } else field += c
  }
  return [...fields, field.trim()]
}

/**
 * The rows of a program file, in any order of columns, with a fault for each line that cannot be used. `missing` names absent columns: then
 * nothing was read.
 */
export function readProgram(text: string): ProgramFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const heading = fieldsOf(lines[0] ?? '').map((name) => name.toLowerCase())
  const missing = COLUMNS.filter((column) => !heading.includes(column))
  const [rows, faults]: [ProgramRow[], Fault[]] = [[], []]
  if (missing.length > 0) return { rows, faults, missing }
  lines.forEach((line, i) => {
    if (i === 0 || line.trim() === '') return
    const row = rowOf(fieldsOf(line), heading)
    if (typeof row === 'string') faults.push({ line: i + 1, why: row })
    else rows.push(row)
  })
  return { rows, faults, missing }
}

const isCount = (text: string): boolean => /^\d{1,9}(\.0+)?$/.test(text)

/** A row, or the words why not. */
function rowOf(fields: string[], heading: string[]): ProgramRow | string {
  if (fields.length !== heading.length) return `${fields.length} fields where the heading has ${heading.length}`
  const text = (column: Column): string => fields[heading.indexOf(column)] ?? ''
  for (const column of ['provider', 'period', 'family'] as const) if (text(column) === '') return `no ${column}`
  if (!periodKey(text('period'))) return `period "${text('period')}" is no number, month, quarter, week or date`
  if (!/^[01](\.0+)?$/.test(text('taught'))) return `taught is "${text('taught')}", not 0 or 1`
  for (const column of ['gaps', 'reviewable'] as const) {
    if (!isCount(text(column))) return `${column} is "${text(column)}", not a whole number from 0`
  }
  const [gaps, reviewable] = [Number(text('gaps')), Number(text('reviewable'))]
  if (gaps > reviewable) return `${gaps} gaps among ${reviewable} reviewable`
  const taught = Number(text('taught')) === 1
  return { provider: text('provider'), period: text('period'), family: text('family'), taught, gaps, reviewable }
}

/** One provider's counts in one family and period, both as numbers of `Program`. */
export type Cell = { provider: number; period: number; gaps: number; reviewable: number; taught: boolean }
export type Program = {
  /** The periods' names in order of time. */
  periods: string[]
  /** How many periods make a year, where that is known: what a season can be told by. */
  perYear: number | null
  /** How many periods of the file make one of these. */
  together: number
  providers: string[]
  /** Taught to somebody, and to nobody. */
  taughtFamilies: string[]
  otherFamilies: string[]
  cells: Map<string, Cell[]>
  notes: string[]
}

/** The program in order of time, its periods put together where they are many or thin. */
export function programOf(rows: readonly ProgramRow[]): Program {
  const { names, perYear, together, placeOf, notes } = timelineOf(rows)
  const providers = [...new Set(rows.map((row) => row.provider))].sort()
  const number = new Map(providers.map((name, i) => [name, i]))
  const cells = new Map<string, Cell[]>()
  for (const { provider, period, family, taught, gaps, reviewable } of rows) {
    const list = cells.get(family) ?? []
    list.push({ provider: number.get(provider) ?? -1, period: placeOf(period), gaps, reviewable, taught })
    cells.set(family, list)
  }
  const families = [...cells.keys()].sort()
  const isTaught = (family: string): boolean => cells.get(family)?.some((cell) => cell.taught) ?? false
  return {
    ...{ periods: names, perYear, together, providers, cells, notes },
    taughtFamilies: families.filter(isTaught),
    otherFamilies: families.filter((family) => !isTaught(family)),
  }
}
