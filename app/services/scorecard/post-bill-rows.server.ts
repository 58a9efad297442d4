import { POST_BILL_REASONS } from '#app/domain/query/policy.ts'
import { type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import { DIRECTIONS } from '#app/domain/scorecard/measures/spread.ts'
import { type ReasonSymmetry, symmetryByReason, symmetryOf } from '#app/domain/scorecard/measures/symmetry.ts'
import type { Db } from '#db/client.ts'
import { type Cut, sumSpread } from '#db/scorecard-coding.ts'
import type { Context } from '../context.server.ts'
import { monthsOfAll } from './everyone.server.ts'

const TIMINGS = ['post-bill', 'retrospective', 'concurrent'] as const

/** Which way answers moved payment by when they were asked for, and of those after the bill by the reason that was given. */
export async function reckonPostBill(context: Context, cut: Cut) {
  const rows = await Promise.all(
    TIMINGS.map(async (timing) => {
      const counts = sumCounts(await monthsOfAll(context, { ...cut, timing }))
      return { timing, sent: sentOf(counts), symmetry: symmetryOf(counts) }
    }),
  )
  return { rows, reasons: await reasonsOf(context.db, cut) }
}
export type PostBillRows = Awaited<ReturnType<typeof reckonPostBill>>

const sentOf = ({ sent, answered }: Counts) => ({ sent, answered })

async function reasonsOf(db: Db, cut: Cut): Promise<ReasonSymmetry[]> {
  const counted = await sumSpread(db, 'post-bill', cut)
  const counts = counted.flatMap(({ who, bucket, n }) => {
    const direction = DIRECTIONS.find((one) => one === bucket)
    return direction ? [{ reason: who, direction, n }] : []
  })
  return symmetryByReason(counts, POST_BILL_REASONS)
}
