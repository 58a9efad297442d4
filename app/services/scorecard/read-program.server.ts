import { isOfFacility } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { hideSmall } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import { sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import { funnelOf } from '#app/domain/scorecard/measures/funnel-view.ts'
import { heatMapOf } from '#app/domain/scorecard/measures/heat-map.ts'
import { monthsIn, monthText } from '#app/domain/scorecard/measures/month.ts'
import { SHARE_IDS, type ShareId, shareOf, shownOfParts } from '#app/domain/scorecard/measures/rates.ts'
import { commit } from '#db/commit.ts'
import { listOpenSince, listScoredProviders, type Slice, sumByMonth, sumByProvider, sumGaps } from '#db/scorecards.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { fresh, type Kept } from './fresh.server.ts'
import { scopeOf } from './scope.server.ts'

const DAY_MS = 86_400_000
const AGES = [
  { words: 'under a day', days: 1 },
  { words: '1 to 3 days', days: 3 },
  { words: '3 to 7 days', days: 7 },
  { words: '1 to 2 weeks', days: 14 },
  { words: 'over 2 weeks', days: Number.POSITIVE_INFINITY },
]
const MOST_OPEN = 20_000
const FUNNELS: readonly ShareId[] = ['timely', 'response', 'undetermined', 'agreement', 'impact']
const gapsKept: Kept<Awaited<ReturnType<typeof sumGaps>>> = new WeakMap()

/** The program at a glance: volume, ageing, answers, effect; providers in a funnel; families by specialty, or by provider of one. */
export async function readProgram(context: Context, user: User, search: URLSearchParams) {
  const { db, now } = context
  const { filter, facilityIds, choices } = await scopeOf(context, user, search)
  const slice: Slice = { period: filter.period, timing: filter.timing, facilityIds }
  const measure = FUNNELS.find((id) => id === search.get('measure')) ?? 'timely'
  const [months, providers, all, since] = await Promise.all([
    sumByMonth(db, slice, ['sent', 'answered', 'changed']),
    sumByProvider(db, slice),
    listScoredProviders(db),
    listOpenSince(db, facilityIds, MOST_OPEN),
  ])
  const within = new Map(
    all
      .filter(({ facilityIds: places }) => places.length === 0 || places.some((place) => isOfFacility(user, place)))
      .filter(({ specialty }) => filter.specialty === '' || specialty === filter.specialty)
      .map((provider) => [provider.id, provider]),
  )
  const shownCounts = providers.filter(({ providerId }) => within.has(providerId))
  const parts = shownCounts.map((one) => sumCounts([one]))
  const total = sumCounts(parts)
  const funnel = funnelOf(
    shownCounts.map(({ providerId, ...rest }) => ({ provider: providerId, ...shareOf(measure, sumCounts([rest])) })),
  )
  const heat = await heatOf(context, slice, (id) => {
    const provider = within.get(id)
    if (!provider) return null
    return filter.specialty === '' ? (provider.specialty ?? 'No specialty recorded') : provider.name
  })
  await commit(db, {
    writes: [],
    audit: [{ what: 'scorecard.viewed', who: user.id, at: now(), detail: { program: true } }],
  })
  return {
    filter,
    choices,
    measure,
    funnels: FUNNELS,
    volume: volumeOf(months, filter.period),
    ages: agesOf(since, now()),
    shares: SHARE_IDS.map((id) => ({ id, share: shownOfParts(parts.map((part) => shareOf(id, part))) })),
    effect:
      total.weighed < 10
        ? null
        : {
            weighed: total.weighed,
            up: total.up,
            unmoved: total.unmoved,
            down: total.down,
            upX10000: total.upX10000,
            downX10000: total.downX10000,
          },
    funnel: funnel && {
      ...funnel,
      points: funnel.points.map((point) => ({ ...point, name: within.get(point.provider)?.name ?? '' })),
    },
    heat,
  }
}

type Months = Awaited<ReturnType<typeof sumByMonth>>
function volumeOf(months: Months, period: Slice['period']) {
  const counts = monthsIn(period).map((month) => ({ month, ...sumCounts(months.filter((row) => row.month === month)) }))
  const visible = hideSmall(counts.map(({ sent }) => sent))
  return counts.map(({ month, sent, answered, changed }, at) =>
    visible[at] === null || sent === 0
      ? { month: monthText(month), sent: null, answered: null, changed: null }
      : { month: monthText(month), sent, answered, changed },
  )
}

const agesOf = (since: readonly number[], now: Date) =>
  AGES.map(({ words, days }, at) => {
    const from = at === 0 ? 0 : (AGES[at - 1]?.days ?? 0)
    return { words, n: since.filter((begun) => inDays(begun, now) >= from && inDays(begun, now) < days).length }
  })
const inDays = (begun: number, now: Date) => Math.max(0, (now.getTime() - begun) / DAY_MS)

async function heatOf(context: Context, slice: Slice, idOf: (providerId: string) => string | null) {
  const gaps = await fresh(gapsKept, context, [slice.period, slice.facilityIds], () => sumGaps(context.db, slice))
  const heat = heatMapOf(gaps, idOf)
  const titles = await titlesOf(
    context,
    heat.families.map((code) => ({ code })),
  )
  return { ...heat, titles: heat.families.map((family) => titles.get(family) ?? family) }
}
