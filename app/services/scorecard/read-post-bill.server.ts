import type { User } from '#app/domain/identity/role.ts'
import { monthText } from '#app/domain/scorecard/measures/month.ts'
import type { Symmetry } from '#app/domain/scorecard/measures/symmetry.ts'
import type { Context } from '../context.server.ts'
import { viewFigures } from './figures.server.ts'
import { scopeOf } from './scope.server.ts'
import { type Cell, FEW, SHARE_COLUMNS, shareCells, type TableOf } from './table-cells.server.ts'

/**
 * Which way answers moved payment by when they were asked for, after the bill first, the others for comparison; and of those after the bill
 * by the reason that was given. No person is named.
 */
export async function readPostBill(context: Context, user: User, search: URLSearchParams) {
  const { filter, facilityIds, reach, choices } = await scopeOf(context, user, search)
  const asked = { period: filter.period, facilityIds, payer: filter.payer, filter, reach }
  const found = await viewFigures(context, user, { kind: 'post-bill', asked }, () => ({ page: 'post-bill' }))
  return {
    filter,
    choices: { facilities: choices.facilities, ends: choices.ends },
    from: monthText(filter.period.from),
    to: monthText(filter.period.to),
    ...found,
  }
}
export type PostBillPage = Awaited<ReturnType<typeof readPostBill>>

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
