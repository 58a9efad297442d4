import type { Gap } from '#app/domain/scorecard/measures/gaps.ts'
import {
  axesWords,
  bandWords,
  LATE_WORDS,
  percent,
  percentRange,
  TOO_FEW_WORDS,
} from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { Chart } from './chart.tsx'
import { GapBars, sizeOf } from './drawn-gaps.ts'

export type GapSeen = Omit<Gap, 'lines' | 'open'> & { title: string; isDrawn: boolean; examples: Example | null }
/** The vague title, and more specific ones of the same family. */
export type Example = { instead: string; write: string[] }
const nameOf = ({ title, axes }: GapSeen) => `${title}: ${axesWords(axes)}`
/** A title of the code set may be long; in the drawing its beginning is enough, the table has the whole. */
const short = ({ title, axes }: GapSeen) =>
  `${title.length > 32 ? `${title.slice(0, 30)}…` : title}: ${axesWords(axes)}`

function saysOf(bars: number, isLate: boolean): string {
  if (bars > 0)
    return 'Share of coded diagnoses that leave the detail open, as the notes alone gave them, in the order in which they go beyond colleagues. Grey behind: colleagues, tenth to ninetieth of a hundred. The whisker is the 95 % interval; a pale bar stands on fewer than 30.'
  return isLate
    ? 'Which details go beyond colleagues is being reckoned. The table has the codes without them.'
    : 'No family that tells providers apart has ten codes in this period: too few to say. Choose a longer period.'
}

/** Where details are left open, the gaps most beyond colleagues first. */
export function GapChart({
  gaps,
  isLate,
  csv,
  casesOf,
}: {
  gaps: readonly GapSeen[]
  isLate: boolean
  csv: string
  casesOf(gap: GapSeen): string
}) {
  const bars = gaps.flatMap((gap) =>
    gap.isDrawn && gap.share !== 'too-few'
      ? [{ name: `${short(gap)} (n ${countWords(gap.share.n)})`, ...gap.share, band: gap.colleagues }]
      : [],
  )
  const band = (of: GapSeen) => (isLate ? LATE_WORDS : bandWords(of.colleagues))
  const says = saysOf(bars.length, isLate)
  return (
    <Chart
      title="Where details are left open"
      measure="unspecified"
      size={sizeOf(bars.length)}
      says={says}
      columns={['Family and detail', 'Left open', 'of', 'Share', '95 % interval', 'Colleagues']}
      rows={gaps.map((gap) =>
        gap.share === 'too-few'
          ? [nameOf(gap), '–', 'fewer than 10', TOO_FEW_WORDS, '–', band(gap)]
          : [nameOf(gap), gap.share.events, gap.share.n, percent(gap.share.rate), percentRange(gap.share), band(gap)],
      )}
      links={gaps.map((gap) => (gap.share !== 'too-few' && gap.share.events > 0 ? casesOf(gap) : ''))}
      csv={csv}
    >
      {bars.length > 0 ? <GapBars bars={bars} /> : null}
    </Chart>
  )
}
