import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { monthText } from '#app/domain/scorecard/measures/month.ts'
import type { Context } from '../context.server.ts'
import type { CodingAsked } from './coding-board.server.ts'
import { viewFigures } from './figures.server.ts'
import { scopeOf } from './scope.server.ts'

/** What coding is asked for, by a scope. */
export const codingAsked = ({ filter, facilityIds, reach }: CodingAsked): CodingAsked => ({
  filter,
  facilityIds,
  reach,
})

/** Coding and documentation quality of the facilities: capture within DRG families, case mix, turnaround, visits, risk categories. */
export async function readCoding(context: Context, user: User, search: URLSearchParams) {
  const scope = await scopeOf(context, user, search)
  const { filter, choices } = scope
  const asked = codingAsked(scope)
  const board = await viewFigures(context, user, { kind: 'coding', asked }, () => ({ coding: true }))
  const dollars = may(user, 'payment.view') ? (board.denials?.dollars ?? null) : null
  return {
    ...board,
    ...{ filter, choices: { facilities: choices.facilities, ends: choices.ends } },
    denials: board.denials && { ...board.denials, dollars },
    from: monthText(filter.period.from),
    to: monthText(filter.period.to),
  }
}
export type CodingPage = Awaited<ReturnType<typeof readCoding>>
