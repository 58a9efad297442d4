import { CLOCKS } from '#app/domain/scorecard/measures/answer-time.ts'
import { CLOCK_MEASURE, GAMING_WORDS, nameOf } from '#app/domain/scorecard/measures/words.ts'
import type { ProgramPage } from './read-program.server.ts'
import {
  type Cell,
  FEW,
  SHARE_COLUMNS,
  shareCells,
  type TableOf,
  TIME_COLUMNS,
  timeCells,
} from './table-cells.server.ts'

const rounded = (share: number) => Math.round(share * 10_000) / 10_000

/** The program as plain tables: for downloads. What the page hides is hidden here too. */
export function programTables(page: ProgramPage): TableOf[] {
  const { queriesPer } = page
  return [
    {
      id: 'shares',
      name: 'Measures',
      columns: ['Measure', ...SHARE_COLUMNS],
      rows: [
        ...page.shares.map(({ id, share }) => [nameOf(id), ...shareCells(share)]),
        [
          nameOf('queriesPer'),
          ...(queriesPer === 'too-few'
            ? [FEW, null, null, null, null]
            : [queriesPer.events, queriesPer.n, ...[queriesPer.ratio, queriesPer.low, queriesPer.high].map(rounded)]),
        ],
      ],
    },
    {
      id: 'time',
      name: 'Time to answer',
      columns: ['Clock', ...TIME_COLUMNS],
      rows: CLOCKS.map((clock) => [nameOf(CLOCK_MEASURE[clock]), ...timeCells(page.times[clock])]),
    },
    {
      id: 'became',
      name: 'What became of queries',
      columns: ['What', 'Queries'],
      rows: page.story ? Object.entries(page.story).map(([id, n]) => [STORY_WORDS[id] ?? id, n]) : [],
    },
    {
      id: 'volume',
      name: 'Months',
      columns: ['Month', 'Sent', 'Answered', 'Changed the coding'],
      rows: page.volume.map(({ month, sent, answered, changed }) => [
        month,
        sent ?? 'fewer than 10',
        answered,
        changed,
      ]),
    },
    {
      id: 'ages',
      name: 'Open now',
      columns: ['Waiting for', 'Queries'],
      rows: page.ages.map(({ words, n }) => [words, n]),
    },
    { id: 'funnel', name: 'Funnel', columns: FUNNEL_COLUMNS, rows: funnelRows(page) },
    controlTable('control', nameOf(page.measure), page.control.measure),
    controlTable('queries', nameOf('queriesPer'), page.control.queries),
    {
      id: 'gaming',
      name: nameOf('gaming'),
      columns: ['Provider', 'Pattern'],
      rows: page.gaming.signs.map(({ name, sign }) => [name, GAMING_WORDS[sign]]),
    },
  ]
}

/** What became of queries, and what is in no rate. */
const STORY_WORDS: Record<string, string> = {
  ...{ sent: 'Asked', answered: 'Answered', closed: 'Closed by coding', changed: 'Changed the coding' },
  ...{ askedBack: 'Came back with "needs more information"', redirected: 'Redirected' },
  passedOn: 'Passed on, by who had them before',
  unseen: 'Withdrawn before anyone saw them, in no rate',
}

const FUNNEL_COLUMNS = [
  ...['Provider', 'Counted', 'Of', 'Share', 'Beyond three SD'],
  ...['Drawn to the group', 'Low 95 %', 'High 95 %', 'Chance above the median'],
]
const funnelRows = ({ funnel }: ProgramPage): Cell[][] =>
  (funnel?.points ?? []).map(({ name, events, n, rate, outside, drawn }) => [
    ...[name, events, n, rounded(rate), outside ? 'yes' : 'no'],
    ...(drawn ? [drawn.rate, drawn.low, drawn.high, drawn.aboveMedian].map(rounded) : [null, null, null, null]),
  ])

const controlTable = (id: string, name: string, control: ProgramPage['control']['measure']): TableOf => ({
  id,
  name: `${name} by month`,
  columns: ['Month', 'Of', 'Value', 'Centre', 'Low limit', 'High limit', 'Signals'],
  rows: (control?.months ?? []).map(({ month, n, value, centre, low, high, signals }) => [
    ...[month, n, rounded(value), rounded(centre), rounded(low), rounded(high), signals.join(' ')],
  ]),
})
