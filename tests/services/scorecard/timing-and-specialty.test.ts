import { expect, test } from 'vitest'
import { answerTime, CLOCKS } from '#app/domain/scorecard/measures/answer-time.ts'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { familiesTables } from '#app/services/scorecard/families-tables.server.ts'
import { listProviders } from '#app/services/scorecard/list-providers.server.ts'
import { readFamilies } from '#app/services/scorecard/read-families.server.ts'
import { readGroups } from '#app/services/scorecard/read-groups.server.ts'
import { readProgram } from '#app/services/scorecard/read-program.server.ts'
import { inWidths } from '#app/services/scorecard/table-cells.server.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { rowsOf } from './recount.ts'

const manager = { ...PEOPLE.max, facilityIds: ['*'] }
const asked = (search: string) => new URLSearchParams(search)

const HOSPITAL = { seed: 'timing', encounters: 1500, detail: 'facts' } as const

test('a timing of queries leaves what is counted of stays as it is, on the list, of groups and of the program', async () => {
  const context = await aHospital(HOSPITAL)
  const unspecified = async (search: string) => {
    const list = await listProviders(context, manager, asked(search))
    const groups = await readGroups(context, manager, asked(search), 'specialty')
    const program = await readProgram(context, manager, asked(search))
    return {
      list: list.rows.map((row) => [row.name, row.unspecified]),
      groups: groups.rows.map((row) => [row.name, row.unspecified, row.trend]),
      program: program.shares.find(({ id }) => id === 'unspecified')?.share,
    }
  }
  const all = await unspecified('months=24')
  expect(all.program).not.toBe('too-few')
  expect(await unspecified('months=24&timing=concurrent')).toEqual(all)
}, 240_000)

test('the program under a specialty counts its queries, waits and open ones alone', async () => {
  const context = await aHospital(HOSPITAL)
  const { db } = context
  const to = lastMatured(context.now())
  const program = await readProgram(context, manager, asked('months=24&specialty=Hospital Medicine'))
  const ofThem = "provider_id in (select id from providers where specialty = 'Hospital Medicine')"
  const months = rowsOf(
    db,
    `select month, sum(sent) n from month_providers where timing = 'all' and payer = 'all' and ${ofThem}
     and month between ${to - 23} and ${to} group by 1`,
  )
  const told = program.volume.flatMap(({ sent }) => (sent === null ? [] : [sent]))
  expect(told.length).toBeGreaterThan(0)
  const sizes = months.map(({ n }) => Number(n))
  for (const sent of told) expect(sizes).toContain(sent)
  expect(program.story?.sent).toBe(sizes.reduce((sum, n) => sum + n, 0))
  const waits = rowsOf(
    db,
    `select sent_at, (select max(at) from query_events e where e.query_id = q.id and e.kind = 'redirected') moved_at,
       ended_at, (select signed_at from answers a where a.query_id = q.id and taken_back_at is null) signed_at
     from queries q where sent_at is not null and not (state = 'withdrawn' and viewed_at is null) and ${ofThem}
       and (strftime('%Y', sent_at / 1000, 'unixepoch') * 12 + strftime('%m', sent_at / 1000, 'unixepoch') - 1) between ${to - 23} and ${to}`,
  ).map((row) => ({
    begunAt: Number(row.moved_at ?? row.sent_at),
    firstBegunAt: row.moved_at === null ? null : Number(row.sent_at),
    wasPassedOn: false,
    endedAt: row.signed_at || row.ended_at ? Number(row.signed_at ?? row.ended_at) : null,
    isAnswered: row.signed_at !== null,
  }))
  // Demo queries are redirected once at most.
  const passed = rowsOf(
    db,
    `select sent_at, e.at as moved_at from queries q join query_events e on e.query_id = q.id and e.kind = 'redirected'
     join query_events s on s.query_id = q.id and s.kind = 'sent' where not (state = 'withdrawn' and viewed_at is null)
       and s.${ofThem}
       and (strftime('%Y', sent_at / 1000, 'unixepoch') * 12 + strftime('%m', sent_at / 1000, 'unixepoch') - 1) between ${to - 23} and ${to}`,
  ).map((row) => ({
    ...{ begunAt: Number(row.sent_at), firstBegunAt: null, endedAt: Number(row.moved_at) },
    ...{ isAnswered: false, wasPassedOn: true },
  }))
  for (const clock of CLOCKS) {
    const slow = answerTime([...waits, ...passed], context.now(), clock)
    const time = program.times[clock]
    if (slow === 'too-few' || time === 'too-few') throw new Error('There are enough.')
    expect(time, clock).toMatchObject({ n: slow.n, open: slow.open })
    // Counted in whole minutes.
    for (const of of ['median', 'ninetieth'] as const)
      expect(Math.abs((time[of].time ?? -1) - (slow[of].time ?? -2))).toBeLessThanOrEqual(1 / 60)
  }
  const open = rowsOf(db, `select count(*) n from queries where state = 'open' and ${ofThem}`)[0]
  expect(program.ages.reduce((sum, { n }) => sum + n, 0)).toBe(open?.n)
  expect((await readProgram(context, manager, asked('specialty=Alchemy'))).filter.specialty).toBe('')
  const families = await readFamilies(context, manager, asked('months=24&specialty=Hospital Medicine'))
  const names = rowsOf(db, `select id, name from providers where specialty = 'Hospital Medicine'`)
  expect(families.heat.rows.length).toBeGreaterThan(2)
  for (const { id, name } of families.heat.rows) expect(names).toContainEqual({ id, name })
  const heat = familiesTables(families).find(({ id }) => id === 'heat')
  if (!heat) throw new Error('There is a heat map.')
  const parts = inWidths(heat, 9)
  expect(parts.flatMap(({ columns }) => columns.slice(1))).toEqual(heat.columns.slice(1))
  for (const { columns, rows } of parts) {
    expect(columns.length).toBeLessThanOrEqual(9)
    for (const row of rows) expect(row).toHaveLength(columns.length)
  }
}, 240_000)
