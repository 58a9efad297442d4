import { hideSmall } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import { type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import {
  type ShareId,
  type Shown,
  shareOf,
  shown,
  shownOfParts,
  sizesOf,
} from '#app/domain/scorecard/measures/rates.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { countsWithStays, everyone, monthsWithStays, quartersOfAll } from './everyone.server.ts'
import type { Seen } from './told.server.ts'
import { NO_SPECIALTY, type ToldRows, toldRows } from './told-rows.server.ts'

export const QUARTERS = 8
const TREND_MONTHS = 3 * QUARTERS
export const GROUP_SHARES = [
  'unspecified',
  'unspecifiedAfter',
  'review',
  'queried',
  'unspecifiedUnasked',
  'response',
  'timely',
  'impact',
  'compliance',
] as const satisfies readonly ShareId[]
type GroupShare = (typeof GROUP_SHARES)[number]

/** Members are counted one by one where each has a scorecard of its own. */
type Gathered = { id: string; name: string; members: Counts[]; providers: number | null; quarters: Counts[] }
export type GroupRow = { id: string; name: string; providers: number | null; trend: Shown[] } & Record<
  GroupShare,
  Shown
>

/** Plain data: what a thread can be asked. `names` are those of the facilities. */
export type RowsAsked = Seen & { by: 'specialty' | 'facility'; slice: Slice; names: { id: string; name: string }[] }

/** Specialties, or facilities, side by side. */
export async function reckonRows(context: Context, asked: RowsAsked): Promise<GroupRow[]> {
  const { by, slice, names } = asked
  const { to } = slice.period
  const trend: Slice = { ...slice, timing: 'all', period: { from: to - TREND_MONTHS + 1, to } }
  const last = Math.floor(to / 3)
  const told = await toldRows(context, asked, trend.period)
  return rowsOf(
    by === 'specialty'
      ? ofSpecialties(await membersOf(context, { slice, trend }), last)
      : await ofFacilities(context, { slice, trend, last, names }),
    { ...told, quarters: Array.from({ length: QUARTERS }, (_, at) => last - QUARTERS + 1 + at) },
  )
}

/** Only what the shares and the trend are made of: codes by family take as long again in a large house. */
async function membersOf(context: Context, { slice, trend }: { slice: Slice; trend: Slice }) {
  const [counts, quarters, all] = await Promise.all([
    countsWithStays(context, slice),
    quartersOfAll(context, trend, ['open', 'askable']),
    everyone(context),
  ])
  return { counts, quarters, specialties: new Map(all.map(({ id, specialty }) => [id, specialty])) }
}

function ofSpecialties(group: Awaited<ReturnType<typeof membersOf>>, last: number): Gathered[] {
  const byName = new Map<string, { counts: Counts[]; ids: Set<string> }>()
  for (const [id, counts] of group.counts) {
    const name = group.specialties.get(id) ?? NO_SPECIALTY
    const known = byName.get(name) ?? { counts: [], ids: new Set() }
    known.counts.push(counts)
    byName.set(name, { ...known, ids: known.ids.add(id) })
  }
  return [...byName].map(([name, { counts, ids }]) => ({
    ...{ id: name, name, members: counts, providers: ids.size },
    quarters: lastQuarters(last, (quarter) => [...ids].flatMap((id) => group.quarters.get(quarter)?.get(id) ?? [])),
  }))
}

async function ofFacilities(
  context: Context,
  { slice, trend, last, names }: { slice: Slice; trend: Slice; last: number; names: { id: string; name: string }[] },
): Promise<Gathered[]> {
  const [own, months] = await Promise.all([monthsWithStays(context, slice), monthsWithStays(context, trend)])
  const ids = [...new Set(own.map(({ facilityId }) => facilityId))].sort()
  return ids.map((id) => ({
    ...{ id, name: names.find((one) => one.id === id)?.name ?? 'No facility recorded', providers: null },
    members: [sumCounts(own.filter(({ facilityId }) => facilityId === id))],
    quarters: lastQuarters(last, (quarter) =>
      months.filter((row) => row.facilityId === id && Math.floor(row.month / 3) === quarter),
    ),
  }))
}

const lastQuarters = (last: number, of: (quarter: number) => Partial<Counts>[]): Counts[] =>
  Array.from({ length: QUARTERS }, (_, at) => sumCounts(of(last - QUARTERS + 1 + at)))

/** A row whose share is too small is hidden, and with it another one where the total of all would tell it. */
function rowsOf(groups: readonly Gathered[], may: ToldRows & { quarters: number[] }): GroupRow[] {
  const sorted = [...groups].sort((a, b) => a.name.localeCompare(b.name))
  const told = GROUP_SHARES.map((id) => {
    const shares = sorted.map(({ members }) =>
      shownOfParts(
        members.map((one) => shareOf(id, one)),
        { isNarrowed: may.isCut(id) },
      ),
    )
    const sizes = sorted.map(({ members }) => sizesOf(shareOf(id, sumCounts(members))))
    const visible = (sizes[0] ?? []).map((_, size) => hideSmall(sizes.map((all) => all[size] ?? 0)))
    const isShown = (at: number) => visible.every((of) => of[at] !== null) && may.share(id, sorted[at]?.id ?? '')
    return [id, shares.map((share, at) => (isShown(at) ? share : ('too-few' as const)))] as const
  })
  return sorted.map(({ id, name, providers, quarters }, at) => {
    const visible = hideSmall(quarters.map(({ askable }) => askable))
    const shares = Object.fromEntries(told.map(([share, all]) => [share, all[at] ?? 'too-few']))
    return {
      ...{ id, name, providers },
      ...(shares as Record<GroupShare, Shown>),
      trend: quarters.map(({ open, askable }, quarter) =>
        visible[quarter] == null || !may.quarter(id, may.quarters[quarter] ?? 0)
          ? ('too-few' as const)
          : shown({ events: open, n: askable }),
      ),
    }
  })
}
