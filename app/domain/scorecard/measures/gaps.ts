import type { EncounterClass } from '#app/domain/encounter/chart.ts'
import { type Standardised, standardiseIndirectly } from '../statistics/standardise.ts'
import type { GapAxis } from './contribution.ts'
import type { OpenSum } from './gap-table.ts'
import type { PeerGroup } from './peer-group.ts'
import { type Band, bandBut, sumBut } from './peers.ts'
import { type Shown, shown } from './rates.ts'

/** A provider's codes of a family on an axis, and what stays open in the end, summed over a period. */
export type GapSum = OpenSum & { openAfter: number }
/** The same of one class of encounters. */
export type ClassGapSum = GapSum & { class: EncounterClass }
export type Gap = {
  family: string
  /** Axes that are left open together, code by code, are one gap. */
  axes: GapAxis[]
  lines: number
  open: number
  share: Shown
  colleagues: Band | null
  /** Codes left open beyond what colleagues' rate on the same codes would give; what gaps are ranked by. Null without colleagues. */
  beyond: number | null
  /** Where nearly all, or nearly none, of everyone's codes state it, the detail tells nothing about one provider. */
  tellsApart: boolean
}

const keyOf = ({ family, axis }: Pick<GapSum, 'family' | 'axis'>) => `${family} ${axis}`

/** A provider's gaps beside those of colleagues, the one most beyond them first. The shares of few codes stay hidden and come last. */
export function rankGaps(
  own: readonly GapSum[],
  group: Pick<PeerGroup, 'gaps'>,
  place: number,
  isTold: (gap: GapSum) => boolean = () => true,
): Gap[] {
  const gaps = own
    .filter(({ axis }) => axis !== 'any')
    .map((row) => {
      const cases = group.gaps.get(keyOf(row))
      const others = cases ? sumBut(place, cases) : { events: 0, n: 0 }
      return gapOf(row, { others, band: cases ? bandBut(place, cases) : null }, isTold(row))
    })
  return together(gaps).sort((a, b) => order(b) - order(a) || b.lines - a.lines)
}

const order = ({ share, beyond, tellsApart }: Gap): number => {
  if (share === 'too-few') return Number.NEGATIVE_INFINITY
  return (beyond ?? -1e6) - (tellsApart ? 0 : 1e9)
}

/** Between these shares of everyone's codes a detail tells providers apart. */
const [NEARLY_NONE, NEARLY_ALL] = [0.05, 0.95]

/** Whether everyone's share is such that one provider's says something. */
export const tellsApart = ({ events, n }: { events: number; n: number }): boolean =>
  events > NEARLY_NONE * n && events < NEARLY_ALL * n

function gapOf(
  own: GapSum,
  { others: { events, n }, band }: { others: { events: number; n: number }; band: Band | null },
  isTold: boolean,
): Gap {
  return {
    tellsApart: tellsApart({ events: events + own.open, n: n + own.lines }),
    family: own.family,
    axes: [own.axis],
    lines: own.lines,
    open: own.open,
    share: isTold ? shown({ events: own.open, n: own.lines }) : 'too-few',
    colleagues: band,
    beyond: n > 0 ? own.open - (own.lines * events) / n : null,
  }
}

/** Axes of a family with the same counts are the same codes: one bar, not three. */
function together(gaps: readonly Gap[]): Gap[] {
  const found = new Map<string, Gap>()
  for (const gap of gaps) {
    const key = `${gap.family} ${gap.lines} ${gap.open}`
    const known = found.get(key)
    if (known) known.axes.push(...gap.axes)
    else found.set(key, gap)
  }
  return [...found.values()]
}

/** Codes left open over codes expected to be, had all others written the same diagnoses; null where nothing can be expected. */
export function leftOpenAgainstExpected(
  own: readonly GapSum[],
  group: Pick<PeerGroup, 'everyone'>,
  place: number,
): Standardised | null {
  const counts = own
    .filter(({ axis }) => axis === 'any')
    .flatMap((row) => [
      { provider: 'own', stratum: row.family, events: row.open, n: row.lines },
      { provider: 'others', stratum: row.family, ...allBut(place, group.everyone.get(row.family)) },
    ])
  // ownShare 0: a provider is always compared with the others only.
  return standardiseIndirectly(counts, { ownShare: 0, only: 'own' })[0] ?? null
}

/** The codes of everyone but the member at a place. */
function allBut(place: number, found: ReturnType<PeerGroup['everyone']['get']>): { events: number; n: number } {
  if (!found) return { events: 0, n: 0 }
  const { all, members } = found
  const rest = sumBut(place, members)
  return { events: all.events - members.sum.events + rest.events, n: all.n - members.sum.n + rest.n }
}
