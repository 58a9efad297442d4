import { answerTime } from '#app/domain/scorecard/measures/answer-time.ts'
import { answersByKind, hideSmall } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import { axisCases } from '#app/domain/scorecard/measures/axis-shares.ts'
import { captureOf } from '#app/domain/scorecard/measures/capture.ts'
import { meansOfMonths } from '#app/domain/scorecard/measures/case-mix.ts'
import { type Counts, sumCounts, withStaysOf } from '#app/domain/scorecard/measures/counts.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { type Gap, type GapSum, leftOpenAgainstExpected, rankGaps } from '#app/domain/scorecard/measures/gaps.ts'
import { monthText, quarterText, startOf } from '#app/domain/scorecard/measures/month.ts'
import { colleaguesIn, NOBODY, type PeerGroup, placeIn, untimedFor } from '#app/domain/scorecard/measures/peer-group.ts'
import {
  type Band,
  bandBut,
  bandOfValuesBut,
  FEWEST_COLLEAGUES,
  type PeerCases,
} from '#app/domain/scorecard/measures/peers.ts'
import {
  isOfStays,
  SHARE_IDS,
  type ShareId,
  type Shown,
  shareOf,
  shown,
  sizesOf,
} from '#app/domain/scorecard/measures/rates.ts'
import { directionsTold, storyOf } from '#app/domain/scorecard/measures/story.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import { listWaits } from '#db/everyone.ts'
import { sumDrgs } from '#db/scorecard-coding.ts'
import { findProvider, readProviderGaps, readProviderMonths, type Slice } from '#db/scorecards.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { examplesOf } from './examples.server.ts'
import { figuresAtHand, figuresOf } from './figures.server.ts'
import { readRisks, readSuspects } from './member-risks.server.ts'
import type { Scope } from './scope.server.ts'
import { readSiblings, type Siblings } from './siblings.server.ts'
import { isWholeOfCodes } from './told.server.ts'

export type ShareShown = { share: Shown; colleagues: Band | null }
const TREND_MONTHS = 24
const TREND = ['open', 'askable'] as const
/** Gaps that are drawn; the table has them all. */
const DRAWN = 8

/** Whether colleagues may come later than the provider's own figures: a page then says so and asks again, a file waits for them. */
export type Lateness = { mayBeLate?: boolean }

/** What is counted: shares by the filter; quarters of two years, of all that the reader can see. */
export function slicesOf(
  { period, timing, payer }: ScorecardFilter,
  { facilityIds, reach }: Pick<Scope, 'facilityIds' | 'reach'>,
): { slice: Slice; trend: Slice } {
  const { to } = period
  return {
    slice: { period, timing, facilityIds, payer },
    trend: { timing: 'all', facilityIds: reach, period: { from: to - TREND_MONTHS + 1, to } },
  }
}

/** What a scorecard says of one provider; null of an unknown one. */
export async function readScorecard(
  context: Context,
  providerId: string,
  filter: ScorecardFilter,
  { facilityIds, reach, mayBeLate = false }: Pick<Scope, 'facilityIds' | 'reach'> & Lateness,
) {
  const { db, now } = context
  const provider = await findProvider(db, providerId)
  if (!provider) return null
  const { period, timing } = filter
  const { slice, trend } = slicesOf(filter, { facilityIds, reach })
  const [found, own, told, ownGaps, quarters, waits, ownDrgs, risk, suspects] = await Promise.all([
    groupFor(context, provider, { slice, trend }, mayBeLate),
    readProviderMonths(db, providerId, slice),
    readSiblings(db, providerId, filter, { facilityIds, reach }),
    readProviderGaps(db, providerId, slice),
    readProviderMonths(db, providerId, trend, TREND),
    listWaits(db, providerId, slice),
    sumDrgs(db, slice, providerId),
    readRisks(db, period, { facilityIds, reach, providerId }),
    readSuspects(db, period, { facilityIds, reach, providerId }),
  ])
  const stays = timing === 'all' ? own : await readProviderMonths(db, providerId, { ...slice, timing: 'all' })
  const counts = withStaysOf(sumCounts(own), sumCounts(stays))
  const group = found ?? NOBODY
  const place = placeIn(group, providerId)
  const gaps = await gapsShown(context, rankGaps(ownGaps, group, place, told.gap), found === null)
  const expected = leftOpenAgainstExpected(ownGaps, group, place)
  return {
    provider: { id: provider.id, name: provider.name, specialty: provider.specialty },
    now: now(),
    filter,
    from: monthText(period.from),
    to: monthText(period.to),
    // Null while colleagues are being reckoned: nothing here speaks of them then.
    comparedWith: found && { specialty: found.specialty, providers: colleaguesIn(found, providerId) },
    shares: sharesOf(counts, told, { group, place }),
    encounters: told.of('encounters') ? counts.encounters : null,
    expected: expected && expected.n >= TOO_FEW && told.of('askable') ? expected : null,
    gaps,
    axes: axesOf(ownGaps, filter, told, { group, place }),
    trend: trendOf(quarters, { group, place }, period.to),
    times: {
      recipient:
        told.of('sent') && told.queries(received) ? answerTime(waits, now(), 'recipient') : ('too-few' as const),
      first: told.of('sent') ? answerTime(waits, now(), 'first') : ('too-few' as const),
    },
    colleaguesTime: bandOfValuesBut(untimedFor(place), group.times),
    kinds: answersByKind(counts, told.queries),
    story: told.of('sent') ? storyOf(counts) : null,
    effect: {
      answers: told.of('weighed') ? directionsTold(counts) : null,
      stays: told.of('grouped') ? meansOfMonths(stays) : null,
      capture: told.of('grouped') ? captureOf(ownDrgs, group.drgs) : [],
    },
    risk,
    suspects,
  }
}
export type Scorecard = NonNullable<Awaited<ReturnType<typeof readScorecard>>>

/** Queries that came to a provider: also those that he passed on. */
const received = ({ sent, passedOn }: Counts): number => sent + passedOn

type InGroup = { group: PeerGroup; place: number }

/** Whom a provider is compared with: colleagues of the specialty, or everyone where they are too few. Null where that is late. */
async function groupFor(
  context: Context,
  { id, specialty }: { id: string; specialty: string | null },
  slices: { slice: Slice; trend: Slice },
  mayBeLate: boolean,
): Promise<PeerGroup | null> {
  const find = (of: string | null) =>
    (mayBeLate ? figuresAtHand : figuresOf)(context, 'peers', { ...slices, specialty: of })
  const same = specialty === null ? NOBODY : await find(specialty)
  return same && colleaguesIn(same, id) < FEWEST_COLLEAGUES ? find(null) : same
}

function sharesOf(own: Counts, told: Siblings, { group, place }: InGroup): Record<ShareId, ShareShown> {
  const mayTell = (id: ShareId) =>
    sizesOf(shareOf(id, own)).every((_, at) =>
      (isOfStays(id) ? told.stays : told.queries)((part) => sizesOf(shareOf(id, part))[at] ?? 0),
    )
  const one = (id: ShareId): ShareShown => ({
    share: mayTell(id) ? shown(shareOf(id, own)) : ('too-few' as const),
    colleagues: bandBut(place, group.shares[id]),
  })
  return Object.fromEntries(SHARE_IDS.map((id) => [id, one(id)])) as Record<ShareId, ShareShown>
}

/** All families together by axis, the one on which most is left open first. */
function axesOf(own: readonly GapSum[], filter: ScorecardFilter, told: Siblings, { group, place }: InGroup) {
  const parts = own.map((row) => ({ ...row, isTold: told.gap(row) }))
  const band = (cases: PeerCases | undefined) => (cases ? bandBut(place, cases) : null)
  return [...axisCases(parts, { isWhole: isWholeOfCodes(filter) })]
    .map(([axis, cases]) => ({ axis, share: shown(cases), colleagues: band(group.axes.get(axis)) }))
    .sort((a, b) => openIn(b.share) - openIn(a.share) || (a.axis < b.axis ? -1 : 1))
}

const openIn = (share: Shown): number => (share === 'too-few' ? -1 : share.events)

/** Drawn are those furthest from colleagues: none while these are late. */
async function gapsShown(context: Context, ranked: readonly Gap[], isLate: boolean) {
  const titles = await titlesOf(
    context,
    [...new Set(ranked.map(({ family }) => family))].map((code) => ({ code })),
  )
  const examples = await examplesOf(context)
  return Promise.all(
    ranked.map(async (gap, at) => {
      const isTold = gap.share !== 'too-few'
      const isDrawn = !isLate && at < DRAWN && isTold && gap.tellsApart
      return {
        ...gap,
        lines: isTold ? gap.lines : null,
        open: isTold ? gap.open : null,
        title: titles.get(gap.family) ?? gap.family,
        examples: isDrawn ? await examples(gap.family, gap.axes) : null,
        isDrawn,
      }
    }),
  )
}

function trendOf(
  months: readonly ({ month: number } & Pick<Counts, (typeof TREND)[number]>)[],
  { group, place }: InGroup,
  to: number,
) {
  const last = Math.floor(to / 3)
  const quarters = Array.from({ length: TREND_MONTHS / 3 }, (_, i) => last - TREND_MONTHS / 3 + 1 + i)
  const own = quarters.map((quarter) => sumCounts(months.filter(({ month }) => Math.floor(month / 3) === quarter)))
  const visible = hideSmall(own.map(({ askable }) => askable))
  return quarters.map((quarter, at) => {
    const { open, askable } = own[at] ?? { open: 0, askable: 0 }
    const peers = group.quarters.get(quarter)
    return {
      quarter: quarterText(quarter),
      startsAt: startOf(quarter * 3),
      share: visible[at] === null ? ('too-few' as const) : shown({ events: open, n: askable }),
      colleagues: peers ? bandBut(place, peers) : null,
    }
  })
}
