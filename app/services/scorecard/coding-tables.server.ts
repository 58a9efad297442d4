import type { Deaths } from '#app/domain/scorecard/measures/deaths.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { nameOf, visitWords } from '#app/domain/scorecard/measures/words.ts'
import { denialsTables, perHourCells, weightedCells } from './denials-tables.server.ts'
import type { CodingPage } from './read-coding.server.ts'
import {
  type Cell,
  MEAN_COLUMNS,
  meanAsShare,
  meanCells,
  riskRows,
  SHARE_COLUMNS,
  shareCells,
  suspectRows,
  type TableOf,
  TIME_COLUMNS,
  timeCells,
} from './table-cells.server.ts'

const shareOrNone = (share: Shown | null) =>
  share === null ? ['not split', null, null, null, null] : shareCells(share)

const deathsRow = ({ died, expected, ratio, low, high }: Deaths): Cell[] => [
  'Deaths, observed over expected',
  ...[died, expected, ratio, low, high].map((value) => Math.round(value * 10_000) / 10_000),
]

/** The coding page as plain tables: for downloads. What the page hides is hidden here too. */
export function codingTables(page: CodingPage): TableOf[] {
  return [
    {
      id: 'measures',
      name: 'Measures',
      columns: ['Measure', ...SHARE_COLUMNS],
      rows: [
        ...page.capture.map(({ level, share }) => [nameOf(level), ...shareCells(share)]),
        // A mean stands where a share would, with the stays it is of.
        ...[
          [nameOf('caseMix'), ...meanAsShare(page.caseMix.all)],
          [`${nameOf('caseMix')}, without outlier DRGs`, ...meanAsShare(page.caseMix.withoutOutliers)],
          [
            `${nameOf('caseMixStandard')}, ${page.standard.from} to ${page.standard.to}`,
            ...meanAsShare(page.standard.value),
          ],
        ],
        ...riskRows(page.risk),
        ...suspectRows(page.suspects),
        ...(page.levels
          ? [
              ['Severity of illness 3 or 4', ...shareCells(page.levels.severity)],
              ['Risk of mortality 3 or 4', ...shareCells(page.levels.mortality)],
              ...(page.levels.deaths ? [deathsRow(page.levels.deaths)] : []),
            ]
          : []),
      ],
    },
    {
      id: 'families',
      name: 'DRG families',
      columns: [
        'Family',
        'Title',
        ...MEAN_COLUMNS,
        ...SHARE_COLUMNS.map((one) => `MCC: ${one}`),
        ...SHARE_COLUMNS.map((one) => `CC or MCC: ${one}`),
      ],
      rows: page.families.map(({ family, title, mean, mcc, cc }) => [
        ...[family, title],
        ...meanCells(mean),
        ...shareOrNone(mcc),
        ...shareOrNone(cc),
      ]),
    },
    {
      id: 'case-mix',
      name: 'Case mix',
      columns: ['Month', ...MEAN_COLUMNS, ...MEAN_COLUMNS.map((one) => `Without outliers: ${one}`)],
      rows: page.caseMixMonths.map(({ month, all, usual }) => [month, ...meanCells(all), ...meanCells(usual)]),
    },
    {
      id: 'turnaround',
      name: 'Turnaround',
      columns: ['Month', 'Stays', 'Median hours', 'Centre', 'Low limit', 'High limit', 'Signals'],
      rows: page.turnaround.months.map(({ month, n, hours, centre, low, high, signals }) => [
        ...[month, n, hours, centre, low, high, signals.join(' ')],
      ]),
    },
    {
      id: 'waiting',
      name: 'Not finally coded',
      columns: ['Discharged for', 'Stays'],
      rows: page.turnaround.ages.map(({ words, n }) => [words, n]),
    },
    {
      id: 'coders',
      name: 'Coders',
      columns: [
        'Coder',
        'Records',
        'Records an hour',
        'Low 95 %',
        'High 95 %',
        'Hours by the standard over hours worked',
        'Low 95 %',
        'High 95 %',
        ...TIME_COLUMNS,
        ...page.coders
          .slice(0, 1)
          .flatMap(({ accuracy }) => accuracy.flatMap(({ level }) => SHARE_COLUMNS.map((one) => `${level}: ${one}`))),
      ],
      rows: page.coders.map(({ name, records, perHour, weighted, time, accuracy }) => [
        ...[name, records ?? 'fewer than 10'],
        ...perHourCells(perHour),
        ...weightedCells(weighted),
        ...timeCells(time),
        ...accuracy.flatMap(({ share }) => shareCells(share)),
      ]),
    },
    {
      id: 'reviewers',
      name: 'CDI specialists',
      columns: [
        'CDI specialist',
        'Reviews',
        'New',
        'Follow-up',
        'Reviews an hour',
        'Low 95 %',
        'High 95 %',
        ...SHARE_COLUMNS,
      ],
      rows: page.reviewers.map(({ name, reviews, kinds, perHour, compliance }) => [
        ...[name, reviews ?? 'fewer than 10', kinds?.new ?? null, kinds?.['follow-up'] ?? null],
        ...perHourCells(perHour),
        ...shareCells(compliance),
      ]),
    },
    {
      id: 'visits',
      name: 'Visits',
      columns: ['Setting', 'Specialty', 'Visits', 'Level', ...SHARE_COLUMNS],
      rows: page.visits.flatMap(({ family, by, n, levels }) =>
        levels.map(({ code, share }) => [visitWords(family), by, n, code, ...shareCells(share)]),
      ),
    },
    ...denialsTables(page.denials),
  ]
}
