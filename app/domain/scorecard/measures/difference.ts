import type { Contribution, CountRow, GapRow } from './contribution.ts'
import { COUNTS, type Counts, noCounts } from './counts.ts'

/** What must be added to a row of a roll-up; `cases` counts the parts that it is made of. */
export type CountDelta = Omit<CountRow, 'counts'> & { cases: number; counts: Counts }
export type GapDelta = GapRow & { cases: number }
export type Difference = { counts: CountDelta[]; gaps: GapDelta[] }

const placeOf = ({ providerId, month, facilityId }: CountRow | GapRow) => ({ providerId, month, facilityId })
const keyOf = ({ providerId, month, facilityId }: CountRow | GapRow) => `${providerId}\n${month}\n${facilityId}`

class Ledger {
  readonly counts = new Map<string, CountDelta>()
  readonly gaps = new Map<string, GapDelta>()

  book({ counts, gaps }: Contribution, sign: 1 | -1): void {
    for (const row of counts) this.bookCounts(row, sign)
    for (const row of gaps) this.bookGap(row, sign)
  }

  private bookCounts(row: CountRow, sign: 1 | -1): void {
    const key = `${keyOf(row)}\n${row.timing}`
    const delta = this.counts.get(key) ?? { ...placeOf(row), timing: row.timing, cases: 0, counts: noCounts() }
    delta.cases += sign
    for (const name of COUNTS) delta.counts[name] += sign * (row.counts[name] ?? 0)
    this.counts.set(key, delta)
  }

  private bookGap(row: GapRow, sign: 1 | -1): void {
    const { family, axis } = row
    const key = `${keyOf(row)}\n${family}\n${axis}`
    const known = this.gaps.get(key) ?? { ...placeOf(row), family, axis, cases: 0, lines: 0, open: 0, openAfter: 0 }
    known.cases += sign
    known.lines += sign * row.lines
    known.open += sign * row.open
    known.openAfter += sign * row.openAfter
    this.gaps.set(key, known)
  }
}

/** What leads from the sum of some contributions to the sum of others, row by row; rows that do not change are left out. */
export function differenceOf(before: readonly Contribution[], after: readonly Contribution[]): Difference {
  const ledger = new Ledger()
  for (const one of before) ledger.book(one, -1)
  for (const one of after) ledger.book(one, 1)
  return {
    counts: [...ledger.counts.values()].filter(
      ({ cases, counts }) => cases !== 0 || COUNTS.some((name) => counts[name] !== 0),
    ),
    gaps: [...ledger.gaps.values()].filter((row) => row.cases || row.lines || row.open || row.openAfter),
  }
}
