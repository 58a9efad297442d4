import { getTableColumns } from 'drizzle-orm'
import type { CountName, Counts } from '#app/domain/scorecard/measures/counts.ts'
import { providerMonths } from './schema/scorecard.ts'

/** The column of a count, the same in each grain of months. */
export const countColumn = (name: CountName): string => getTableColumns(providerMonths)[name].name

/** The sums of some counts, of a table that is called t. */
export const countSums = (names: readonly CountName[]): string =>
  names.map((name, at) => `sum(t.${countColumn(name)}) as n${at}`).join(', ')
export const countNames = (names: readonly CountName[]): string => names.map((_, at) => `n${at}`).join(', ')

/** Counts by name, from numbers in the order of the names. */
export const namedCounts = <N extends CountName>(names: readonly N[], numbers: readonly number[]): Pick<Counts, N> =>
  Object.fromEntries(names.map((name, at) => [name, numbers[at] ?? 0])) as Pick<Counts, N>
