import type { User } from '#app/domain/identity/role.ts'
import { hideSmall } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import { type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import { shareOf, shownOfParts } from '#app/domain/scorecard/measures/rates.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { groupOf } from './colleagues.server.ts'
import { scopeOf } from './scope.server.ts'

const QUARTERS = 8

/** Specialties side by side: shares with intervals, and the share left open by quarter. */
export async function readSpecialties(context: Context, user: User, search: URLSearchParams) {
  const { filter, facilityIds, choices } = await scopeOf(context, user, search)
  const slice = { period: filter.period, timing: filter.timing, facilityIds }
  const trend = { ...slice, timing: 'all' as const, period: { from: filter.period.to - 23, to: filter.period.to } }
  const group = await groupOf(context, slice, trend)
  const byName = new Map<string, { counts: Partial<Counts>[]; ids: Set<string> }>()
  for (const [id, counts] of group.counts) {
    const name = group.specialties.get(id) ?? 'No specialty recorded'
    const known = byName.get(name) ?? { counts: [], ids: new Set() }
    known.counts.push(counts)
    known.ids.add(id)
    byName.set(name, known)
  }
  const last = Math.floor(filter.period.to / 3)
  const rows = [...byName]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, { counts, ids }]) => {
      const parts = counts.map((one) => sumCounts([one]))
      const quarters = Array.from({ length: QUARTERS }, (_, i) =>
        sumCounts(group.quarters.filter((row) => row.quarter === last - QUARTERS + 1 + i && ids.has(row.providerId))),
      )
      const visible = hideSmall(quarters.map(({ askable }) => askable))
      const share = (id: 'unspecified' | 'unspecifiedAfter' | 'response' | 'timely' | 'impact') =>
        shownOfParts(parts.map((part) => shareOf(id, part)))
      return {
        name,
        providers: ids.size,
        unspecified: share('unspecified'),
        unspecifiedAfter: share('unspecifiedAfter'),
        response: share('response'),
        timely: share('timely'),
        impact: share('impact'),
        trend: quarters.map(({ open, askable }, at) =>
          visible[at] == null || askable === 0 ? null : Math.round((1000 * open) / askable) / 1000,
        ),
      }
    })
  await commit(context.db, {
    writes: [],
    audit: [{ what: 'scorecard.viewed', who: user.id, at: context.now(), detail: { specialties: rows.length } }],
  })
  return { rows, filter, choices: { facilities: choices.facilities } }
}
