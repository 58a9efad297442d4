import { type AnswerTime, answerTimeOfMinutes, type WaitClock } from '#app/domain/scorecard/measures/answer-time.ts'
import { hideSmall } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import { type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import { drawnOf } from '#app/domain/scorecard/measures/drawn.ts'
import { funnelOf, thinned } from '#app/domain/scorecard/measures/funnel-view.ts'
import { gamingSigns } from '#app/domain/scorecard/measures/gaming.ts'
import { monthsIn, monthText, periodBefore } from '#app/domain/scorecard/measures/month.ts'
import { controlOf } from '#app/domain/scorecard/measures/over-time.ts'
import {
  isOfStays,
  membersTold,
  SHARE_IDS,
  type ShareId,
  shareOf,
  shownOfParts,
} from '#app/domain/scorecard/measures/rates.ts'
import { ratioOf } from '#app/domain/scorecard/measures/ratio.ts'
import { isNarrowed, narrowedBy } from '#app/domain/scorecard/measures/siblings.ts'
import { directionsTold, storyOf } from '#app/domain/scorecard/measures/story.ts'
import { sumWaitsOf } from '#db/everyone.ts'
import { listOpenSince, type OpenQuery } from '#db/open-since.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { agesOf } from './ages.server.ts'
import { countsWithStays, monthsOfSome, monthsWithStays, readFew } from './everyone.server.ts'
import { brief, type Kept } from './fresh.server.ts'
import type { Scope } from './scope.server.ts'
import { type ToldProgram, toldProgram } from './told-program.server.ts'
import { providersWithin } from './within.server.ts'

const MOST_OPEN = 20_000
const openKept: Kept<OpenQuery[]> = new WeakMap()

/** Plain data: what a thread can be asked. Most points and patterns: null, all. */
export type ProgramAsked = Pick<Scope, 'filter' | 'facilityIds' | 'reach'> & {
  measure: ShareId
  most: { points: number; signs: number } | null
}

/** All that the page of the program says. */
export async function programBoard(context: Context, asked: ProgramAsked) {
  const { filter, facilityIds, reach, measure, most } = asked
  const { period, timing, payer } = filter
  const slice: Slice = { period, timing, facilityIds, payer }
  const within = await providersWithin(context, asked)
  const ids = [...within.keys()].sort()
  const isOfAll = filter.specialty === ''
  const [months, providers, earlier, open] = await Promise.all([
    isOfAll ? monthsWithStays(context, slice) : monthsOfSome(context, ids, slice),
    countsWithStays(context, slice, { standsMs: 0 }),
    countsWithStays(context, { ...slice, period: periodBefore(period) }, { standsMs: 0 }),
    openQueries(context, asked, within),
  ])
  const told = await toldProgram(context, { filter, reach, measure, ids })
  const own = [...providers].filter(([id]) => within.has(id))
  const members = own.map(([, counts]) => counts)
  const narrowed = narrowedBy(filter)
  const narrowing = { isNarrowed: isNarrowed(narrowed) }
  // Stays have no timing: a filter by it does not cut them.
  const ofStays = { isNarrowed: isNarrowed({ ...narrowed, timing: false }) }
  const events = own
    .map(([provider, counts]) => ({ provider, ...shareOf(measure, counts) }))
    .filter(({ provider }) => told.provider(provider))
  const funnel = funnelOf(events)
  const points = thinned(funnel?.points ?? [], most?.points ?? Number.POSITIVE_INFINITY)
  const drawn = drawnOf(events, points)
  const signs = gamingSigns(
    own.map(([provider, counts]) => ({ provider, now: counts, before: earlier.get(provider) ?? null })),
  )
  const nameOf = (id: string) => within.get(id)?.name ?? ''
  return {
    volume: volumeOf(months, period, told),
    control: controlsOf(months, measure, told),
    ages: agesOf(
      open.map(({ begunAt }) => begunAt),
      context.now(),
    ),
    shares: SHARE_IDS.map((id) => ({
      id,
      share: told.share(id)
        ? shownOfParts(
            members.map((one) => shareOf(id, one)),
            isOfStays(id) ? ofStays : narrowing,
          )
        : ('too-few' as const),
    })),
    queriesPer: told.share('queried') ? queriesPerOf(members, ofStays) : ('too-few' as const),
    times: await timesOf(context, slice, { own, told, narrowing }),
    story: told.share('response') ? storyOf(sumCounts(membersTold(members, ({ sent }) => sent, narrowing))) : null,
    effect: told.weighed ? directionsTold(sumCounts(membersTold(members, ({ weighed }) => weighed, narrowing))) : null,
    funnel: funnel && {
      ...funnel,
      points: points.map((point) => ({
        ...point,
        name: nameOf(point.provider),
        drawn: drawn.get(point.provider) ?? null,
      })),
    },
    gaming: {
      signs: signs.slice(0, most?.signs).map(({ provider, sign }) => ({ provider, name: nameOf(provider), sign })),
      all: signs.length,
    },
  }
}
export type ProgramBoard = Awaited<ReturnType<typeof programBoard>>

async function openQueries(context: Context, { filter, facilityIds }: ProgramAsked, within: Map<string, unknown>) {
  const { payer, timing, specialty } = filter
  const read = () => listOpenSince(context.db, facilityIds, MOST_OPEN)
  const open = await brief(openKept, context, facilityIds, read, { standsMs: 0 })
  return open.filter(
    (query) =>
      (payer === 'all' || query.payer === payer) &&
      (timing === 'all' || query.timing === timing) &&
      (specialty === '' || within.has(query.providerId)),
  )
}

/** Of the providers whose queries are told: half, and nine of ten, answered by Kaplan-Meier, by both clocks. */
async function timesOf(
  { db, now }: Context,
  slice: Slice,
  of: { own: readonly (readonly [string, Counts])[]; told: ToldProgram; narrowing: { isNarrowed: boolean } },
): Promise<Record<WaitClock, AnswerTime | 'too-few'>> {
  const by = async (clock: WaitClock, sizeOf: (counts: Counts) => number) => {
    if (!of.told.share('response') || (clock === 'recipient' && !of.told.received)) return 'too-few' as const
    const ids = membersTold(of.own, ([, counts]) => sizeOf(counts), of.narrowing).map(([id]) => id)
    const waits = await readFew(ids, (few) => sumWaitsOf(db, few, slice, { now: now(), clock }))
    return answerTimeOfMinutes(waits)
  }
  const recipient = await by('recipient', ({ sent, passedOn }) => sent + passedOn)
  return { recipient, first: await by('first', ({ sent }) => sent) }
}

function queriesPerOf(members: readonly Counts[], narrowing: { isNarrowed: boolean }) {
  const { stayQueries, reviewed } = sumCounts(membersTold(members, (one) => one.reviewed, narrowing))
  return ratioOf(stayQueries, reviewed)
}

type Months = Awaited<ReturnType<typeof monthsWithStays>>
function volumeOf(months: Months, period: Slice['period'], told: ToldProgram) {
  const counts = monthsIn(period).map((month) => ({ month, ...sumCounts(months.filter((row) => row.month === month)) }))
  const visible = hideSmall(counts.map(({ sent }) => sent))
  return counts.map(({ month, sent, answered, changed }, at) =>
    visible[at] === null || sent === 0 || !told.month('response', month)
      ? { month: monthText(month), sent: null, answered: null, changed: null }
      : { month: monthText(month), sent, answered, changed },
  )
}

/** The measure of the funnel month by month, and queries per reviewed encounter. */
function controlsOf(months: Months, measure: ShareId, told: ToldProgram) {
  const sorted = [...new Set(months.map(({ month }) => month))]
    .sort((a, b) => a - b)
    .map((month) => ({ month, counts: sumCounts(months.filter((row) => row.month === month)) }))
  return {
    measure: controlOf(
      sorted
        .filter(({ month }) => told.month(measure, month))
        .map(({ month, counts }) => ({ month, ...shareOf(measure, counts) })),
      'share',
    ),
    queries: controlOf(
      sorted
        .filter(({ month }) => told.month('queried', month))
        .map(({ month, counts }) => ({ month, events: counts.stayQueries, n: counts.reviewed })),
      'ratio',
    ),
  }
}
