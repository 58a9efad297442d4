import type { MeanWeight } from '#app/domain/scorecard/measures/capture.ts'
import type { Band } from '#app/domain/scorecard/measures/peers.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import type { RiskShown, SuspectsShown } from '#app/domain/scorecard/measures/risk.ts'
import { nameOf } from '#app/domain/scorecard/measures/words.ts'
import type { WaitQuantile } from '#app/domain/scorecard/statistics/survival.ts'

export type Cell = string | number | null
export type TableOf = { id: string; name: string; columns: string[]; rows: Cell[][] }

export const FEW = 'too few to say'
export const SHARE_COLUMNS = ['Counted', 'Of', 'Share', 'Low 95 %', 'High 95 %']
export const BAND_COLUMNS = ['Colleagues low', 'Colleagues high', 'Colleagues']

const rounded = (share: number) => Math.round(share * 10_000) / 10_000

export const shareCells = (share: Shown): Cell[] =>
  share === 'too-few'
    ? [FEW, null, null, null, null]
    : [share.events, share.n, rounded(share.rate), rounded(share.low), rounded(share.high)]

export const bandCells = (band: Band | null): Cell[] =>
  band ? [rounded(band.low), rounded(band.high), band.providers] : [null, null, null]

export const MEAN_COLUMNS = ['Stays', 'Mean weight', 'Low 95 %', 'High 95 %']

/** A mean weight with the stays it is of and its interval. */
export const meanCells = (mean: MeanWeight | 'too-few'): Cell[] =>
  mean === 'too-few'
    ? [FEW, null, null, null]
    : [mean.n, mean.meanX10000 / 10_000, mean.lowX10000 / 10_000, mean.highX10000 / 10_000]

/** The same where a share would stand: nothing is counted. */
export const meanAsShare = (mean: MeanWeight | 'too-few'): Cell[] =>
  mean === 'too-few' ? [FEW, null, null, null, null] : [null, ...meanCells(mean)]

/** Risk categories and scores of a year's members. The mean stands where a share would, with the members it is of. */
export function riskRows(risk: RiskShown | null): Cell[][] {
  if (!risk) return []
  const { score, before, year } = risk
  return [
    [nameOf('recapture'), ...shareCells(risk.share)],
    [`${nameOf('riskScore')}, ${year}, ${risk.release}`, ...meanAsShare(score)],
    [`The same members by the lines of ${year - 1}`, ...meanAsShare(before)],
  ]
}

/** What became of a year's hints and of what was coded. */
export const suspectRows = (suspects: SuspectsShown | null): Cell[][] =>
  suspects
    ? [
        [nameOf('suspectConfirmed'), ...shareCells(suspects.confirmed)],
        [nameOf('suspectRuledOut'), ...shareCells(suspects.ruledOut)],
        [nameOf('takenOut'), ...shareCells(suspects.takenOut)],
      ]
    : []

const hoursCell = (value: number | null): Cell => (value === null ? 'not yet' : Math.round(value * 10) / 10)

export const TIME_COLUMNS = [
  ...['Waits', 'Median hours', 'Median: low 95 %', 'Median: high 95 %'],
  ...['Ninetieth of a hundred', 'Ninetieth: low 95 %', 'Ninetieth: high 95 %'],
]
const quantileCells = ({ time, low, high }: WaitQuantile): Cell[] =>
  time === null ? [FEW, null, null] : [hoursCell(time), hoursCell(low), hoursCell(high)]

/** Waits, and their median and ninetieth of a hundred in hours with their intervals. An end of an interval that is not reached is "not yet". */
export const timeCells = (time: { n: number; median: WaitQuantile; ninetieth: WaitQuantile } | 'too-few'): Cell[] =>
  time === 'too-few'
    ? [FEW, FEW, null, null, FEW, null, null]
    : [time.n, ...quantileCells(time.median), ...quantileCells(time.ninetieth)]

/** A table that is wider than a page in parts that are not, each with its first column: nothing is left out of a printed one. */
export function inWidths({ id, name, columns, rows }: TableOf, most: number): TableOf[] {
  const width = most - 1
  const parts = Math.max(1, Math.ceil((columns.length - 1) / width))
  return Array.from({ length: parts }, (_, at) => {
    const pick = <T>(cells: readonly T[]): T[] => [
      ...cells.slice(0, 1),
      ...cells.slice(1 + at * width, 1 + (at + 1) * width),
    ]
    return {
      ...{ id, name: at === 0 ? name : `${name} (continued)` },
      ...{ columns: pick(columns), rows: rows.map((row) => pick(row)) },
    }
  })
}
