import { familyOf } from '#app/domain/codes/family.ts'
import { type Month, monthOf, monthText } from '#app/domain/scorecard/measures/month.ts'
import type { ProgramRow } from './effect/program.ts'

/** A provider's coded lines of a category in a month, as the notes alone gave them. */
export type GapMonth = { providerId: string; month: Month; family: string; lines: number; open: number }
export type Attended = { sessionId: string; family: string; providerId: string; startAt: Date }

/** What an effect is asked of: one session, a program's, a family's, or all of a stretch of time. */
export type Scope = (session: { sessionId: string; family: string; startAt: Date }) => boolean

/** A provider's first taught month in a family, and whether that was in the scope. Teaching counts from the month after the session. */
type First = { from: Month; isWithin: boolean }
export type Taught = ReadonlyMap<string, First>
const keyOf = (family: string, providerId: string) => `${family} ${providerId}`

/** Who was taught what, first when: everyone who attended a session of the family. Of two in one month, the one in the scope. */
export function taughtFrom(attended: readonly Attended[], scope: Scope): Taught {
  const first = new Map<string, First>()
  for (const one of attended) {
    const key = keyOf(one.family, one.providerId)
    const own = { from: monthOf(one.startAt) + 1, isWithin: scope(one) }
    const known = first.get(key)
    const isFirst = !known || own.from < known.from || (own.from === known.from && own.isWithin)
    if (isFirst) first.set(key, own)
  }
  return first
}

/**
 * The program of a scope as its effect is measured on: the families taught in it, and families that nobody was ever taught as the control of the
 * same providers. Whoever was first taught a family elsewhere is untaught until then and left out afterwards: neither taught here nor untaught. Other
 * taught families are left out.
 */
export function programRows(rows: readonly GapMonth[], taught: Taught, families: ReadonlySet<string>): ProgramRow[] {
  const everTaught = new Set([...taught.keys()].map((key) => key.split(' ')[0]))
  const cells = new Map<string, ProgramRow>()
  for (const row of rows) {
    const own = familyOf(row.family).id
    const isSubject = families.has(own)
    if (!isSubject && everTaught.has(own)) continue
    const first = isSubject ? taught.get(keyOf(own, row.providerId)) : undefined
    const isTaught = first !== undefined && row.month >= first.from
    if (isTaught && !first.isWithin) continue
    const key = `${own} ${row.providerId} ${row.month}`
    const cell = cells.get(key) ?? {
      ...{ provider: row.providerId, period: monthText(row.month), family: own, gaps: 0, reviewable: 0 },
      taught: isTaught,
    }
    cell.gaps += row.open
    cell.reviewable += row.lines
    cells.set(key, cell)
  }
  return [...cells.values()]
}

export type Quarter = { quarter: string; gaps: number; reviewable: number }
/** Quarter sums of a program for a figure: the taught family among the taught and the others, and untaught families. */
export function quartersOf(rows: readonly ProgramRow[], of: (row: ProgramRow) => boolean): Quarter[] {
  const sums = new Map<string, Quarter>()
  for (const row of rows.filter(of)) {
    const [year = '', month = ''] = row.period.split('-')
    const quarter = `${year} Q${Math.ceil(Number(month) / 3)}`
    const sum = sums.get(quarter) ?? { quarter, gaps: 0, reviewable: 0 }
    sums.set(quarter, { quarter, gaps: sum.gaps + row.gaps, reviewable: sum.reviewable + row.reviewable })
  }
  return [...sums.values()].sort((a, b) => a.quarter.localeCompare(b.quarter))
}
