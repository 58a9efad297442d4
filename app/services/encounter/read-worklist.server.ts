import { SORTS, VIEWS, type WorklistFilter, type WorklistRow } from '#app/domain/encounter/worklist.ts'
import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { listFacilityNames } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { countSteps, listServices, listWorklist } from '#db/worklist.ts'
import type { Context } from '../context.server.ts'
import { ageOn } from '../query/say-patient.server.ts'
import { readSavedViews } from '../views/saved-views.server.ts'
import { wordsBehind } from '../views/search-words.server.ts'

export const PAGE_SIZE = 50

const oneOf = <T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T =>
  allowed.find((one) => one === value) ?? otherwise

/** The filter that a URL asks for, cut down to what this person may see; `words` are what stands behind its `find`. */
export function filterOf(user: User, search: URLSearchParams, words: string): WorklistFilter {
  const own = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const asked = search.get('facility')
  const facilityIds = asked && (own === null || own.includes(asked)) ? [asked] : own
  return {
    view: oneOf(search.get('view'), VIEWS, 'active'),
    sort: oneOf(search.get('sort'), SORTS, 'newest'),
    facilityIds,
    class: search.get('class') || null,
    service: search.get('service') || null,
    words,
    assignedTo: user.id,
  }
}

/** One page of the work list with what its frame needs. The view of a list of patients is an entry of the audit trail. */
export async function readWorklist(context: Context, user: User, search: URLSearchParams) {
  const { db, now } = context
  const words = await wordsBehind(context, user.id, search)
  const filter = filterOf(user, search, words ?? '')
  const rows = await listWorklist(db, filter, search.get('after'), PAGE_SIZE + 1)
  const own = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const [counts, saved, facilities, services] = await Promise.all([
    countSteps(db, own),
    readSavedViews(context, user.id, 'worklist'),
    listFacilityNames(db),
    listServices(db),
  ])
  await commit(db, {
    writes: [],
    audit: [
      {
        what: filter.words ? 'chart.searched' : 'worklist.viewed',
        who: user.id,
        at: now(),
        detail: { view: filter.view, rows: rows.length },
      },
    ],
  })
  const page = rows.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  return {
    filter,
    rows: page.map(shownRow),
    next: rows.length > PAGE_SIZE && last ? last.id : null,
    isForgotten: words === null,
    isLaterPage: search.has('after'),
    counts,
    saved,
    facilities: facilities.filter((f) => own === null || own.includes(f.id)),
    services,
  }
}

/** What the list shows of a row, and no more: the rows travel behind the page too. */
function shownRow({ birthOn, ...row }: WorklistRow) {
  return { ...row, age: ageOn(birthOn, row.startAt) }
}
