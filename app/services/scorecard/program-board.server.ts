import { hideSmall } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import { type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import { drawnOf } from '#app/domain/scorecard/measures/drawn.ts'
import { funnelOf, thinned } from '#app/domain/scorecard/measures/funnel-view.ts'
import { gamingSigns } from '#app/domain/scorecard/measures/gaming.ts'
import { heatMapOf } from '#app/domain/scorecard/measures/heat-map.ts'
import { monthsIn, monthText, periodBefore } from '#app/domain/scorecard/measures/month.ts'
import { controlOf } from '#app/domain/scorecard/measures/over-time.ts'
import { isOfStays, SHARE_IDS, type ShareId, shareOf, shownOfParts } from '#app/domain/scorecard/measures/rates.ts'
import { ratioOf } from '#app/domain/scorecard/measures/ratio.ts'
import { isNarrowed, isTold, narrowedBy, siblingsOf } from '#app/domain/scorecard/measures/siblings.ts'
import { listOpenSince } from '#db/open-since.ts'
import type { Part } from '#db/scorecard-parts.ts'
import type { Slice } from '#db/scorecards.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { agesOf } from './ages.server.ts'
import { countsOfAll, everyone, gapsOfAll, monthsOfAll, partsOfAll } from './everyone.server.ts'
import { brief, type Kept } from './fresh.server.ts'
import type { Scope } from './scope.server.ts'

const MOST_OPEN = 20_000
const openKept: Kept<number[]> = new WeakMap()
const partsKept: Kept<Part[]> = new WeakMap()

/** Plain data: what a thread can be asked. Most points and rows: null, all. */
export type ProgramAsked = Pick<Scope, 'filter' | 'facilityIds' | 'reach'> & {
  measure: ShareId
  most: { points: number; rows: number } | null
}

/** All that the page of the program says. */
export async function programBoard(context: Context, { filter, facilityIds, reach, measure, most }: ProgramAsked) {
  const { db, now } = context
  const { period, timing, payer } = filter
  const slice: Slice = { period, timing, facilityIds, payer }
  const [months, providers, earlier, all, since] = await Promise.all([
    monthsOfAll(context, slice),
    countsOfAll(context, slice, { standsMs: 0 }),
    countsOfAll(context, { ...slice, period: periodBefore(period) }, { standsMs: 0 }),
    everyone(context),
    brief(openKept, context, facilityIds, () => listOpenSince(db, facilityIds, MOST_OPEN), { standsMs: 0 }),
  ])
  const within = new Map(
    all
      .filter(
        ({ facilityIds: places }) =>
          places.length === 0 || reach === null || places.some((place) => reach.includes(place)),
      )
      .filter(({ specialty }) => filter.specialty === '' || specialty === filter.specialty)
      .map((provider) => [provider.id, provider]),
  )
  const own = [...providers].filter(([id]) => within.has(id))
  const told = await toldOf(context, filter, reach)
  const events = own.map(([provider, counts]) => ({ provider, ...shareOf(measure, counts) }))
  const funnel = funnelOf(events)
  const points = thinned(funnel?.points ?? [], most?.points ?? Number.POSITIVE_INFINITY)
  const drawn = drawnOf(events, points)
  const nameOf = (id: string) => within.get(id)?.name ?? ''
  const rowOf = (id: string) => {
    const provider = within.get(id)
    if (!provider) return null
    return filter.specialty === '' ? (provider.specialty ?? 'No specialty recorded') : provider.name
  }
  const heat = await heatOf(context, slice, rowOf, most?.rows)
  const total = sumCounts(own.map(([, counts]) => counts))
  const signs = gamingSigns(
    own.map(([provider, counts]) => ({ provider, now: counts, before: earlier.get(provider) ?? null })),
  )
  return {
    heat,
    volume: volumeOf(months, period),
    control: controlsOf(months, filter.specialty === '', measure),
    ages: agesOf(since, now()),
    shares: SHARE_IDS.map((id) => ({
      id,
      share: told(id) ? shownOfParts(own.map(([, one]) => shareOf(id, one))) : ('too-few' as const),
    })),
    queriesPer: told('queried') ? ratioOf(total.stayQueries, total.reviewed) : ('too-few' as const),
    effect: effectOf(total),
    funnel: funnel && {
      ...funnel,
      points: points.map((point) => ({
        ...point,
        name: nameOf(point.provider),
        drawn: drawn.get(point.provider) ?? null,
      })),
    },
    gaming: signs.map(({ provider, sign }) => ({ provider, name: nameOf(provider), sign })),
  }
}
export type ProgramBoard = Awaited<ReturnType<typeof programBoard>>

/** Whether a measure may be told under this filter: not where another setting of it would be too small to show. */
async function toldOf(
  context: Context,
  filter: Parameters<typeof narrowedBy>[0] & { period: Slice['period'] },
  reach: readonly string[] | null,
) {
  const narrowed = narrowedBy(filter)
  if (!isNarrowed(narrowed)) return () => true
  const byTiming = narrowed.timing
  const all = await brief(partsKept, context, [filter.period, byTiming], () =>
    partsOfAll(context.db, filter.period, { byTiming }),
  )
  const parts = all.filter(({ facilityId }) => reach === null || reach.includes(facilityId))
  const queries = siblingsOf(parts, narrowed, filter)
  const stays = siblingsOf(parts, { ...narrowed, timing: false }, filter)
  return (id: ShareId) => isTold(isOfStays(id) ? stays : queries, (part) => shareOf(id, part).n)
}

function effectOf({ weighed, up, unmoved, down, upX10000, downX10000 }: Counts) {
  return weighed < 10 ? null : { weighed, up, unmoved, down, upX10000, downX10000 }
}

type Months = Awaited<ReturnType<typeof monthsOfAll>>
function volumeOf(months: Months, period: Slice['period']) {
  const counts = monthsIn(period).map((month) => ({ month, ...sumCounts(months.filter((row) => row.month === month)) }))
  const visible = hideSmall(counts.map(({ sent }) => sent))
  return counts.map(({ month, sent, answered, changed }, at) =>
    visible[at] === null || sent === 0
      ? { month: monthText(month), sent: null, answered: null, changed: null }
      : { month: monthText(month), sent, answered, changed },
  )
}

/** The measure of the funnel month by month, and queries per reviewed encounter. Months are counted over all specialties: none under a filter of one. */
function controlsOf(months: Months, isOfAll: boolean, measure: ShareId) {
  if (!isOfAll) return { measure: null, queries: null }
  const sorted = [...new Set(months.map(({ month }) => month))]
    .sort((a, b) => a - b)
    .map((month) => ({ month, counts: sumCounts(months.filter((row) => row.month === month)) }))
  return {
    measure: controlOf(
      sorted.map(({ month, counts }) => ({ month, ...shareOf(measure, counts) })),
      'share',
    ),
    queries: controlOf(
      sorted.map(({ month, counts }) => ({ month, events: counts.stayQueries, n: counts.reviewed })),
      'ratio',
    ),
  }
}

async function heatOf(
  context: Context,
  slice: Slice,
  idOf: (providerId: string) => string | null,
  mostRows: number | undefined,
) {
  const { period, facilityIds, payer } = slice
  const table = await gapsOfAll(context, { period, facilityIds, ...(payer ? { payer } : {}) })
  const heat = heatMapOf(table, idOf, mostRows === undefined ? {} : { mostRows })
  const titles = await titlesOf(
    context,
    heat.families.map((code) => ({ code })),
  )
  return { ...heat, titles: heat.families.map((family) => titles.get(family) ?? family) }
}
