import { isOfFacility, may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { GapAxis } from '#app/domain/scorecard/measures/contribution.ts'
import type { Kept } from '#app/domain/scorecard/measures/kept-contribution.ts'
import { monthText, type Period } from '#app/domain/scorecard/measures/month.ts'
import { familyOf } from '#app/domain/scorecard/measures/specifics.ts'
import { GAP_AXES } from '#app/domain/scorecard/measures/words.ts'
import type { Db } from '#db/client.ts'
import { listCaseLines, listOwnContributions } from '#db/scorecard-cases.ts'
import { findProvider } from '#db/scorecards.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { noted } from './noted.server.ts'
import { scopeOf } from './scope.server.ts'

/** Stays lie far apart on the disk: a page is short, and a search that finds little ends after so many. */
const [MOST_READ, ON_PAGE, MOST_PAGES] = [2000, 25, 40]

type Gap = { family: string; axis: GapAxis; facilityIds: readonly string[] | null }

/** Stays with an open detail, newest first, until there are so many: none is read in vain. */
function openCases(
  db: Db,
  { providerId, period: { from, to }, most }: { providerId: string; period: Period; most: number },
  { family, axis, facilityIds }: Gap,
) {
  const isOpen = (gap: Kept['gaps'][number]) =>
    gap.payer === 'all' &&
    gap.family === family &&
    gap.axis === axis &&
    gap.open > 0 &&
    (facilityIds === null || facilityIds.includes(gap.facilityId))
  const found: ReturnType<typeof listOwnContributions> = []
  let left = MOST_READ
  for (let month = to; month >= from && left > 0 && found.length < most; month--) {
    const read = listOwnContributions(db, providerId, { month, family, limit: left })
    left -= read.length
    for (const one of read) if (one.gaps.some(isOpen)) found.push(one)
  }
  return found
}

/** Pages are counted, not told by a stay: a physician's own addresses name none. */
function pageOf(search: URLSearchParams): number {
  const asked = Number(search.get('page') ?? 1)
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), MOST_PAGES) : 1
}

/**
 * The stays behind a gap: in which month, what stayed open, and how it is coded in the end. Whoever may see the chart gets the way to it;
 * a physician reading about himself gets months and codes, and no stay by name. Null of an unknown provider.
 */
export async function readGapCases(
  context: Context,
  user: User,
  { providerId, search, isOwn }: { providerId: string; search: URLSearchParams; isOwn: boolean },
) {
  const { db, now } = context
  const provider = await findProvider(db, providerId)
  const isWithin = provider?.facilityIds.length === 0 || provider?.facilityIds.some((id) => isOfFacility(user, id))
  if (!provider || !(isOwn || isWithin)) return null
  const { filter, facilityIds } = await scopeOf(context, user, search)
  const family = (search.get('family') ?? '').slice(0, 3)
  const axis = GAP_AXES.find((one) => one === search.get('axis')) ?? 'any'
  const page = pageOf(search)
  const most = page * ON_PAGE + 1
  const open = openCases(db, { providerId, period: filter.period, most }, { family, axis, facilityIds })
  const found = open.slice((page - 1) * ON_PAGE, page * ON_PAGE)
  const detail = { family, cases: found.length }
  const entry = { what: 'scorecard.viewed', who: user.id, at: now(), onId: providerId, detail } as const
  const ids = found.map(({ encounterId }) => encounterId)
  const lines = await noted(context, entry, () => listCaseLines(db, ids))
  const own = lines.filter(({ code }) => familyOf(code) === family)
  const titles = await titlesOf(context, [...own, { code: family }])
  const maySeeCharts = !isOwn && may(user, 'chart.view')
  const rows = found.map(({ encounterId, month, gaps }) => {
    // Where the stay was and of which kind stands with the gap: the encounters lie far apart and are not read for it.
    const gap = gaps.find((one) => one.payer === 'all' && one.family === family && one.axis === axis)
    return {
      month: monthText(month),
      kind: gap?.class ?? 'other',
      stillOpen: (gap?.openAfter ?? 0) > 0,
      codes: own
        .filter((line) => line.encounterId === encounterId)
        .map(({ code }) => ({ code, title: titles.get(code) ?? '' })),
      chart: maySeeCharts && gap && isOfFacility(user, gap.facilityId) ? encounterId : null,
    }
  })
  return {
    provider: { id: provider.id, name: provider.name },
    ...{ family, axis, filter, title: titles.get(family) ?? family, page },
    isMore: open.length >= most && page < MOST_PAGES,
    rows,
  }
}
