import type { PerHour, Weighted } from '#app/domain/scorecard/measures/productivity.ts'
import { PAYER_WORDS } from '#app/domain/scorecard/measures/words.ts'
import type { DenialsPage } from './read-denials.server.ts'
import { type Cell, FEW, SHARE_COLUMNS, shareCells, type TableOf } from './table-cells.server.ts'

const four = (share: number) => Math.round(share * 10_000) / 10_000

/** Denials as plain tables: sums and payers, and months. None where no claim was sent. */
export function denialsTables(page: DenialsPage | null): TableOf[] {
  if (!page) return []
  const { rate, coding, clinical, overturned, dollars, net, payers, control } = page
  return [
    {
      id: 'denials',
      name: 'Denials',
      columns: ['Claims', 'Measure', ...SHARE_COLUMNS],
      rows: [
        ['all', 'First denied for coding or clinical validation', ...shareCells(rate)],
        ['all', 'For coding', ...shareCells(coding)],
        ['all', 'By clinical validation', ...shareCells(clinical)],
        ['all', 'Decided and taken back', ...shareCells(overturned)],
        ...(dollars ? [['all', 'First denied, in dollars', ...dollarCells(dollars)]] : []),
        ['all', 'Case-mix index after lost denials', ...netCells(net)],
        ...payers.flatMap(({ payer, rate: denied, overturned: back }) => [
          [PAYER_WORDS[payer], 'First denied for coding or clinical validation', ...shareCells(denied)],
          [PAYER_WORDS[payer], 'Decided and taken back', ...shareCells(back)],
        ]),
      ],
    },
    {
      id: 'denial-months',
      name: 'Denials by month',
      columns: ['Month billed', 'Adjudicated', 'Share', 'Centre', 'Low limit', 'High limit', 'Signals'],
      rows: (control?.months ?? []).map(({ month, n, value, centre, low, high, signals }) => [
        ...[month, n, four(value), four(centre), four(low), four(high), signals.join(' ')],
      ]),
    },
  ]
}

function dollarCells(dollars: NonNullable<DenialsPage['dollars']>): Cell[] {
  if (dollars === 'too-few') return [FEW, null, null, null, null]
  const { deniedCents, amountCents, share, low, high } = dollars
  return [deniedCents / 100, amountCents / 100, four(share), four(low), four(high)]
}

/** The mean stands where a share would, with the stays it is of. */
function netCells(net: DenialsPage['net']): Cell[] {
  if (net === 'too-few') return [FEW, null, null, null, null]
  return [null, net.n, net.meanX10000 / 10_000, net.lowX10000 / 10_000, net.highX10000 / 10_000]
}

/** Hours by the standard over hours worked, with the interval. */
export function weightedCells(weighted: Weighted | 'too-few' | null): Cell[] {
  if (weighted === null) return ['hours or standards not known', null, null]
  if (weighted === 'too-few') return [FEW, null, null]
  return [four(weighted.ratio), four(weighted.low), four(weighted.high)]
}

/** Records an hour with the interval. */
export function perHourCells(perHour: PerHour | 'too-few' | null): Cell[] {
  if (perHour === null) return ['hours not known', null, null]
  if (perHour === 'too-few') return [FEW, null, null]
  return [four(perHour.rate), four(perHour.low), four(perHour.high)]
}
