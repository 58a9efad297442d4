import type { CountName } from '#app/domain/scorecard/measures/counts.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { isOfStays, type ShareId } from '#app/domain/scorecard/measures/rates.ts'
import { narrowedBy } from '#app/domain/scorecard/measures/siblings.ts'
import { readQuarterParts, readQuarterPartsOf } from '#db/cell-parts.ts'
import { type Part, readFacilityParts } from '#db/scorecard-parts.ts'
import type { Context } from '../context.server.ts'
import { everyone, partsOfSome, readFew } from './everyone.server.ts'
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
  const keyed = [...specialties]
  const narrowed = narrowedBy(here.filter)
  const read = async (of: Period | null): Promise<(Part & { key: string })[]> => {
    if (of === null) return []
    if (by === 'specialty') return partsOfSome(context.db, keyed, of, { names: COUNTED, by: narrowed })
    return readFacilityParts(context.db, of, narrowed).map((part) => ({ ...part, key: part.facilityId }))
  }
  const quarterParts = async (): Promise<QuarterPart[]> => {
    if (by === 'specialty') return readFew(keyed, (few) => readQuarterPartsOf(context.db, few, trend, narrowed))
    return readQuarterParts(context.db, trend, narrowed).map((part) => ({ ...part, key: part.facilityId }))
  }
  const parts = { own: isWhole ? [] : await read(period), rest: await read(rest) }
  const shares = new Map<ShareId, (group: string) => boolean>()
  const quarters = isOfAllStays ? () => true : quartersTold(await quarterParts(), here)
  return {
    isCut: (id) => !(isOfStays(id) ? isOfAllStays : isWhole),
    share(id, group) {
      const told = shares.get(id) ?? toldShares(parts, here, id, ({ key }) => key, { isParted: true })
      shares.set(id, told)
      return told(group)
    },
    quarter: quarters,
  }
}

type QuarterPart = ReturnType<typeof readQuarterPartsOf>[number]

/** Quarters of a group add up to its share of two years: each group is a table of its own. */
function quartersTold(parts: readonly QuarterPart[], seen: Seen): ToldRows['quarter'] {
  const byGroup = new Map<string, QuarterPart[]>()
  for (const part of parts) {
    const known = byGroup.get(part.key)
    if (known) known.push(part)
    else byGroup.set(part.key, [part])
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
