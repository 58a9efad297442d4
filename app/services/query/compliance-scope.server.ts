import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { FigureScope } from '#db/query-figures.ts'
import type { Context } from '../context.server.ts'

export const DAY_MS = 86_400_000
const HALF_YEAR_DAYS = 183
/** What stands in an address for "without a template". */
export const NO_TEMPLATE = 'none'

export const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** The period, facilities, author and template that a person asks for: half a year back where nothing, or nothing sensible, is said. */
export function scopeOf({ now }: Context, user: User, search: URLSearchParams): FigureScope {
  const day = (name: string) => {
    const text = search.get(name) ?? ''
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
    return at && !Number.isNaN(at.getTime()) ? at : null
  }
  const last = day('to') ?? new Date(`${dayOf(now())}T00:00:00Z`)
  const to = new Date(last.getTime() + DAY_MS)
  const from = day('from') ?? new Date(to.getTime() - HALF_YEAR_DAYS * DAY_MS)
  const template = search.get('template') || null
  return {
    from,
    to,
    facilityIds: user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds,
    authorId: search.get('author') || null,
    templateId: template === NO_TEMPLATE ? '' : template,
  }
}
