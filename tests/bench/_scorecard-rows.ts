import type { DuckDBConnection } from '@duckdb/node-api'
import type { Db } from '#db/client.ts'

/** The months that the bench draws facts for, and what the list of everyone adds up of them. */
export const [MONTHS, FIRST_MONTH] = [24, 2024 * 12 + 10]
export const LISTED_COLUMNS = ['open', 'askable', 'sent', 'answered', 'in_time'] as const

type Compared = { facts: string; keys: readonly string[]; values: readonly string[]; by?: 'month' | 'year' }

/** What the list of everyone keeps, as columns of facts: each count from January to the end of every month of its year. */
export const runningSums = (): { columns: string; names: string[] } => {
  const parts = ['cases', ...LISTED_COLUMNS].flatMap((name) =>
    Array.from({ length: 12 }, (_, at) => ({ name, of: name === 'cases' ? '1' : name, month: at + 1 })),
  )
  const named = parts
    .filter(({ name, month }) => name !== 'cases' || month < 12)
    .map(({ name, of, month }) => ({
      as: month === 12 ? name : `${name}_to_${month}`,
      sum: `case when month % 12 < ${month} then ${of} else 0 end`,
    }))
  return { columns: named.map(({ as, sum }) => `${sum} as ${as}`).join(', '), names: named.map(({ as }) => as) }
}

/** How many rows differ between a roll-up and DuckDB's recomputation from the facts: none, or the roll-up is wrong. A month (or year) at a time, for memory's sake. */
export async function differing(
  db: Db,
  duck: DuckDBConnection,
  table: string,
  { facts, keys, values, by: part = 'month' }: Compared,
): Promise<number> {
  const by = keys.join(', ')
  const ours = db.$client
    .prepare<[number]>(`select ${by}, ${values.join(', ')}, cases from ${table} where ${part} = ?`)
    .raw()
  let [rows, wrong] = [0, 0]
  const told = db.$client.prepare(`select count(*) from ${table}`).pluck().get() as number
  const [first, last] = [FIRST_MONTH, FIRST_MONTH + MONTHS - 1].map((month) =>
    part === 'month' ? month : Math.floor(month / 12),
  ) as [number, number]
  for (let month = first; month <= last; month++) {
    const theirs = await duck.runAndReadAll(
      `select ${by}, ${values.map((v) => `sum(${v})::double as ${v}`).join(', ')}, count(*)::double as cases from ${facts} where ${part} = ${month} group by ${by}`,
    )
    const found = new Set((ours.all(month) as unknown[][]).map((row) => row.join('|')))
    const expected = theirs.getRows().map((row) => row.join('|'))
    wrong += expected.filter((row) => !found.has(row)).length + Math.abs(found.size - expected.length)
    rows += found.size
  }
  // Rows of a month that nothing was drawn for would be wrong too.
  wrong += told - rows
  console.log(`   ${table}: ${rows} rows, ${wrong} differ`)
  return wrong
}
