import { POST_BILL_REASONS } from '#app/domain/query/policy.ts'
import { type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { narrowedBy } from '#app/domain/scorecard/measures/siblings.ts'
import { DIRECTIONS } from '#app/domain/scorecard/measures/spread.ts'
import {
  type MayTell,
  type ReasonSymmetry,
  symmetryByReason,
  symmetryOf,
} from '#app/domain/scorecard/measures/symmetry.ts'
import { isTooFew } from '#app/domain/shared/rate.ts'
import { readDirectionParts } from '#db/cell-parts.ts'
import type { Db } from '#db/client.ts'
import { type Cut, sumSpread } from '#db/scorecard-coding.ts'
import { type Part, readFacilityParts } from '#db/scorecard-parts.ts'
import { sumFacilityMonths } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { restPeriod, type Seen, toldOfStays } from './told.server.ts'

const TIMINGS = ['post-bill', 'retrospective', 'concurrent'] as const

/** Plain data: what a thread can be asked. */
export type PostBillAsked = Cut & Seen
type Sizes = { facilityId: string; payer: string; key: string; sent: number; weighed: number; moved: number }

/** Which way answers moved payment by when they were asked for, and of those after the bill by the reason that was given. */
export async function reckonPostBill(context: Context, { filter, reach, ...cut }: PostBillAsked) {
  const seen = { filter, reach }
  const may = await toldOf(seen, (period) =>
    timingSizes(readFacilityParts(context.db, period, { ...narrowedBy(filter), timing: true })),
  )
  const rows = TIMINGS.map((timing) => {
    const counts = sumCounts(sumFacilityMonths(context.db, { ...cut, timing }))
    const symmetry = may.weighed(timing) ? symmetryOf(counts, { isMovedTold: may.moved(timing) }) : ('too-few' as const)
    return { timing, sent: may.sent(timing) ? sentOf(counts) : null, symmetry }
  })
  return { rows, reasons: await reasonsOf(context.db, cut, seen) }
}
export type PostBillRows = Awaited<ReturnType<typeof reckonPostBill>>

/** How many were sent; null of one to nine. */
const sentOf = ({ sent }: Counts): number | null => (sent > 0 && isTooFew(sent) ? null : sent)

const timingSizes = (parts: readonly Part[]): Sizes[] =>
  parts
    .filter(({ timing }) => timing !== 'all')
    .map(({ facilityId, payer, timing, sent, weighed, up, down }) => ({
      ...{ facilityId, payer, key: timing, sent, weighed },
      moved: up + down,
    }))

/** What the filters allow to be told, row by row. */
async function toldOf(seen: Seen, read: (period: Period) => Sizes[] | Promise<Sizes[]>): Promise<MayTell> {
  const rest = restPeriod(seen.filter)
  const parts = { own: await read(seen.filter.period), rest: rest ? await read(rest) : [] }
  const of = (nOf: (part: Sizes) => number) => toldOfStays(parts, seen, ({ key }) => key, nOf, { isParted: true })
  return { sent: of(({ sent }) => sent), weighed: of(({ weighed }) => weighed), moved: of(({ moved }) => moved) }
}

async function reasonsOf(db: Db, cut: Cut, seen: Seen): Promise<ReasonSymmetry[]> {
  const counted = await sumSpread(db, 'post-bill', cut)
  const counts = counted.flatMap(({ who, bucket, n }) => {
    const direction = DIRECTIONS.find((one) => one === bucket)
    return direction ? [{ reason: who, direction, n }] : []
  })
  const may = await toldOf(seen, (period) => readDirectionParts(db, period))
  return symmetryByReason(counts, POST_BILL_REASONS, may)
}
