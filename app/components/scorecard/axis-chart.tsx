import type { Axis } from '#app/domain/codes/specificity.ts'
import type { Band } from '#app/domain/scorecard/measures/peers.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import {
  AXIS_WORDS,
  bandWords,
  LATE_WORDS,
  percent,
  percentRange,
  TOO_FEW_WORDS,
} from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { Chart } from './chart.tsx'
import { GapBars, sizeOf } from './drawn-gaps.ts'

/** Colleagues left out: nothing is said of them. */
export type AxisSeen = { axis: Axis; share: Shown; colleagues?: Band | null }
const SAYS =
  'Share of the codes that ask for the detail and leave it open, as the notes alone gave them; where most codes are left open stands first.'
const MARKS = 'The whisker is the 95 % interval; a pale bar stands on fewer than 30.'

/** The details left open over all families together. */
export function AxisChart({ axes, isLate = false, csv }: { axes: readonly AxisSeen[]; isLate?: boolean; csv: string }) {
  const hasBands = axes.some(({ colleagues }) => colleagues !== undefined)
  const bars = axes.flatMap(({ axis, share, colleagues }) =>
    share === 'too-few'
      ? []
      : [
          {
            name: `${AXIS_WORDS[axis]} (n ${countWords(share.n)})`,
            ...share,
            band: isLate ? null : (colleagues ?? null),
          },
        ],
  )
  const band = ({ colleagues }: AxisSeen) => (isLate ? LATE_WORDS : bandWords(colleagues ?? null))
  return (
    <Chart
      title="Details left open, all families together"
      measure="unspecifiedByAxis"
      size={sizeOf(bars.length)}
      says={
        bars.length === 0
          ? 'No detail has ten codes that ask for it in this period: too few to say. Choose a longer period.'
          : `${SAYS}${hasBands ? ' Grey behind: colleagues, tenth to ninetieth of a hundred.' : ''} ${MARKS}`
      }
      columns={['Detail', 'Left open', 'of', 'Share', '95 % interval', ...(hasBands ? ['Colleagues'] : [])]}
      rows={axes.map((one) => [
        AXIS_WORDS[one.axis],
        ...(one.share === 'too-few'
          ? ['–', 'fewer than 10', TOO_FEW_WORDS, '–']
          : [one.share.events, one.share.n, percent(one.share.rate), percentRange(one.share)]),
        ...(hasBands ? [band(one)] : []),
      ])}
      csv={csv}
    >
      {bars.length > 0 ? <GapBars bars={bars} /> : null}
    </Chart>
  )
}
