import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { readCoding } from '#app/services/scorecard/read-coding.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { commit, lenient } from '#db/commit.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { monthOf, type Row, rowsOf, Tally } from './recount.ts'

const manager = { ...PEOPLE.max, facilityIds: ['*'] }

test('records of coders weighted by kind are what a walk over the records finds, one after another', async () => {
  const context = aContext()
  const { db, now } = context
  await fillDemo(db, { seed: 'weighted', now: now(), encounters: 2500, detail: 'facts' })
  // Of the rarest kind hardly a coder has ten: in this house those stays are taken in as inpatients.
  await commit(db, {
    writes: [
      lenient((tx) => ({
        run: () => tx.run(sql`update encounters set class = 'inpatient' where class = 'observation'`),
      })),
    ],
    audit: [{ what: 'chart.imported', who: 'terminal', at: now() }],
  })
  await takeInFeed(context)
  const to = lastMatured(now())
  const from = to - 23
  const isWithin = (row: Row) => monthOf(Number(row.end_at)) >= from && monthOf(Number(row.end_at)) <= to
  const finals = rowsOf(
    db,
    `select class, end_at, (select coded_by from coded_lines l where l.encounter_id = e.id order by coded_at desc limit 1) as coder
     from encounters e where coding_state = 'final' and end_at is not null`,
  ).filter((row) => row.coder !== null && isWithin(row))
  const users = new Map(rowsOf(db, 'select id, name from users').map(({ id, name }) => [name, id]))
  const standards = new Map(rowsOf(db, 'select * from record_standards').map((row) => [row.kind, row.per_hour_x100]))
  const { coders } = await readCoding(context, manager, new URLSearchParams('months=24'))
  let told = 0
  for (const { name, weighted } of coders) {
    const own = finals.filter(({ coder }) => coder === users.get(name))
    const kinds = new Tally()
    for (const row of own) kinds.add(String(row.class))
    if (weighted === null || weighted === 'too-few') continue
    const worked = rowsOf(
      db,
      `select sum(minutes) as n from coder_hours where coder_id = '${users.get(name)}' and month between ${from} and ${to}`,
    )[0]
    let expected = 0
    for (const row of own) expected += 100 / Number(standards.get(row.class))
    const hours = Number(worked?.n) / 60
    expect(weighted.ratio, name).toBeCloseTo(expected / hours, 9)
    expect(weighted).toMatchObject({ records: own.length, hours })
    expect([...weighted.kinds].map(({ kind, n }): [string, number] => [kind, n]).sort()).toEqual(kinds.sorted())
    expect(weighted.low).toBeLessThan(weighted.ratio)
    expect(weighted.high).toBeGreaterThan(weighted.ratio)
    told += 1
  }
  expect(told).toBeGreaterThan(1)
}, 240_000)
