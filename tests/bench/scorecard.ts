import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Contribution, noContribution } from '#app/domain/scorecard/measures/contribution.ts'
import { differenceOf } from '#app/domain/scorecard/measures/difference.ts'
import { drawIndex, type Random, seeded } from '#app/domain/scorecard/statistics/random.ts'
import { addRows } from '#db/bulk.ts'
import { closeDatabase, type Db, openDatabase } from '#db/client.ts'
import { commit, type Write } from '#db/commit.ts'
import { migrate } from '#db/migrate.ts'
import { addDifference, keepContributions, listContributions } from '#db/roll-ups.ts'
import { providers } from '#db/schema/identity.ts'
import { readProviderGaps, readProviderMonths, sumByProvider } from '#db/scorecards.ts'
import { differing, FIRST_MONTH, LISTED_COLUMNS, MONTHS, runningSums } from './_scorecard-rows.ts'
import { said, time } from './_times.ts'
import { besideReaders } from './intake.ts'

const PROVIDERS = 5_000
const FACILITIES = ['f1', 'f2', 'f3']
const FAMILIES = ['I50', 'N17', 'J18', 'E11', 'A41', 'G93', 'L89', 'S72']
const PERIOD = { from: FIRST_MONTH + 12, to: FIRST_MONTH + 23 }
const COUNTS = ['encounters', 'askable', 'open', 'sent', 'answered', 'inTime', 'up', 'upX10000'] as const
const COLUMNS = ['encounters', 'askable', 'open', 'sent', 'answered', 'in_time', 'up', 'up_x10000'] as const
const BATCH = 10_000

/** Facts of one encounter, drawn: codes, open details, and in one of five a query. */
function draw(random: Random, month = FIRST_MONTH + drawIndex(random, MONTHS)): Contribution {
  const provider = drawIndex(random, PROVIDERS)
  // Nine of ten stays are at the provider's own facility.
  const facility = random() < 0.9 ? provider % 3 : drawIndex(random, 3)
  const place = {
    providerId: `p${String(provider).padStart(5, '0')}`,
    month,
    facilityId: FACILITIES[facility] ?? 'f1',
    payer: 'all' as const,
  }
  const lines = 1 + drawIndex(random, 3)
  const open = drawIndex(random, lines + 1)
  const gap = {
    ...place,
    family: FAMILIES[drawIndex(random, 8)] ?? 'I50',
    axis: 'any' as const,
    class: 'inpatient' as const,
    lines,
    open,
    openAfter: 0,
  }
  const counts: Contribution['counts'] = [{ ...place, timing: 'all', counts: { encounters: 1, askable: lines, open } }]
  if (random() < 0.2) {
    const answered = random() < 0.9 ? 1 : 0
    const up = answered && random() < 0.3 ? 1 : 0
    const query = {
      sent: 1,
      answered,
      inTime: answered && random() < 0.8 ? 1 : 0,
      up,
      upX10000: up * (1 + drawIndex(random, 9000)),
    }
    counts.push({ ...place, timing: 'all', counts: query }, { ...place, timing: 'concurrent', counts: query })
  }
  return { ...noContribution(), counts, gaps: [gap] }
}

const idOf = (number: number) => `e${String(number).padStart(8, '0')}`
const countLine = (id: string, { providerId, timing, month, facilityId, counts }: Contribution['counts'][number]) =>
  [id, providerId, timing, month, facilityId, ...COUNTS.map((name) => counts[name] ?? 0)].join(',')
const gapLine = (
  id: string,
  { providerId, month, facilityId, family, axis, lines, open, openAfter }: Contribution['gaps'][number],
) => [id, providerId, month, facilityId, family, axis, lines, open, openAfter].join(',')

const rolledUp = (db: Db, writes: Write[]) =>
  commit(db, { writes, audit: [{ what: 'scorecard.rolled-up', who: 'system', at: new Date(0) }] })

/** Adds contributions the product's way: difference, both grains, one commit. */
async function add(db: Db, after: Map<string, Contribution>): Promise<void> {
  const before = await listContributions(db, [...after.keys()])
  await rolledUp(db, [
    ...keepContributions(after),
    ...addDifference(differenceOf([...before.values()], [...after.values()])),
  ])
}

const aProvider = (number: number) => {
  const id = `p${String(number).padStart(5, '0')}`
  return { id, sourceSystem: 'bench', sourceId: id, npi: null, name: `Dr. ${number}`, specialty: null, facilityIds: [] }
}

async function fill(db: Db, folder: string, encounters: number): Promise<void> {
  const random = seeded(20_261_123)
  const [counts, gaps] = [createWriteStream(join(folder, 'counts.csv')), createWriteStream(join(folder, 'gaps.csv'))]
  const staff = Array.from({ length: PROVIDERS }, (_, number) => aProvider(number))
  await rolledUp(db, addRows(providers, staff))
  // Month after month, as encounters come: what each adds a batch at a time, what a month comes to in one difference.
  for (let month = 0; month < MONTHS; month++) {
    const [first, end] = [month, month + 1].map((at) => Math.ceil((at * encounters) / MONTHS)) as [number, number]
    const all: Contribution[] = []
    for (let from = first; from < end; from += BATCH) {
      const batch = new Map(
        Array.from({ length: Math.min(BATCH, end - from) }, (_, i) => [
          idOf(from + i),
          draw(random, FIRST_MONTH + month),
        ]),
      )
      await rolledUp(db, keepContributions(batch))
      const text = { counts: '', gaps: '' }
      for (const [id, one] of batch) {
        all.push(one)
        for (const row of one.counts) text.counts += `${countLine(id, row)}\n`
        for (const row of one.gaps) text.gaps += `${gapLine(id, row)}\n`
      }
      if (!counts.write(text.counts)) await new Promise<void>((done) => counts.once('drain', done))
      if (!gaps.write(text.gaps)) await new Promise<void>((done) => gaps.once('drain', done))
    }
    await rolledUp(db, addDifference(differenceOf([], all)))
  }
  counts.end()
  gaps.end()
  await Promise.all([finished(counts), finished(gaps)])
}

const COUNT_NAMES = ['id', 'provider_id', 'timing', 'month', 'facility_id', ...COLUMNS]
const GAP_NAMES = ['id', 'provider_id', 'month', 'facility_id', 'family', 'axis', 'lines', 'open', 'open_after']
const read = (file: string, names: readonly string[]) =>
  `select * from read_csv('${file}', header = false, names = [${names.map((n) => `'${n}'`).join(', ')}])`
const sums = (names: readonly string[]) => names.map((n) => `sum(${n})::bigint as ${n}`).join(', ')

async function load(duck: DuckDBConnection, folder: string): Promise<void> {
  await duck.run(`create table counts as ${read(join(folder, 'counts.csv'), COUNT_NAMES)}`)
  await duck.run(`create table gaps as ${read(join(folder, 'gaps.csv'), GAP_NAMES)}`)
  await duck.run(
    `create table rolled as select provider_id, timing, month, facility_id, ${sums(COLUMNS)} from counts group by all order by provider_id, timing, month`,
  )
  await duck.run('create index rolled_provider on rolled (provider_id)')
  await duck.run(
    `create table rolled_gaps as select provider_id, month, facility_id, family, axis, ${sums(['lines', 'open', 'open_after'])} from gaps group by all order by provider_id, month`,
  )
}

async function measureReads(db: Db, duck: DuckDBConnection): Promise<void> {
  const random = seeded(7)
  const some = Array.from({ length: 300 }, () => `p${String(drawIndex(random, PROVIDERS)).padStart(5, '0')}`)
  const slice = { period: PERIOD, timing: 'all' as const, facilityIds: null }
  const between = `month between ${PERIOD.from} and ${PERIOD.to}`
  const of = (i: number) => some[i % some.length] ?? 'p00000'
  const [months, gaps] = await Promise.all([
    duck.prepare(
      `select month, ${sums(COLUMNS)} from rolled where provider_id = $1 and timing = 'all' and ${between} group by month`,
    ),
    duck.prepare(
      `select family, axis, sum(lines), sum(open) from rolled_gaps where provider_id = $1 and ${between} group by all`,
    ),
  ])
  const ours = await time(300, async (i) => {
    await readProviderMonths(db, of(i), slice)
    await readProviderGaps(db, of(i), slice)
  })
  const theirs = await time(100, async (i) => {
    for (const statement of [months, gaps]) {
      statement.bindVarchar(1, of(i))
      await (await statement.runAndReadAll()).getRows()
    }
  })
  console.log(
    `P3 one provider, 12 months and gaps:  ours ${said(ours)};  DuckDB on its own sorted roll-up ${said(theirs)};  ${(theirs.median / ours.median).toFixed(1)} x  (target: data <= 1 ms, >= 10 x)`,
  )
  const names = ['open', 'askable', 'sent', 'answered', 'inTime'] as const
  const all = await time(30, () => sumByProvider(db, slice, [...names]))
  const allRolled = await time(30, async () =>
    (
      await duck.runAndReadAll(
        `select provider_id, ${sums(LISTED_COLUMNS)} from rolled where timing = 'all' and ${between} group by 1`,
      )
    ).getRows(),
  )
  const allFacts = await time(5, async () =>
    (
      await duck.runAndReadAll(
        `select provider_id, ${sums(LISTED_COLUMNS)} from counts where timing = 'all' and ${between} group by 1`,
      )
    ).getRows(),
  )
  console.log(
    `P4 all ${PROVIDERS} providers, 12 months:  ours ${said(all)};  DuckDB roll-up ${said(allRolled)}, facts ${said(allFacts)}  (target <= 30 ms)`,
  )
}

/** New facts, corrections, voids and new attributions, the same ones on both sides. */
async function change(
  db: Db,
  duck: DuckDBConnection,
  folder: string,
  encounters: number,
  changes: number,
): Promise<void> {
  const random = seeded(99)
  const last = new Map<string, Contribution>()
  for (let done = 0; done < changes; done += 25) {
    const batch = new Map<string, Contribution>()
    for (let i = 0; i < Math.min(25, changes - done); i++) {
      const id = idOf(drawIndex(random, Math.ceil(encounters * 1.002)))
      const isVoid = random() < 0.15
      batch.set(id, isVoid ? noContribution() : draw(random))
    }
    await add(db, batch)
    for (const [id, one] of batch) last.set(id, one)
  }
  const files = { ids: join(folder, 'ids.csv'), counts: join(folder, 'counts-2.csv'), gaps: join(folder, 'gaps-2.csv') }
  const write = async (file: string, lines: string[]) => {
    const out = createWriteStream(file)
    out.end(`${lines.join('\n')}\n`)
    await finished(out)
  }
  await write(files.ids, [...last.keys()])
  await write(
    files.counts,
    [...last].flatMap(([id, one]) => one.counts.map((row) => countLine(id, row))),
  )
  await write(
    files.gaps,
    [...last].flatMap(([id, one]) => one.gaps.map((row) => gapLine(id, row))),
  )
  for (const [table, file, names] of [
    ['counts', files.counts, COUNT_NAMES],
    ['gaps', files.gaps, GAP_NAMES],
  ] as const) {
    await duck.run(`delete from ${table} where id in (select column0 from read_csv('${files.ids}', header = false))`)
    await duck.run(`insert into ${table} ${read(file, names)}`)
  }
}

/**
 * `npm run bench scorecard [encounters] [imported beside readers]`: roll-ups beside DuckDB, P3 to P5 and P10 of BENCHMARKS.md. Defaults
 * 1,000,000 and 50,000; 0 leaves a part out. The pages have a bench of their own, `scorecard-pages`.
 */
export async function run(args: string[]): Promise<void> {
  const [encounters = 1_000_000, imported = 50_000] = args.slice(0, 2).map(Number)
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  try {
    if (encounters > 0) await rollUps(folder, encounters)
    if (imported > 0) await besideReaders(folder, imported)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function rollUps(folder: string, encounters: number): Promise<void> {
  const db = openDatabase(join(folder, 'addendum.db'), { durable: false })
  // Held by name: an instance that is let go closes under its connection.
  const instance = await DuckDBInstance.create(join(folder, 'facts.duckdb'))
  const duck = await instance.connect()
  try {
    migrate(db, 'db/migrations')
    const from = performance.now()
    await fill(db, folder, encounters)
    const seconds = (performance.now() - from) / 1000
    const size = statSync(join(folder, 'addendum.db')).size / 1e6
    console.log(
      `${encounters} encounters rolled up in ${seconds.toFixed(0)} s (${Math.round(encounters / seconds)} a second), ${size.toFixed(0)} MB`,
    )
    await load(duck, folder)
    await measureReads(db, duck)
    const begun = performance.now()
    await change(db, duck, folder, encounters, 10_000)
    console.log(
      `P5 after 10,000 random changes (${((performance.now() - begun) / 1000).toFixed(1)} s), against DuckDB's recomputation from the facts:`,
    )
    let wrong = 0
    const counts = { facts: 'counts', keys: ['provider_id', 'timing', 'month', 'facility_id'], values: COLUMNS }
    for (const table of ['provider_months', 'month_providers']) wrong += await differing(db, duck, table, counts)
    const places = { ...counts, keys: ['timing', 'month', 'facility_id'] }
    wrong += await differing(db, duck, 'facility_months', places)
    const { columns, names } = runningSums()
    const listed = {
      facts: `(select provider_id, month // 12 as year, ${columns} from counts where timing = 'all')`,
      ...{ keys: ['provider_id', 'year'], values: names, by: 'year' as const },
    }
    wrong += await differing(db, duck, 'listed_years', listed)
    const gapKeys = ['provider_id', 'month', 'facility_id', 'family', 'axis']
    const gaps = { facts: 'gaps', keys: gapKeys, values: ['lines', 'open', 'open_after'] }
    for (const table of ['provider_gaps', 'month_gaps']) wrong += await differing(db, duck, table, gaps)
    console.log(wrong === 0 ? '   exactly equal' : `   ${wrong} ROWS WRONG`)
    if (wrong > 0) process.exitCode = 1
  } finally {
    duck.closeSync()
    instance.closeSync()
    closeDatabase(db)
  }
}
