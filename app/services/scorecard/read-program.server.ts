import { isOfFacility } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
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
import { commit } from '#db/commit.ts'
import { listOpenSince } from '#db/open-since.ts'
import type { Part } from '#db/scorecard-parts.ts'
import type { Slice } from '#db/scorecards.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { agesOf } from './ages.server.ts'
import { countsOfAll, everyone, gapsOfAll, monthsOfAll, partsOfAll } from './everyone.server.ts'
import { fresh, type Kept } from './fresh.server.ts'
import { type Scope, scopeOf } from './scope.server.ts'

const MOST_OPEN = 20_000
export const FUNNELS: readonly ShareId[] = [
  ...(['timely', 'response', 'undetermined', 'agreement', 'impact'] as const),
  ...(['unspecified', 'compliance', 'followThrough'] as const),
]
const boards: Kept<Board> = new WeakMap()
const openKept: Kept<number[]> = new WeakMap()
const partsKept: Kept<Part[]> = new WeakMap()

/** The program at a glance: reach, volume, ageing, answers, effect; providers in a funnel; families by specialty, or by provider of one. */
export async function readProgram(
  context: Context,
  user: User,
  search: URLSearchParams,
  { mostPoints = Number.POSITIVE_INFINITY } = {},
) {
  const { db, now } = context
  const scope = await scopeOf(context, user, search)
  const { filter, facilityIds, reach, choices } = scope
  const measure = FUNNELS.find((id) => id === search.get('measure')) ?? 'timely'
  const asked = [filter, facilityIds, reach, user.facilityIds, measure, mostPoints]
  const board = await fresh(boards, context, asked, () => boardOf(context, user, scope, { measure, mostPoints }), {
    standsMs: 0,
    atHand: BOARDS,
  })
  await commit(db, {
    writes: [],
    audit: [{ what: 'scorecard.viewed', who: user.id, at: now(), detail: { program: true } }],
  })
  const { from, to } = filter.period
  return { ...board, filter, choices, measure, funnels: FUNNELS, from: monthText(from), to: monthText(to) }
}
export type ProgramPage = Awaited<ReturnType<typeof readProgram>>

type Asked = { measure: ShareId; mostPoints: number }
type Board = Awaited<ReturnType<typeof boardOf>>
/** Boards of a large house that are kept, each some tens of kilobytes. */
const BOARDS = 64

async function boardOf(
  context: Context,
  user: User,
  { filter, facilityIds, reach }: Scope,
  { measure, mostPoints }: Asked,
) {
  const { db, now } = context
  const { period, timing, payer } = filter
  const slice: Slice = { period, timing, facilityIds, payer }
  const [months, providers, earlier, all, since] = await Promise.all([
    monthsOfAll(context, slice),
    countsOfAll(context, slice, { standsMs: 0 }),
    countsOfAll(context, { ...slice, period: periodBefore(period) }, { standsMs: 0 }),
    everyone(context),
    fresh(openKept, context, facilityIds, () => listOpenSince(db, facilityIds, MOST_OPEN), { standsMs: 0 }),
  ])
  const within = new Map(
    all
      .filter(({ facilityIds: places }) => places.length === 0 || places.some((place) => isOfFacility(user, place)))
      .filter(({ specialty }) => filter.specialty === '' || specialty === filter.specialty)
      .map((provider) => [provider.id, provider]),
  )
  const own = [...providers].filter(([id]) => within.has(id))
  const told = await toldOf(context, filter, reach)
  const events = own.map(([provider, counts]) => ({ provider, ...shareOf(measure, counts) }))
  const funnel = funnelOf(events)
  const points = thinned(funnel?.points ?? [], mostPoints)
  const drawn = drawnOf(events, points)
  const nameOf = (id: string) => within.get(id)?.name ?? ''
  const heat = await heatOf(context, slice, (id) => {
    const provider = within.get(id)
    if (!provider) return null
    return filter.specialty === '' ? (provider.specialty ?? 'No specialty recorded') : provider.name
  })
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
/** Whether a measure may be told under this filter: not where another setting of it would be too small to show. */
async function toldOf(
  context: Context,
  filter: Parameters<typeof narrowedBy>[0] & { period: Slice['period'] },
  reach: readonly string[] | null,
) {
  const narrowed = narrowedBy(filter)
  if (!isNarrowed(narrowed)) return () => true
  const all = await fresh(partsKept, context, [filter.period], () => partsOfAll(context.db, filter.period))
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

async function heatOf(context: Context, slice: Slice, idOf: (providerId: string) => string | null) {
  const { period, facilityIds, payer } = slice
  const heat = heatMapOf(await gapsOfAll(context, { period, facilityIds, ...(payer ? { payer } : {}) }), idOf)
  const titles = await titlesOf(
    context,
    heat.families.map((code) => ({ code })),
  )
  return { ...heat, titles: heat.families.map((family) => titles.get(family) ?? family) }
}
