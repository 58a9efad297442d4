import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { commit, lenient, type Write } from '../commit.ts'

/**
 * Tables whose rows belong to one stay, one query, one patient or one provider: each copy has its own. Parents before children. The grains
 * led by month are written from those led by provider, whose keys find a copy at once.
 */
const OWN = [
  ...['patients', 'risk_members', 'encounters', 'encounter_providers', 'coded_lines'],
  ...['queries', 'query_versions', 'draft_checks', 'template_uses', 'query_events', 'answers', 'reconciliations'],
  ...['claims', 'coding_audits', 'stay_levels'],
  ...['query_waits', 'passed_waits', 'answer_weights', 'member_recaptures', 'member_suspects', 'contributions'],
]
/** Tables of a staff of providers: later copies of a hospital that has all its staffs share one of them. */
const OF_STAFF = [
  ...['provider_months', 'month_providers', 'provider_gaps', 'month_gaps', 'provider_drgs'],
  ...['listed_years', 'month_spreads'],
]
const TABLES = ['providers', ...OWN, ...OF_STAFF]
/** So many staffs are some five thousand providers. */
export const STAFFS = 125
const LED_BY_PROVIDER: Readonly<Record<string, string>> = {
  month_providers: 'provider_months',
  month_gaps: 'provider_gaps',
}
/** Sums over all providers, and hours of coders who code for all: they grow with the copies. */
const SUMS = ['facility_months', 'month_drgs', 'month_levels', 'coder_hours', 'cdi_hours']
/** Columns whose "demo-..." differs from copy to copy. */
const IDS = ['id', 'encounter_id', 'patient_id', 'provider_id', 'query_id', 'source_id', 'npi', 'who']

const words = (text: string): SQL => sql.raw(text)
const run = (text: string): Write => lenient((tx) => ({ run: () => tx.run(words(text)) }))

function columnsOf(db: Db, table: string): { name: string; type: string; pk: number }[] {
  return db.$client
    .prepare<[string], { name: string; type: string; pk: number }>('select name, type, pk from pragma_table_info(?)')
    .all(table)
}

type Copy = { copy: number; staff: number }
const prefixOf = (number: number): string => (number === 0 ? 'demo' : `demo${number}`)

function cellOf(table: string, column: string, { copy, staff }: Copy): string {
  // Ids of people of the office and of facilities are the same in every copy; of queries and encounters there are none in it.
  if (table === 'contributions' && column === 'cells') return `replace(cells, '"demo-p-', '"${prefixOf(staff)}-p-')`
  if (column === 'provider_id') return `'${prefixOf(staff)}' || substr(${column}, 5)`
  if (table === 'providers' && column === 'name') return `${column} || ' ${copy + 1}'`
  if (column === 'source_id' || column === 'npi') return `${column} || '-${copy}'`
  return IDS.includes(column) ? `'demo${copy}' || substr(${column}, 5)` : column
}

/** The rows of the first copy once more, as those of copy `copy`. */
function copied(db: Db, table: string, copy: Copy): Write {
  const columns = columnsOf(db, table)
  const names = columns.map(({ name }) => name)
  const key = columns.find(({ pk }) => pk === 1)?.name
  const [from, of] =
    table === 'month_spreads'
      ? [table, 'who']
      : [LED_BY_PROVIDER[table] ?? table, LED_BY_PROVIDER[table] ? 'provider_id' : key]
  const who = table === 'month_spreads' ? 'demo-p' : 'demo'
  const cells = names.map((name) => cellOf(table, name, copy)).join(', ')
  // "demo-" up to, but without, "demo.": ids of the first copy, by the key.
  return run(
    `insert into ${table} (${names.join(', ')}) select ${cells} from ${from} where ${of} >= '${who}-' and ${of} < '${who}.'`,
  )
}

/** Multiplies every number of a table of sums that is not part of its key. */
function multiplied(db: Db, table: string, times: number, where = ''): Write {
  const sums = columnsOf(db, table)
    .filter(({ name, type, pk }) => pk === 0 && type.toLowerCase() === 'integer' && !name.endsWith('_at'))
    .map(({ name }) => `${name} = ${name} * ${times}`)
  return run(`update ${table} set ${sums.join(', ')} ${where}`)
}

type Made = { name: string; sql: string }
const madeOf = (db: Db, type: 'index' | 'trigger'): Made[] =>
  db.$client
    .prepare<[string], Made & { tbl_name: string }>(
      'select name, sql, tbl_name from sqlite_master where type = ? and sql is not null order by name',
    )
    .all(type)
    .filter(({ tbl_name: table }) => TABLES.includes(table))

/**
 * Makes an invented hospital larger: every stay, with its patient, queries, claims and roll-ups, `times` times at the same facilities, each time
 * under a staff of its own until there are `staffs`; then times must be a multiple of them. The roll-ups must be up to date before; after, a rebuild gives the rows that stand here. Indexes are taken
 * down meanwhile and made again by a sort, which is many times faster. Returns how many stays there are then.
 */
export async function multiplyDemo(
  db: Db,
  options: { times: number; now: Date; staffs?: number; onProgress?: (done: number, of: number) => void },
): Promise<number> {
  const { times, now, staffs = STAFFS, onProgress } = options
  if (times > staffs && times % staffs !== 0) throw new Error(`${times} copies cannot share ${staffs} staffs evenly.`)
  const tell = (step: string) => ({ what: 'demo.filled' as const, who: 'system', at: now, detail: { step } })
  const [indexes, triggers] = [
    madeOf(db, 'index'),
    madeOf(db, 'trigger').filter(({ name }) => name.endsWith('_fts_insert')),
  ]
  const count = () => (db.$client.prepare('select count(*) as n from encounters').get() as { n: number }).n
  const stays = count()
  const down = [
    ...indexes.map(({ name }) => `drop index ${name}`),
    ...triggers.map(({ name }) => `drop trigger ${name}`),
  ]
  await commit(db, { writes: down.map(run), audit: [tell('indexes down')] })
  for (let copy = 1; copy < times; copy++) {
    const tables = copy < staffs ? TABLES : OWN
    const which = { copy, staff: copy % staffs }
    await commit(db, {
      writes: tables.map((table) => copied(db, table, which)),
      audit: [tell(`copies to ${copy + 1}`)],
    })
    onProgress?.(stays * (copy + 1), stays * times)
  }
  const sums = SUMS.map((table) => multiplied(db, table, times))
  const shared = times > staffs ? OF_STAFF.slice(0, -1).map((table) => multiplied(db, table, times / staffs)) : []
  const visits = multiplied(db, 'month_spreads', Math.max(1, times / staffs), "where who not like 'demo-u-%'")
  const coders = multiplied(db, 'month_spreads', times, "where who >= 'demo-u-' and who < 'demo-u.'")
  await commit(db, { writes: [...sums, ...shared, visits, coders], audit: [tell('sums')] })
  const again = `insert into patients_fts(rowid, name, mrn) select rowid, given_name || ' ' || family_name, coalesce(mrn, '') from patients where id >= 'demo0'`
  const up = [again, ...triggers.map((one) => one.sql), ...indexes.map((one) => one.sql)]
  for (const text of up) await commit(db, { writes: [run(text)], audit: [tell('indexes')] })
  return count()
}
