import type { User } from '#app/domain/identity/role.ts'
import { monthText } from '#app/domain/scorecard/measures/month.ts'
import type { Context } from '../context.server.ts'
import type { FamiliesAsked } from './families-board.server.ts'
import { viewFigures } from './figures.server.ts'
import { type Scope, scopeOf } from './scope.server.ts'

/** A table of more rows cannot be read. The files have all. */
const DRAWN_ROWS = 40
type As = { isDrawn?: boolean }

/** What families are asked for, by a scope: with all rows, or those that a page draws. */
export const familiesAsked = (
  { filter, facilityIds, reach }: Pick<Scope, 'filter' | 'facilityIds' | 'reach'>,
  { isDrawn = false }: As = {},
): FamiliesAsked => ({
  // Codes have no timing: under each it is the same that is asked.
  ...{ filter: { ...filter, timing: 'all' as const }, facilityIds, reach },
  mostRows: isDrawn ? DRAWN_ROWS : null,
})

/** Details left open by family and by detail, of specialties, or of the providers of one. */
export async function readFamilies(context: Context, user: User, search: URLSearchParams, as: As = {}) {
  const scope = await scopeOf(context, user, search)
  const { filter, choices } = scope
  const asked = familiesAsked(scope, as)
  const board = await viewFigures(context, user, { kind: 'families', asked }, () => ({ families: true }))
  const { from, to } = filter.period
  return { ...board, filter, choices, from: monthText(from), to: monthText(to) }
}
export type FamiliesPage = Awaited<ReturnType<typeof readFamilies>>
