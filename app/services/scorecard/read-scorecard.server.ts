import { answerTime } from '#app/domain/scorecard/measures/answer-time.ts'
import { answersByKind, hideSmall } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import { type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { type GapSum, leftOpenAgainstExpected, rankGaps } from '#app/domain/scorecard/measures/gaps.ts'
import { monthText, quarterText, startOf } from '#app/domain/scorecard/measures/month.ts'
import { type Band, bandOf } from '#app/domain/scorecard/measures/peers.ts'
import { SHARE_IDS, type ShareId, type Shown, shareOf, shown } from '#app/domain/scorecard/measures/rates.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import { findProvider, readProviderGaps, readProviderMonths, readWaits, type Slice } from '#db/scorecards.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { colleaguesOf, colleaguesTime, type Group, groupOf } from './colleagues.server.ts'

export type ShareShown = { share: Shown; colleagues: Band | null }
const TREND_MONTHS = 24
/** Gaps that are drawn; the table has them all. */
const DRAWN = 8

/** What a scorecard says of one provider; null of an unknown one. */
export async function readScorecard(
  context: Context,
  providerId: string,
  filter: ScorecardFilter,
  facilityIds: readonly string[] | null,
) {
  const { db, now } = context
  const provider = await findProvider(db, providerId)
  if (!provider) return null
  const slice: Slice = { period: filter.period, timing: filter.timing, facilityIds }
  const all: Slice = { period: filter.period, timing: 'all', facilityIds: null }
  const trend: Slice = { ...all, period: { from: filter.period.to - TREND_MONTHS + 1, to: filter.period.to } }
  const isNarrowed = filter.timing !== 'all' || facilityIds !== null
  const [group, own, whole, wholeGaps, ownGaps, quarters, waits] = await Promise.all([
    groupOf(context, slice, trend),
    readProviderMonths(db, providerId, slice),
    isNarrowed ? readProviderMonths(db, providerId, all) : null,
    isNarrowed ? readProviderGaps(db, providerId, all) : null,
    readProviderGaps(db, providerId, slice),
    readProviderMonths(db, providerId, trend),
    readWaits(db, [providerId], slice),
  ])
  const stays = filter.timing === 'all' ? own : await readProviderMonths(db, providerId, { ...slice, timing: 'all' })
  const counts = merged(sumCounts(own), sumCounts(stays))
  const wholeCounts = whole ? sumCounts(whole) : counts
  const { ids, of } = colleaguesOf(group, providerId)
  const peers = [...group.counts].flatMap(([id, peer]) => (ids.has(id) ? [sumCounts([peer])] : []))
  const gaps = await gapsShown(context, [...ownGaps, ...group.gaps.filter((row) => ids.has(row.providerId))], {
    providerId,
    wholeGaps: wholeGaps ?? [],
  })
  const expected = leftOpenAgainstExpected(
    [...ownGaps, ...group.gaps.filter((row) => row.providerId !== providerId)],
    providerId,
  )
  return {
    provider: { id: provider.id, name: provider.name, specialty: provider.specialty },
    now: now(),
    filter,
    from: monthText(filter.period.from),
    to: monthText(filter.period.to),
    comparedWith: { specialty: of, providers: ids.size },
    shares: sharesOf(counts, wholeCounts, peers),
    encounters: counts.encounters,
    expected: expected && expected.n >= TOO_FEW ? expected : null,
    gaps,
    trend: trendOf(quarters, group, ids, filter.period.to),
    time: answerTime(waits, now()),
    colleaguesTime: await colleaguesTime(context, [...ids], slice),
    kinds: answersByKind(counts, wholeCounts),
    story: storyOf(counts),
    effect: effectOf(counts),
  }
}
export type Scorecard = NonNullable<Awaited<ReturnType<typeof readScorecard>>>

/** Queries by the filter's timing, stays by all: a stay has no timing. */
const merged = (queries: Counts, stays: Counts): Counts => ({
  ...queries,
  encounters: stays.encounters,
  askable: stays.askable,
  open: stays.open,
  openAfter: stays.openAfter,
  inpatients: stays.inpatients,
  codes: stays.codes,
  grouped: stays.grouped,
  weightBeforeX10000: stays.weightBeforeX10000,
  weightAfterX10000: stays.weightAfterX10000,
  withCc: stays.withCc,
  withMcc: stays.withMcc,
  queried: stays.queried,
  askableAsked: stays.askableAsked,
  openAsked: stays.openAsked,
  openAnswered: stays.openAnswered,
})

function sharesOf(own: Counts, whole: Counts, peers: readonly Counts[]): Record<ShareId, ShareShown> {
  const one = (id: ShareId): ShareShown => ({
    share: shown(shareOf(id, own), shareOf(id, whole)),
    colleagues: bandOf(peers.map((peer) => shareOf(id, peer))),
  })
  return Object.fromEntries(SHARE_IDS.map((id) => [id, one(id)])) as Record<ShareId, ShareShown>
}

async function gapsShown(
  context: Context,
  all: readonly GapSum[],
  { providerId, wholeGaps }: { providerId: string; wholeGaps: readonly GapSum[] },
) {
  const ranked = rankGaps(all, providerId, wholeGaps)
  const titles = await titlesOf(
    context,
    [...new Set(ranked.map(({ family }) => family))].map((code) => ({ code })),
  )
  return ranked.map((gap, at) => ({
    ...gap,
    lines: gap.share === 'too-few' ? null : gap.lines,
    open: gap.share === 'too-few' ? null : gap.open,
    title: titles.get(gap.family) ?? gap.family,
    isDrawn: at < DRAWN && gap.share !== 'too-few' && gap.tellsApart,
  }))
}

function trendOf(months: readonly ({ month: number } & Counts)[], group: Group, ids: Set<string>, to: number) {
  const last = Math.floor(to / 3)
  const quarters = Array.from({ length: TREND_MONTHS / 3 }, (_, i) => last - TREND_MONTHS / 3 + 1 + i)
  const own = quarters.map((quarter) => sumCounts(months.filter(({ month }) => Math.floor(month / 3) === quarter)))
  const visible = hideSmall(own.map(({ askable }) => askable))
  return quarters.map((quarter, at) => {
    const { open, askable } = own[at] ?? { open: 0, askable: 0 }
    const peers = group.quarters.filter((row) => row.quarter === quarter && ids.has(row.providerId))
    return {
      quarter: quarterText(quarter),
      startsAt: startOf(quarter * 3),
      share: visible[at] === null ? ('too-few' as const) : shown({ events: open, n: askable }),
      colleagues: bandOf(peers.map((row) => ({ events: row.open ?? 0, n: row.askable ?? 0 }))),
    }
  })
}

const storyOf = ({ sent, answered, closed, changed, askedBack, redirected, unseen }: Counts) =>
  sent < TOO_FEW ? null : { sent, answered, closed, changed, askedBack, redirected, unseen }

/** Up, down and none apart, never netted; nothing of fewer than ten answers or stays. */
function effectOf(counts: Counts) {
  const { weighed, up, unmoved, down, upX10000, downX10000, grouped, weightBeforeX10000, weightAfterX10000 } = counts
  return {
    answers: weighed < TOO_FEW ? null : { weighed, up, unmoved, down, upX10000, downX10000 },
    stays:
      grouped < TOO_FEW
        ? null
        : {
            n: grouped,
            beforeX10000: Math.round(weightBeforeX10000 / grouped),
            afterX10000: Math.round(weightAfterX10000 / grouped),
            mcc: shown({ events: counts.withMcc, n: grouped }),
            cc: shown({ events: counts.withCc, n: grouped }),
          },
  }
}
