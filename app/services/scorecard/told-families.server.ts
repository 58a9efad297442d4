import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { isNarrowed, narrowedBy } from '#app/domain/scorecard/measures/siblings.ts'
import { readFamilyParts } from '#db/cell-parts.ts'
import type { Keyed } from '#db/scorecard-parts.ts'
import type { Context } from '../context.server.ts'
import { MANY, readFew } from './everyone.server.ts'
import { restPeriod, type Seen, toldOfStays } from './told.server.ts'

type Asked = Seen & {
  /** The providers that are meant. */
  ids: readonly string[]
  /** The row of the heat map that a provider belongs to. */
  rowOf(providerId: string): string | null
}

/** Which cells of the heat map the filters allow to be told. */
export async function toldFamilies(
  { db }: Context,
  { ids, rowOf, ...seen }: Asked,
): Promise<(row: string, family: string) => boolean> {
  // Codes have no timing: what is cut by timing alone is whole for them.
  const by = { ...narrowedBy(seen.filter), timing: false }
  const rest = restPeriod(seen.filter)
  const keyed: Keyed = ids.map((id) => [id, rowOf(id) ?? ''])
  const read = (period: Period) => readFew(keyed, (few) => readFamilyParts(db, few, period, by), { few: MANY })
  const parts = {
    own: isNarrowed(by) ? await read(seen.filter.period) : [],
    rest: rest ? await read(rest) : [],
  }
  const isTold = toldOfStays(
    parts,
    seen,
    ({ key, family }) => `${key}\n${family}`,
    ({ lines }) => lines,
  )
  return (row, family) => isTold(`${row}\n${family}`)
}
