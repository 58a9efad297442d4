import type { CountName } from '#app/domain/scorecard/measures/counts.ts'
import type { Month, Period } from '#app/domain/scorecard/measures/month.ts'
import type { ShareId } from '#app/domain/scorecard/measures/rates.ts'
import { isNarrowed, narrowedBy } from '#app/domain/scorecard/measures/siblings.ts'
import { toldCells } from '#app/domain/scorecard/measures/told-cells.ts'
import { readFacilityParts, readMonthPartsOf } from '#db/scorecard-parts.ts'
import type { Context } from '../context.server.ts'
import { partsOfSome } from './everyone.server.ts'
import { cellsOf, type Parts, restPeriod, type Seen, toldShares } from './told.server.ts'

/** What the shares of funnels are counted of. */
const COUNTED: readonly CountName[] = [
  'sent',
  'passedOn',
  'closed',
  'askable',
  'followable',
  'agreed',
  'other',
  'undetermined',
  'notClinical',
]
const NOTHING: Parts<never> = { own: [], rest: [] }

/** What of the program the filters allow to be told. */
export type ToldProgram = {
  share(id: ShareId): boolean
  month(id: ShareId, month: Month): boolean
  /** Answers by the way they moved the weight. */
  weighed: boolean
  /** Waits by each recipient's clock: queries that came to somebody, also those that were passed on. */
  received: boolean
  provider(id: string): boolean
}

type Asked = Seen & {
  measure: ShareId
  /** The providers that are meant. */
  ids: readonly string[]
}

export async function toldProgram(context: Context, asked: Asked): Promise<ToldProgram> {
  const { measure, ids, ...seen } = asked
  const { filter } = seen
  const rest = restPeriod(filter)
  const narrowed = narrowedBy(filter)
  const isWhole = !isNarrowed(narrowed)
  const periods = { own: isWhole ? null : filter.period, rest }
  const { db } = context
  const all = await both(periods, (period) =>
    filter.specialty === '' ? readFacilityParts(db, period, narrowed) : readMonthPartsOf(db, ids, period, narrowed),
  )
  const byProvider = await both(periods, (period) =>
    partsOfSome(
      db,
      ids.map((id) => [id, id]),
      period,
      { names: COUNTED, by: narrowed },
    ),
  )
  const shares = new Map<string, (key: string) => boolean>()
  const told = (name: string, make: () => (key: string) => boolean) => {
    const found = shares.get(name) ?? make()
    shares.set(name, found)
    return found
  }
  type MonthPart = (typeof all.own)[number]
  const monthOf = ({ month }: MonthPart) => String(month)
  const isToldOf = (nOf: (part: MonthPart) => number) => {
    const [cells, between] = [all.own, all.rest].map((parts) => cellsOf(parts, seen, () => '', nOf))
    return toldCells(cells ?? [], filter, { rest: between ?? [] })('')
  }
  return {
    share: (id) => told(id, () => toldShares(all, seen, id, () => ''))(''),
    // Months add up to the share of the period; what lies between periods is told by months either way.
    month: (id, month) =>
      told(`${id} by month`, () => toldShares({ ...all, rest: [] }, seen, id, monthOf, { isParted: true }))(
        String(month),
      ),
    weighed: isToldOf(({ weighed }) => weighed),
    received: isToldOf(({ sent, passedOn }) => sent + passedOn),
    provider: toldShares(byProvider, seen, measure, ({ key }) => key, { isParted: true }),
  }
}

async function both<T>(
  { own, rest }: { own: Period | null; rest: Period | null },
  read: (period: Period) => T[] | Promise<T[]>,
): Promise<Parts<T>> {
  return { own: own ? await read(own) : NOTHING.own, rest: rest ? await read(rest) : NOTHING.rest }
}
