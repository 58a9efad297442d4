import type { CountRow, DrgSum, GapRow, LevelRow } from './contribution.ts'
import { COUNTS, type Counts, noCounts } from './counts.ts'
import type { Kept } from './kept-contribution.ts'
import type { SpreadRow } from './spread.ts'

/** What must be added to a row of a roll-up; `cases` counts the parts that it is made of. */
export type CountDelta = Omit<CountRow, 'counts'> & { cases: number; counts: Counts }
export type GapDelta = GapRow & { cases: number }
export type DrgDelta = DrgSum & { cases: number }
export type SpreadDelta = SpreadRow & { cases: number }
export type LevelDelta = LevelRow & { cases: number }
export type Difference = {
  counts: CountDelta[]
  gaps: GapDelta[]
  drgs: DrgDelta[]
  spreads: SpreadDelta[]
  levels: LevelDelta[]
}

const placeOf = ({ providerId, month, facilityId, payer }: CountRow | GapRow) => ({
  providerId,
  month,
  facilityId,
  payer,
})
const keyOf = ({ providerId, month, facilityId, payer }: CountRow | GapRow | DrgSum) =>
  `${providerId}\n${month}\n${facilityId}\n${payer}`
const DRG_SUMS = [
  'stays',
  'weightX10000',
  'weightSquaresX10000',
  'outliers',
  'outliersX10000',
  'mccSplit',
  'withMcc',
  'ccSplit',
  'withCc',
] as const satisfies readonly (keyof DrgSum)[]

const LEVEL_SUMS = ['stays', 'withRisk', 'risksX1000000', 'died'] as const satisfies readonly (keyof LevelRow)[]

const NOTHING_GROUPED = {
  ...{ cases: 0, stays: 0, weightX10000: 0, weightSquaresX10000: 0, outliers: 0, outliersX10000: 0 },
  ...{ mccSplit: 0, withMcc: 0, ccSplit: 0, withCc: 0 },
}

class Ledger {
  readonly counts = new Map<string, CountDelta>()
  readonly gaps = new Map<string, GapDelta>()

  readonly drgs = new Map<string, DrgDelta>()
  readonly spreads = new Map<string, SpreadDelta>()
  readonly levels = new Map<string, LevelDelta>()

  book({ counts, gaps, drgs, spreads, levels }: Kept, sign: 1 | -1): void {
    for (const row of counts) this.bookCounts(row, sign)
    for (const row of gaps) this.bookGap(row, sign)
    for (const row of drgs) this.bookDrg(row, sign)
    for (const row of spreads) this.bookSpread(row, sign)
    for (const row of levels) this.bookLevel(row, sign)
  }

  private bookCounts(row: CountRow, sign: 1 | -1): void {
    const key = `${keyOf(row)}\n${row.timing}`
    const delta = this.counts.get(key) ?? { ...placeOf(row), timing: row.timing, cases: 0, counts: noCounts() }
    delta.cases += sign
    for (const name of COUNTS) delta.counts[name] += sign * (row.counts[name] ?? 0)
    this.counts.set(key, delta)
  }

  private bookGap(row: GapRow, sign: 1 | -1): void {
    const { family, axis, class: kind } = row
    const key = `${keyOf(row)}\n${family}\n${axis}\n${kind}`
    const place = { ...placeOf(row), family, axis, class: kind }
    const known = this.gaps.get(key) ?? { ...place, cases: 0, lines: 0, open: 0, openAfter: 0 }
    known.cases += sign
    known.lines += sign * row.lines
    known.open += sign * row.open
    known.openAfter += sign * row.openAfter
    this.gaps.set(key, known)
  }

  private bookDrg(row: DrgSum, sign: 1 | -1): void {
    const key = `${keyOf(row)}\n${row.family}`
    const known = this.drgs.get(key) ?? { ...row, ...NOTHING_GROUPED }
    known.cases += sign
    for (const name of DRG_SUMS) known[name] += sign * row[name]
    this.drgs.set(key, known)
  }

  private bookSpread(row: SpreadRow, sign: 1 | -1): void {
    const { kind, who, month, facilityId, payer, bucket } = row
    const key = [kind, who, month, facilityId, payer, bucket].join('\n')
    const known = this.spreads.get(key) ?? { ...row, n: 0, cases: 0 }
    known.cases += sign
    known.n += sign * row.n
    this.spreads.set(key, known)
  }

  private bookLevel(row: LevelRow, sign: 1 | -1): void {
    const key = [row.month, row.facilityId, row.severity, row.mortality].join('\n')
    const known = this.levels.get(key) ?? { ...row, cases: 0, stays: 0, withRisk: 0, risksX1000000: 0, died: 0 }
    known.cases += sign
    for (const name of LEVEL_SUMS) known[name] += sign * row[name]
    this.levels.set(key, known)
  }
}

/** What leads from the sum of some contributions to the sum of others, row by row; rows that do not change are left out. */
export function differenceOf(before: readonly Kept[], after: readonly Kept[]): Difference {
  const ledger = new Ledger()
  for (const one of before) ledger.book(one, -1)
  for (const one of after) ledger.book(one, 1)
  return {
    counts: [...ledger.counts.values()].filter(
      ({ cases, counts }) => cases !== 0 || COUNTS.some((name) => counts[name] !== 0),
    ),
    gaps: [...ledger.gaps.values()].filter((row) => row.cases || row.lines || row.open || row.openAfter),
    drgs: [...ledger.drgs.values()].filter((row) => row.cases || DRG_SUMS.some((name) => row[name] !== 0)),
    spreads: [...ledger.spreads.values()].filter((row) => row.cases || row.n),
    levels: [...ledger.levels.values()].filter((row) => row.cases || LEVEL_SUMS.some((name) => row[name] !== 0)),
  }
}
