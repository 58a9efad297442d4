import type { Contribution, CountRow, DrgSum, GapRow, LevelRow, Place } from './contribution.ts'
import type { Counts } from './counts.ts'
import { KNOWN, type Line, OWN, Places, Words } from './kept-numbers.ts'
import type { SpreadRow } from './spread.ts'

/** What is kept of a contribution, to be taken out again: all but waits and weights, which stand in tables of their own, a row a query. */
export type Kept = Omit<Contribution, 'waits' | 'passed' | 'weights'>

/** Whether there is an answer of known weight; own words; places; counts; gaps; stays by DRG family; spreads; levels where there are any. */
type Text = [0 | 1, string[], Line[], Line[], Line[], Line[], Line[], Line[]?]

const isSamePlace = (a: Place, b: Place) =>
  a.providerId === b.providerId && a.month === b.month && a.facilityId === b.facilityId

function areSameCounts(a: Partial<Counts>, b: Partial<Counts>): boolean {
  if (a === b) return true
  const names = Object.keys(a) as (keyof Counts)[]
  const others = Object.keys(b)
  return names.length === others.length && names.every((name, at) => name === others[at] && a[name] === b[name])
}

type Cell = Pick<CountRow, 'timing' | 'payer'>
/** The rows that one line stands for: the same counts for all payers and for the one, of a query also for all timings and for its own. */
const SPLITS: Readonly<Record<number, (timing: CountRow['timing'], payer: CountRow['payer']) => Cell[]>> = {
  1: (timing, payer) => [{ timing, payer }],
  2: (timing, payer) => [
    { timing, payer: 'all' },
    { timing, payer },
  ],
  4: (timing, payer) => [
    { timing: 'all', payer: 'all' },
    { timing, payer: 'all' },
    { timing: 'all', payer },
    { timing, payer },
  ],
}

/** How many rows from here on are one row and what follows from it: four, two or itself. */
function rowsTogether(rows: readonly CountRow[], at: number): 1 | 2 | 4 {
  const first = rows[at]
  for (const of of [4, 2] as const) {
    const last = rows[at + of - 1]
    if (!first || !last) continue
    const cells = SPLITS[of]?.(last.timing, last.payer) ?? []
    const isSplit = cells.every(({ timing, payer }, more) => {
      const row = rows[at + more]
      if (row?.timing !== timing || row.payer !== payer) return false
      return isSamePlace(row, first) && areSameCounts(row.counts, first.counts)
    })
    if (isSplit) return of
  }
  return 1
}

function countLines(rows: readonly CountRow[], words: Words, places: Places): Line[] {
  const lines: Line[] = []
  for (let at = 0; at < rows.length; ) {
    const of = rowsTogether(rows, at)
    const row = rows[at + of - 1]
    if (!row) break
    const line = [of, places.number(row), words.number(row.timing), words.number(row.payer)]
    for (const [name, n] of Object.entries(row.counts)) line.push(words.number(name), n)
    lines.push(line)
    at += of
  }
  return lines
}

const isSameGap = (a: GapRow | undefined, b: GapRow): boolean =>
  a !== undefined &&
  isSamePlace(a, b) &&
  a.family === b.family &&
  a.axis === b.axis &&
  a.class === b.class &&
  a.lines === b.lines &&
  a.open === b.open &&
  a.openAfter === b.openAfter

/** The gaps, said once where they stand first for all payers and then for one. A line for what has place, payer and class in common. */
function gapLines(rows: readonly GapRow[], words: Words, places: Places): Line[] {
  const half = rows.length / 2
  const [all, one] = [rows.slice(0, half), rows.slice(half)]
  const payer = one[0]?.payer
  const isSplit =
    all.every((row) => row.payer === 'all') && one.every((row, at) => row.payer === payer && isSameGap(all[at], row))
  const of = rows.length > 0 && Number.isInteger(half) && isSplit ? 2 : 1
  const lines: Line[] = []
  let last: GapRow | undefined
  for (const row of of === 2 ? one : rows) {
    if (!last || !isSamePlace(last, row) || last.payer !== row.payer || last.class !== row.class)
      lines.push([of, places.number(row), words.number(row.payer), words.number(row.class)])
    lines.at(-1)?.push(words.number(row.family), words.number(row.axis), row.lines, row.open, row.openAfter)
    last = row
  }
  return lines
}

const DRG_NUMBERS = [
  ...(['stays', 'weightX10000', 'weightSquaresX10000', 'outliers', 'outliersX10000'] as const),
  ...(['mccSplit', 'withMcc', 'ccSplit', 'withCc'] as const),
]

const LEVEL_NUMBERS = [
  ...(['month', 'severity', 'mortality'] as const),
  ...(['stays', 'withRisk', 'risksX1000000', 'died'] as const),
]

/** A contribution as short text: a place or word is written once, and what follows from another row is not written. */
export function keptText({ counts, gaps, drgs, spreads, levels }: Kept): string {
  const words = new Words()
  const places = new Places(words)
  const w = (word: string) => words.number(word)
  const isWeighed = counts.some((row) => row.counts.weighed)
  const lines = [
    countLines(counts, words, places),
    gapLines(gaps, words, places),
    drgs.map((row) => [places.number(row), w(row.payer), w(row.family), ...DRG_NUMBERS.map((name) => row[name])]),
    spreads.map((row) => [w(row.kind), w(row.who), row.month, w(row.facilityId), w(row.payer), w(row.bucket), row.n]),
  ] as const
  const text: Text = [isWeighed ? 1 : 0, words.own, places.lines, ...lines]
  if (levels.length > 0) text.push(levels.map((row) => [w(row.facilityId), ...LEVEL_NUMBERS.map((name) => row[name])]))
  return JSON.stringify(text)
}

/** What `keptText` wrote; also what was written as plain JSON before. */
export function readKept(text: string): Kept {
  if (text.startsWith('{')) {
    const { counts, gaps, drgs, spreads }: Contribution = JSON.parse(text)
    return { counts, gaps, drgs, spreads, levels: [] }
  }
  return new Reader(JSON.parse(text)).read()
}

/** The gaps of a kept text alone, for who reads many of them. */
export function readKeptGaps(text: string): GapRow[] {
  return text.startsWith('{') ? readKept(text).gaps : new Reader(JSON.parse(text)).gaps()
}

/** The text is of our own writing: a number stands for what it was written for. Rows are built by name, which is several times faster. */
class Reader {
  private readonly places: Place[]
  constructor(private readonly text: Text) {
    this.places = text[2].map((line) => ({
      providerId: this.word(line, 0),
      month: line[1] ?? 0,
      facilityId: this.word(line, 2),
    }))
  }

  read(): Kept {
    const [, , , , , drgs, spreads, levels = []] = this.text
    return {
      counts: this.counts(),
      gaps: this.gaps(),
      drgs: drgs.map((line) => this.drg(line)),
      spreads: spreads.map((line) => this.spread(line)),
      levels: levels.map((line) => this.level(line)),
    }
  }

  private word(line: Line, at: number): never {
    const number = line[at] ?? 0
    return (number < OWN ? KNOWN[number] : this.text[1][number - OWN]) as never
  }

  private place(number = 0): Place {
    return this.places[number] as Place
  }

  counts(): CountRow[] {
    const rows: CountRow[] = []
    for (const line of this.text[3]) {
      const { providerId, month, facilityId } = this.place(line[1])
      const counts: Partial<Counts> = {}
      for (let at = 4; at < line.length; at += 2) counts[this.word(line, at) as keyof Counts] = line[at + 1] ?? 0
      for (const { timing, payer } of SPLITS[line[0] ?? 1]?.(this.word(line, 2), this.word(line, 3)) ?? [])
        rows.push({ providerId, month, facilityId, timing, payer, counts })
    }
    return rows
  }

  gaps(): GapRow[] {
    const [all, rows]: [GapRow[], GapRow[]] = [[], []]
    for (const line of this.text[4]) {
      const { providerId, month, facilityId } = this.place(line[1])
      const [payer, kind] = [this.word(line, 2), this.word(line, 3)]
      for (let at = 4; at < line.length; at += 5) {
        const [family, axis] = [this.word(line, at), this.word(line, at + 1)]
        const [lines, open, openAfter] = [line[at + 2] ?? 0, line[at + 3] ?? 0, line[at + 4] ?? 0]
        rows.push({ providerId, month, facilityId, payer, family, axis, class: kind, lines, open, openAfter })
        if (line[0] === 2)
          all.push({ providerId, month, facilityId, payer: 'all', family, axis, class: kind, lines, open, openAfter })
      }
    }
    return [...all, ...rows]
  }

  private drg(line: Line): DrgSum {
    const n = (at: number) => line[at + 3] ?? 0
    return {
      ...this.place(line[0]),
      ...{ payer: this.word(line, 1), family: this.word(line, 2), stays: n(0), weightX10000: n(1) },
      ...{ weightSquaresX10000: n(2), outliers: n(3), outliersX10000: n(4) },
      ...{ mccSplit: n(5), withMcc: n(6), ccSplit: n(7), withCc: n(8) },
    }
  }

  private level(line: Line): LevelRow {
    const n = (at: number) => line[at + 1] ?? 0
    return {
      ...{ month: n(0), facilityId: this.word(line, 0), severity: n(1), mortality: n(2) },
      ...{ stays: n(3), withRisk: n(4), risksX1000000: n(5), died: n(6) },
    }
  }

  private spread(line: Line): SpreadRow {
    const [kind, who, facilityId] = [this.word(line, 0), this.word(line, 1), this.word(line, 3)]
    const [payer, bucket] = [this.word(line, 4), this.word(line, 5)]
    return { kind, who, month: line[2] ?? 0, facilityId, payer, bucket, n: line[6] ?? 0 }
  }
}
