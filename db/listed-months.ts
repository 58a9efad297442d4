import { sql } from 'drizzle-orm'
import type { CountName, Counts } from '#app/domain/scorecard/measures/counts.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from './client.ts'
import { prepared } from './prepared.ts'
import { providers } from './schema/identity.ts'
import { LISTED, type ListedName, listedMonths } from './schema/scorecard-list.ts'

const t = listedMonths
const isListed = (name: CountName): name is ListedName => LISTED.some((listed) => listed === name)
/** Whether these counts are among those that the list of everyone has added up. */
export const areListed = (names: readonly CountName[]): names is readonly ListedName[] => names.every(isListed)

/** The join is written so that it goes provider after provider, of each the months that are asked for and no others. */
const ofEach = sql`${t.providerId} = ${providers.id} and ${t.month} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`
const sumsOf = (names: readonly ListedName[]) =>
  Object.fromEntries(names.map((name) => [name, sql<number>`sum(${t[name]})`]))

/** Listed counts of every provider, summed over the months of a period. */
export function sumListed(
  db: Db,
  { from, to }: Period,
  names: readonly ListedName[],
): ({ providerId: string } & Partial<Counts>)[] {
  const statement = prepared(db, `listed ${names.join()}`, () =>
    db
      .select({ providerId: providers.id, ...sumsOf(names) })
      .from(providers)
      .crossJoin(t)
      .where(ofEach)
      .groupBy(providers.id)
      .prepare(),
  )
  return statement.all({ from, to })
}

/** The same by quarter (month / 3, whole). */
export function sumListedQuarters(
  db: Db,
  { from, to }: Period,
  names: readonly ListedName[],
): ({ providerId: string; quarter: number } & Partial<Counts>)[] {
  const quarter = sql<number>`${t.month} / 3`
  const statement = prepared(db, `listed quarters ${names.join()}`, () =>
    db
      .select({ providerId: providers.id, quarter, ...sumsOf(names) })
      .from(providers)
      .crossJoin(t)
      .where(ofEach)
      .groupBy(providers.id, quarter)
      .prepare(),
  )
  return statement.all({ from, to })
}
