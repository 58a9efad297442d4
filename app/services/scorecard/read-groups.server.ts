import type { User } from '#app/domain/identity/role.ts'
import { monthText, quarterText } from '#app/domain/scorecard/measures/month.ts'
import type { Context } from '../context.server.ts'
import { viewFigures } from './figures.server.ts'
import { QUARTERS, type RowsAsked } from './group-rows.server.ts'
import { type Scope, scopeOf } from './scope.server.ts'

/** What a page of groups is asked for, by a scope. */
export function groupsAsked({ filter, facilityIds, reach, choices }: Scope, by: RowsAsked['by']): RowsAsked {
  const { period, timing, payer } = filter
  return {
    ...{ by, filter, reach },
    slice: { period, timing, facilityIds, payer },
    names: by === 'facility' ? choices.facilities : [],
  }
}

/** Specialties, or facilities, side by side: shares with intervals, and the share left open by quarter. */
export async function readGroups(context: Context, user: User, search: URLSearchParams, by: RowsAsked['by']) {
  const scope = await scopeOf(context, user, search)
  const { filter, choices } = scope
  const { period } = filter
  const asked = groupsAsked(scope, by)
  const rows = await viewFigures(context, user, { kind: 'rows', asked }, (found) => ({ [by]: found.length }))
  const last = Math.floor(period.to / 3)
  return {
    rows,
    filter,
    choices: { facilities: choices.facilities, ends: choices.ends },
    from: monthText(period.from),
    to: monthText(period.to),
    quarters: Array.from({ length: QUARTERS }, (_, at) => quarterText(last - QUARTERS + 1 + at)),
  }
}
export type GroupsPage = Awaited<ReturnType<typeof readGroups>>
