import type { CountName } from '#app/domain/scorecard/measures/counts.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { isOfStays, type ShareId } from '#app/domain/scorecard/measures/rates.ts'
import { readQuarterParts } from '#db/cell-parts.ts'
import type { Part } from '#db/scorecard-parts.ts'
import type { Context } from '../context.server.ts'
import { everyone, partsOfAll, partsOfEach } from './everyone.server.ts'
import { restPeriod, type Seen, toldOfStays, toldShares } from './told.server.ts'

export const NO_SPECIALTY = 'No specialty recorded'
/** What the shares of the pages of groups are counted of. */
const COUNTED: CountName[] = ['askable', 'askableAsked', 'encounters', 'reviewed', 'sent', 'closed']

/** Whether the filters allow a share, and a quarter of the trend, to be told of a group. */
export type ToldRows = {
  /** Whether a filter cuts what a share is counted of: stays have no timing. */
  isCut(id: ShareId): boolean
  share(id: ShareId, group: string): boolean
  quarter(group: string, quarter: number): boolean
}
type Asked = Seen & { by: 'specialty' | 'facility' }

/** Of specialties or facilities side by side: what of them the filters allow to be told. */
export async function toldRows(context: Context, { by, ...seen }: Asked, trend: Period): Promise<ToldRows> {
  // A facility is a row of its own: who chooses it sees that row, and the other rows stand beside it without the choice.
  const here: Seen = by === 'facility' ? { ...seen, filter: { ...seen.filter, facility: '' } } : seen
  const { months, period, facility, payer, timing } = here.filter
  const isOfAllStays = facility === '' && payer === 'all'
  const isWhole = isOfAllStays && timing === 'all'
  const rest = restPeriod({ months, period })
  const specialties = new Map((await everyone(context)).map(({ id, specialty }) => [id, specialty ?? NO_SPECIALTY]))
  const groupOf = (part: { providerId: string; facilityId: string }) =>
    by === 'facility' ? part.facilityId : (specialties.get(part.providerId) ?? NO_SPECIALTY)
  const read = async (of: Period | null): Promise<(Part & { providerId: string })[]> => {
    if (of === null) return []
    if (by === 'specialty') return partsOfEach(context.db, [...specialties.keys()], of, COUNTED)
    return (await partsOfAll(context, of)).map((part) => ({ ...part, providerId: '' }))
  }
  const parts = { own: isWhole ? [] : await read(period), rest: await read(rest) }
  const shares = new Map<ShareId, (group: string) => boolean>()
  const quarters = isOfAllStays
    ? () => true
    : await quartersTold(context, here, { trend, ids: by === 'facility' ? null : [...specialties.keys()], groupOf })
  return {
    isCut: (id) => !(isOfStays(id) ? isOfAllStays : isWhole),
    share(id, group) {
      const told = shares.get(id) ?? toldShares(parts, here, id, groupOf, { isParted: true })
      shares.set(id, told)
      return told(group)
    },
    quarter: quarters,
  }
}

/** Quarters of a group add up to its share of two years: each group is a table of its own. */
async function quartersTold(
  { db }: Context,
  seen: Seen,
  of: {
    trend: Period
    ids: string[] | null
    groupOf(part: { providerId: string; facilityId: string }): string
  },
): Promise<ToldRows['quarter']> {
  type Quarter = ReturnType<typeof readQuarterParts>[number]
  const byGroup = new Map<string, Quarter[]>()
  for (const part of readQuarterParts(db, of.ids, of.trend)) {
    const group = of.groupOf(part)
    const known = byGroup.get(group)
    if (known) known.push(part)
    else byGroup.set(group, [part])
  }
  const told = new Map(
    [...byGroup].map(([group, own]) => [
      group,
      toldOfStays(
        { own, rest: [] },
        seen,
        ({ quarter }) => String(quarter),
        ({ askable }) => askable,
        {
          isParted: true,
        },
      ),
    ]),
  )
  return (group, quarter) => told.get(group)?.(String(quarter)) ?? true
}
