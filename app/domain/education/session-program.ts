import { familyOf } from '#app/domain/codes/family.ts'
import { type Month, monthOf, monthText } from '#app/domain/scorecard/measures/month.ts'
import type { ProgramRow } from './effect/program.ts'

/** A provider's coded lines of a category in a month, as the notes alone gave them. */
export type GapMonth = { providerId: string; month: Month; family: string; lines: number; open: number }

/** The family's and provider's first taught month, by "family provider"; teaching counts from the month after the session. */
export type Taught = ReadonlyMap<string, Month>
const keyOf = (family: string, providerId: string) => `${family} ${providerId}`

/** Who was taught what, first when: everyone who attended a session of the family. */
export function taughtFrom(attended: readonly { family: string; providerId: string; startAt: Date }[]): Taught {
  const first = new Map<string, Month>()
  for (const { family, providerId, startAt } of attended) {
    const [key, from] = [keyOf(family, providerId), monthOf(startAt) + 1]
    first.set(key, Math.min(from, first.get(key) ?? from))
  }
  return first
}

/**
 * The program of one taught family as the effect is measured on: that family, with its taught providers, and families that nobody was ever taught as the
 * control of the same providers. Other taught families are left out: they are neither.
 */
export function programRows(rows: readonly GapMonth[], taught: Taught, family: string): ProgramRow[] {
  const everTaught = new Set([...taught.keys()].map((key) => key.split(' ')[0]))
  const cells = new Map<string, ProgramRow>()
  for (const row of rows) {
    const own = familyOf(row.family).id
    if (own !== family && everTaught.has(own)) continue
    const key = `${own} ${row.providerId} ${row.month}`
    const from = taught.get(keyOf(own, row.providerId))
    const cell = cells.get(key) ?? {
      ...{ provider: row.providerId, period: monthText(row.month), family: own, gaps: 0, reviewable: 0 },
      taught: own === family && from !== undefined && row.month >= from,
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
