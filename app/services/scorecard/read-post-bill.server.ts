import type { User } from '#app/domain/identity/role.ts'
import { POST_BILL_REASONS } from '#app/domain/query/policy.ts'
import { type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import { monthText } from '#app/domain/scorecard/measures/month.ts'
import { DIRECTIONS } from '#app/domain/scorecard/measures/spread.ts'
import {
  type ReasonSymmetry,
  type Symmetry,
  symmetryByReason,
  symmetryOf,
} from '#app/domain/scorecard/measures/symmetry.ts'
import type { Db } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { type Cut, sumSpread } from '#db/scorecard-coding.ts'
import type { Context } from '../context.server.ts'
import { monthsOfAll } from './everyone.server.ts'
import { scopeOf } from './scope.server.ts'
import { type Cell, FEW, SHARE_COLUMNS, shareCells, type TableOf } from './table-cells.server.ts'

const TIMINGS = ['post-bill', 'retrospective', 'concurrent'] as const

/**
 * Which way answers moved payment by when they were asked for, after the bill first, the others for comparison; and of those after the bill
 * by the reason that was given. No person is named.
 */
export async function readPostBill(context: Context, user: User, search: URLSearchParams) {
  const { db, now } = context
  const { filter, facilityIds, choices } = await scopeOf(context, user, search)
  const rows = await Promise.all(
    TIMINGS.map(async (timing) => {
      const counts = sumCounts(
        await monthsOfAll(context, { period: filter.period, timing, facilityIds, payer: filter.payer }),
      )
      return { timing, sent: sentOf(counts), symmetry: symmetryOf(counts) }
    }),
  )
  const reasons = await reasonsOf(db, { period: filter.period, facilityIds, payer: filter.payer })
  await commit(db, {
    writes: [],
    audit: [{ what: 'scorecard.viewed', who: user.id, at: now(), detail: { page: 'post-bill' } }],
  })
  return {
    filter,
    choices: { facilities: choices.facilities },
    from: monthText(filter.period.from),
    to: monthText(filter.period.to),
    rows,
    reasons,
  }
}

async function reasonsOf(db: Db, cut: Cut): Promise<ReasonSymmetry[]> {
  const counted = await sumSpread(db, 'post-bill', cut)
  const counts = counted.flatMap(({ who, bucket, n }) => {
    const direction = DIRECTIONS.find((one) => one === bucket)
    return direction ? [{ reason: who, direction, n }] : []
  })
  return symmetryByReason(counts, POST_BILL_REASONS)
}
export type PostBillPage = Awaited<ReturnType<typeof readPostBill>>

const sentOf = ({ sent, answered }: Counts) => ({ sent, answered })

/** The report as tables, a share a line. */
export function postBillTables({ rows, reasons }: PostBillPage): TableOf[] {
  return [
    {
      id: 'symmetry',
      name: 'Symmetry',
      columns: ['Asked', 'Direction', ...SHARE_COLUMNS],
      rows: rows.flatMap(({ timing, symmetry }) => linesOf(timing, symmetry)),
    },
    {
      id: 'reasons',
      name: 'After the bill by reason',
      columns: ['Reason', 'Direction', ...SHARE_COLUMNS],
      rows: reasons.flatMap(({ reason, symmetry }) => linesOf(reason || 'not on record', symmetry)),
    },
  ]
}

function linesOf(timing: string, symmetry: Symmetry | 'too-few'): Cell[][] {
  if (symmetry === 'too-few') return [[timing, 'any', FEW, null, null, null, null]]
  const { up, none, down, upOfMoved } = symmetry
  return [
    [timing, 'upward', ...shareCells(up)],
    [timing, 'none', ...shareCells(none)],
    [timing, 'downward', ...shareCells(down)],
    [timing, 'upward of those that moved', ...shareCells(upOfMoved ?? 'too-few')],
  ]
}
