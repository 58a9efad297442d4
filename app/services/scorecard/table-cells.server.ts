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

/** Risk categories and scores of a year's members. The mean stands where a share would, with the members it is of. */
export function riskRows(risk: RiskShown | null): Cell[][] {
  if (!risk) return []
  const { score, beforeX10000, year } = risk
  const mean: Cell[] =
    score === 'too-few'
      ? [FEW, null, null, null, null]
      : [null, score.n, score.meanX10000 / 10_000, score.lowX10000 / 10_000, score.highX10000 / 10_000]
  const before: Cell[] = beforeX10000 === null ? [FEW, null, null] : [null, risk.members, beforeX10000 / 10_000]
  return [
    [nameOf('recapture'), ...shareCells(risk.share)],
    [`${nameOf('riskScore')}, ${year}, ${risk.release}`, ...mean],
    [`The same members by the lines of ${year - 1}`, ...before, null, null],
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

const hoursCell = (value: number | null): Cell => (value === null ? FEW : Math.round(value * 10) / 10)

/** Median and ninetieth of a hundred, in hours. */
export const timeCells = (time: { median: WaitQuantile; ninetieth: WaitQuantile } | 'too-few'): Cell[] =>
  time === 'too-few' ? [FEW, FEW] : [hoursCell(time.median.time), hoursCell(time.ninetieth.time)]
