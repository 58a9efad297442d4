import { CLOCKS, type WaitClock } from '#app/domain/scorecard/measures/answer-time.ts'
import {
  AXIS_WORDS,
  axesWords,
  CLOCK_MEASURE,
  KIND_WORDS,
  nameOf,
  weight,
} from '#app/domain/scorecard/measures/words.ts'
import {
  BAND_COLUMNS,
  bandCells,
  type Cell,
  meanCells,
  riskRows,
  SHARE_COLUMNS,
  shareCells,
  suspectRows,
  type TableOf,
  timeCells,
} from './table-cells.server.ts'
import type { ExportedScorecard } from './view-scorecard.server.ts'

export type Table = TableOf & { id: 'gaps' | 'axes' | 'trend' | 'shares' | 'effect' }

/** A scorecard as plain tables, shares 0 to 1: for downloads. What the page hides is hidden here too. */
export function tablesOf(card: ExportedScorecard): Table[] {
  return [
    {
      id: 'shares',
      name: 'Measures',
      columns: ['Measure', ...SHARE_COLUMNS, ...BAND_COLUMNS],
      rows: [
        ...Object.entries(card.shares).map(([id, { share, colleagues }]) => [
          nameOf(id),
          ...shareCells(share),
          ...bandCells(colleagues),
        ]),
        ...card.kinds.map(({ kind, share }) => [KIND_WORDS[kind], ...shareCells(share), null, null, null]),
        ...[...riskRows(card.risk), ...suspectRows(card.suspects)].map((row) => [...row, null, null, null]),
      ],
    },
    {
      id: 'gaps',
      name: 'Gaps',
      columns: ['Family', 'Title', 'Detail', ...SHARE_COLUMNS, ...BAND_COLUMNS],
      rows: card.gaps.map((gap) => [
        gap.family,
        gap.title,
        axesWords(gap.axes),
        ...shareCells(gap.share),
        ...bandCells(gap.colleagues),
      ]),
    },
    {
      id: 'axes',
      name: 'By detail',
      columns: ['Detail', ...SHARE_COLUMNS, ...BAND_COLUMNS],
      rows: card.axes.map(({ axis, share, colleagues }) => [
        AXIS_WORDS[axis],
        ...shareCells(share),
        ...bandCells(colleagues),
      ]),
    },
    {
      id: 'trend',
      name: 'Trend',
      columns: ['Quarter', ...SHARE_COLUMNS, ...BAND_COLUMNS],
      rows: card.trend.map(({ quarter, share, colleagues }) => [
        quarter,
        ...shareCells(share),
        ...bandCells(colleagues),
      ]),
    },
    { id: 'effect', name: 'Effect', columns: effectColumns(card), rows: effectRows(card) },
  ]
}

const effectColumns = ({ effect }: ExportedScorecard) => [
  'What',
  'Number',
  'Weight',
  'Low 95 %',
  'High 95 %',
  ...(effect.dollars ? ['Dollars'] : []),
]

function effectRows({ effect: { answers, stays, dollars }, times }: ExportedScorecard): Cell[][] {
  const money = (cents: number | undefined) => (dollars ? [cents === undefined ? null : cents / 100] : [])
  const few = 'too few to say'
  const hours = (clock: WaitClock, from: number): Cell[] => {
    const [value = null, low = null, high = null] = timeCells(times[clock]).slice(from, from + 3)
    return [value, null, low, high]
  }
  return [
    [
      'Answers that raised the weight',
      answers?.up ?? few,
      answers ? weight(answers.upX10000) : null,
      ...[null, null],
      ...money(dollars?.upCents),
    ],
    ['Answers that left it as it was', answers?.unmoved ?? few, null, null, null, ...money(undefined)],
    [
      'Answers that lowered the weight',
      answers?.down ?? few,
      answers ? weight(-answers.downX10000) : null,
      ...[null, null],
      ...money(dollars ? -dollars.downCents : undefined),
    ],
    ...(dollars && dollars.unpriced > 0
      ? [['Answers without a kept rate', dollars.unpriced, null, null, null, null]]
      : []),
    ['Stays grouped; mean weight before queries', ...meanCells(stays?.before ?? 'too-few'), ...money(undefined)],
    ['Stays grouped; mean weight after queries', ...meanCells(stays?.after ?? 'too-few'), ...money(undefined)],
    ...CLOCKS.flatMap((clock) => [
      [`${nameOf(CLOCK_MEASURE[clock])}, median hours`, ...hours(clock, 1), ...money(undefined)],
      [`${nameOf(CLOCK_MEASURE[clock])}, ninetieth of a hundred`, ...hours(clock, 4), ...money(undefined)],
    ]),
  ]
}
