import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { seeded } from '#app/domain/scorecard/statistics/random.ts'
import type { Context } from '#app/services/context.server.ts'
import { rebuildRollUps, takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { type Change, commit, lenient, type Write } from '#db/commit.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'
import { recountQueries, recountStays, rolledUpQueries, rolledUpStays, rollUpsOf, rowsOf } from './recount.ts'

async function aSmallHospital(encounters: number): Promise<Context> {
  const context = aContext()
  await fillDemo(context.db, { seed: 'roll-ups', now: context.now(), encounters, detail: 'facts' })
  return context
}

const said = (context: Context, writes: Write[], changes: Change[]) =>
  commit(context.db, { writes, changes, audit: [{ what: 'chart.imported', who: 'terminal', at: context.now() }] })
const write = (statement: ReturnType<typeof sql>): Write => lenient((tx) => ({ run: () => tx.run(statement) }))

describe('roll-ups follow the facts', () => {
  test('they equal a slow recount from the facts, for queries and for stays', async () => {
    const context = await aSmallHospital(300)
    await takeInFeed(context)
    expect(rolledUpQueries(context.db)).toEqual(recountQueries(context.db))
    expect(rolledUpStays(context.db)).toEqual(recountStays(context.db))
    expect(rolledUpQueries(context.db).length).toBeGreaterThan(30)
  })

  test('both grains and every timing add up to the same', async () => {
    const context = await aSmallHospital(200)
    await takeInFeed(context)
    const total = (table: string, where: string) =>
      rowsOf(context.db, `select sum(sent) s, sum(answered) a, sum(up_x10000) u from ${table} where ${where}`)[0]
    const all = total('provider_months', "timing = 'all' and payer = 'all'")
    expect(total('month_providers', "timing = 'all' and payer = 'all'")).toEqual(all)
    expect(total('provider_months', "timing <> 'all' and payer = 'all'")).toEqual(all)
    expect(total('provider_months', "timing = 'all' and payer <> 'all'")).toEqual(all)
    expect(total('month_providers', "timing <> 'all' and payer <> 'all'")).toEqual(all)
  })

  test('a change is counted once, however often the job looks', async () => {
    const context = await aSmallHospital(60)
    await takeInFeed(context)
    const before = rollUpsOf(context.db)
    expect(await takeInFeed(context)).toBe(0)
    await said(
      context,
      [],
      [
        { topic: 'encounter', onId: 'demo-e-0000003' },
        { topic: 'encounter', onId: 'demo-e-0000003' },
      ],
    )
    expect(await takeInFeed(context)).toBe(2)
    expect(rollUpsOf(context.db)).toEqual(before)
  })

  test('a change about something that is not there changes nothing', async () => {
    const context = await aSmallHospital(40)
    await takeInFeed(context)
    const before = rollUpsOf(context.db)
    await said(
      context,
      [],
      [
        { topic: 'query', onId: 'nobody' },
        { topic: 'encounter', onId: 'nowhere' },
      ],
    )
    await takeInFeed(context)
    expect(rollUpsOf(context.db)).toEqual(before)
  })
})

describe('after random imports, corrections, voids and new attributions', () => {
  let context: Context
  beforeEach(async () => {
    context = await aSmallHospital(150)
    await takeInFeed(context)
  })

  function randomChange(random: () => number, ids: string[], providers: string[]) {
    const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T
    const [id, provider] = [pick(ids), pick(providers)]
    const change = { topic: 'encounter', onId: id }
    const kinds: (() => [Write[], Change[]])[] = [
      () => [[write(sql`update encounters set coding_state = 'working' where id = ${id}`)], [change]],
      () => [[write(sql`update encounters set coding_state = 'final' where id = ${id}`)], [change]],
      () => [[write(sql`update encounters set end_at = end_at - 5000000000 where id = ${id}`)], [change]],
      () => [[write(sql`update encounters set facility_id = null where id = ${id}`)], [change]],
      () => [
        [
          write(
            sql`update or ignore encounter_providers set provider_id = ${provider} where encounter_id = ${id} and part = 'attending'`,
          ),
        ],
        [change],
      ],
      () => [
        [write(sql`update coded_lines set code = 'I509' where encounter_id = ${id} and sequence = 2`)],
        [{ ...change, topic: 'coding' }],
      ],
      () => [[write(sql`delete from coded_lines where encounter_id = ${id}`)], [{ ...change, topic: 'coding' }]],
      () => [[write(sql`update queries set provider_id = ${provider} where encounter_id = ${id}`)], [change]],
      () => [
        [
          write(
            sql`update answers set taken_back_at = 1 where query_id in (select id from queries where encounter_id = ${id})`,
          ),
        ],
        [change],
      ],
      () => [
        [
          write(
            sql`update queries set state = 'withdrawn', viewed_at = null where encounter_id = ${id} and state = 'open'`,
          ),
        ],
        [change],
      ],
    ]
    return pick(kinds)()
  }

  test.each([1, 2, 3])('a rebuild gives the same rows (run %i)', async (seed) => {
    const random = seeded(seed)
    const ids = rowsOf(context.db, 'select id from encounters').map(({ id }) => String(id))
    const providers = rowsOf(context.db, 'select id from providers').map(({ id }) => String(id))
    const first = rollUpsOf(context.db)
    for (let turn = 0; turn < 60; turn++) {
      const [writes, changes] = randomChange(random, ids, providers)
      await said(context, writes, changes)
      if (turn % 7 === 0) await takeInFeed(context)
    }
    await takeInFeed(context)
    const followed = rollUpsOf(context.db)
    await rebuildRollUps(context, { anew: true })
    expect(rollUpsOf(context.db)).toEqual(followed)
    expect(followed).not.toEqual(first)
    expect(rolledUpQueries(context.db)).toEqual(recountQueries(context.db))
    expect(rolledUpStays(context.db)).toEqual(recountStays(context.db))
  })

  test('no row stays that nothing is left of', async () => {
    await said(
      context,
      [
        write(sql`update encounters set coding_state = 'working'`),
        write(sql`update queries set sent_at = null`),
        write(sql`delete from stay_levels`),
        write(sql`delete from coded_lines`),
        write(sql`delete from claims`),
      ],
      rowsOf(context.db, 'select id from encounters').map(({ id }) => ({ topic: 'encounter', onId: String(id) })),
    )
    await takeInFeed(context)
    for (const rows of Object.values(rollUpsOf(context.db))) expect(rows).toEqual([])
  })
})
