import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readKept } from '#app/domain/scorecard/measures/kept-contribution.ts'
import { PAYERS } from '#app/domain/scorecard/measures/payer.ts'
import { seeded } from '#app/domain/scorecard/statistics/random.ts'
import type { Context } from '#app/services/context.server.ts'
import { priceStay } from '#app/services/payment/price-stay.server.ts'
import { acceptLevel } from '#app/services/scorecard/accept.server.ts'
import { answerDollars, type Dollars } from '#app/services/scorecard/answer-dollars.server.ts'
import { rebuildRollUps, takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import type { Db } from '#db/client.ts'
import { type Change, commit, lenient, type Write } from '#db/commit.ts'
import { sumStayLevels } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'
import { monthOf, rollUpsOf, rowsOf } from './recount.ts'

/* Two figures that were read from the stays themselves, one by one, before sums of them were kept: that way is here, beside the sums. */
type Cut = Pick<Slice, 'period' | 'facilityIds'>

async function aHospital(seed: string, encounters = 400): Promise<Context> {
  const context = aContext()
  await fillDemo(context.db, { seed, now: context.now(), encounters, detail: 'facts' })
  await takeInFeed(context)
  return context
}

function slowLevels(db: Db, { period: { from, to }, facilityIds }: Cut) {
  const startOf = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1)
  const within = facilityIds ? `and e.facility_id in (${facilityIds.map((id) => `'${id}'`).join(', ')})` : ''
  return rowsOf(
    db,
    `select l.severity, l.mortality, count(*) as stays, count(l.risk_x1000000) as withRisk, coalesce(sum(l.risk_x1000000), 0) as risksX1000000,
       sum(lower(coalesce(e.disposition, '')) in ('expired', 'died', '20')) as died
     from stay_levels l join encounters e on e.id = l.encounter_id
     where e.end_at >= ${startOf(from)} and e.end_at < ${startOf(to + 1)} ${within} group by 1, 2 order by 1, 2`,
  )
}
const keptLevels = async (db: Db, cut: Cut) =>
  (await sumStayLevels(db, cut)).sort((a, b) => a.severity - b.severity || a.mortality - b.mortality)

/** Every stay's kept counts walked through, each row priced as the stay is paid. */
async function slowDollars(db: Db, providerId: string, slice: Slice): Promise<Dollars | null> {
  const { period, timing, facilityIds, payer = 'all' } = slice
  const found: Dollars = { upCents: 0, downCents: 0, unpriced: 0 }
  let priced = 0
  const stays = rowsOf(
    db,
    `select c.cells, e.facility_id, e.payer, coalesce(e.end_at, e.start_at) as served_at
     from contributions c join encounters e on e.id = c.encounter_id where c.cells like '[1%'`,
  )
  for (const stay of stays) {
    const place = {
      facilityId: stay.facility_id as string | null,
      payer: stay.payer as string | null,
      day: new Date(Number(stay.served_at)).toISOString().slice(0, 10),
    }
    for (const row of readKept(String(stay.cells)).counts) {
      const { upX10000 = 0, downX10000 = 0 } = row.counts
      const isOwn = row.providerId === providerId && row.timing === timing && row.payer === payer
      const isWithin = row.month >= period.from && row.month <= period.to
      const isHere = facilityIds === null || facilityIds.includes(row.facilityId)
      if (!isOwn || !isWithin || !isHere || upX10000 + downX10000 === 0) continue
      const up = await priceStay(db, { ...place, weightX10000: upX10000 })
      const down = await priceStay(db, { ...place, weightX10000: downX10000 })
      if (up.ok && down.ok) {
        priced += 1
        found.upCents += up.value.totalCents
        found.downCents += down.value.totalCents
      } else found.unpriced += 1
    }
  }
  return priced > 0 ? found : null
}

const write = (statement: ReturnType<typeof sql>): Write => lenient((tx) => ({ run: () => tx.run(statement) }))
const said = ({ db, now }: Context, writes: Write[], ids: readonly string[]) =>
  commit(db, {
    writes,
    changes: ids.map((onId): Change => ({ topic: 'encounter', onId })),
    audit: [{ what: 'chart.imported', who: 'terminal', at: now() }],
  })

async function levelsAreEqual({ db, now }: Context): Promise<number> {
  const newest = monthOf(now().getTime())
  const facilities = rowsOf(db, 'select id from facilities').map(({ id }) => String(id))
  let told = 0
  for (const facilityIds of [null, facilities.slice(0, 1), facilities.slice(1), []])
    for (const months of [1, 3, 12, 60])
      for (const to of [newest, newest - 4]) {
        const cut = { period: { from: to - months + 1, to }, facilityIds }
        const slow = slowLevels(db, cut)
        expect(await keptLevels(db, cut), JSON.stringify(cut)).toEqual(slow)
        told += slow.length
      }
  return told
}

async function dollarsAreEqual({ db, now }: Context): Promise<number> {
  const to = monthOf(now().getTime())
  const providers = rowsOf(db, 'select distinct provider_id from provider_months where up + down > 0')
  const [facility] = rowsOf(db, 'select facility_id from answer_weights order by 1 limit 1')
  const slices: Slice[] = [
    ...[3, 12, 60].map((months) => ({
      ...{ period: { from: to - months + 1, to }, timing: 'all' as const, facilityIds: null },
    })),
    ...(['concurrent', 'retrospective'] as const).map((timing) => ({
      ...{ period: { from: to - 23, to }, timing, facilityIds: [String(facility?.facility_id)] },
    })),
    ...PAYERS.map((payer) => ({
      ...{ period: { from: to - 23, to: to - 1 }, timing: 'all' as const, facilityIds: null, payer },
    })),
  ]
  let told = 0
  for (const slice of slices)
    for (const { provider_id: id } of providers) {
      const slow = await slowDollars(db, String(id), slice)
      expect(await answerDollars(db, String(id), slice), `${id} ${JSON.stringify(slice)}`).toEqual(slow)
      if (slow) told += 1
    }
  return told
}

test('stays by level and the dollars of answers are what a walk over every stay finds, under any filter', async () => {
  const context = await aHospital('levels')
  const { db } = context
  expect(await levelsAreEqual(context)).toBeGreaterThan(40)
  expect(await dollarsAreEqual(context)).toBeGreaterThan(20)
  const [alike] = rowsOf(db, 'select count(*) as n, sum(down_x10000 > 0) as down from answer_weights')
  expect(alike?.n).toBe(
    rowsOf(db, "select sum(up + down) as n from month_providers where timing = 'all' and payer = 'all'")[0]?.n,
  )
  expect(alike?.down).toBeGreaterThan(0)
}, 240_000)

test('they follow corrections, voids, deaths, other facilities, payers and addressees; a rebuild gives the same rows', async () => {
  const context = await aHospital('moving', 200)
  const { db } = context
  const first = rollUpsOf(db)
  const random = seeded(5)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const levelled = rowsOf(db, 'select encounter_id as id from stay_levels').map(({ id }) => String(id))
  const weighed = rowsOf(db, 'select encounter_id as id from answer_weights').map(({ id }) => String(id))
  const providers = rowsOf(db, 'select distinct provider_id as id from answer_weights').map(({ id }) => String(id))
  for (let turn = 0; turn < 80; turn++) {
    const id = pick(turn % 2 ? levelled : weighed)
    const provider = pick(providers)
    const [statement] = [
      pick([
        sql`update encounters set end_at = end_at - 5000000000 where id = ${id}`,
        sql`update encounters set end_at = null where id = ${id}`,
        sql`update encounters set facility_id = null where id = ${id}`,
        sql`update encounters set facility_id = (select min(id) from facilities) where id = ${id}`,
        sql`update encounters set payer = 'Aetna' where id = ${id}`,
        sql`update encounters set payer = null where id = ${id}`,
        sql`update encounters set disposition = 'Expired' where id = ${id}`,
        sql`update stay_levels set severity = 4, risk_x1000000 = 90000 where encounter_id = ${id}`,
        sql`delete from stay_levels where encounter_id = ${id}`,
        sql`update queries set provider_id = ${provider} where encounter_id = ${id}`,
        sql`delete from reconciliations where query_id in (select id from queries where encounter_id = ${id})`,
        sql`delete from coded_lines where encounter_id = ${id}`,
      ]),
    ]
    await said(context, [write(statement)], [id, id])
    if (turn % 9 === 0) await takeInFeed(context)
  }
  await takeInFeed(context)
  const followed = rollUpsOf(db)
  expect(followed.monthLevels).not.toEqual(first.monthLevels)
  expect(followed.answerWeights).not.toEqual(first.answerWeights)
  await levelsAreEqual(context)
  await dollarsAreEqual(context)
  expect(await takeInFeed(context)).toBe(0)
  await rebuildRollUps(context)
  expect(rollUpsOf(db)).toEqual(followed)
  await rebuildRollUps(context, { anew: true })
  expect(rollUpsOf(db)).toEqual(followed)
}, 240_000)

test('a level told again takes the place of the first, also of a stay of which nothing else is counted; of none nothing stays', async () => {
  const context = await aHospital('again', 80)
  const { db } = context
  const sum = () =>
    rowsOf(db, 'select sum(stays) as stays, sum(with_risk) as risks, sum(risks_x1000000) as risk from month_levels')[0]
  const before = sum()
  const [open] = rowsOf(
    db,
    `select id from encounters e where end_at is not null and coding_state = 'uncoded' and id not in (select encounter_id from contributions) limit 1`,
  )
  const line = { encounter: String(open?.id), severity: 2, mortality: 1, risk: 0.25 }
  expect(await acceptLevel(context, line)).toEqual({ id: open?.id, why: null })
  await takeInFeed(context)
  expect(sum()).toEqual({ stays: Number(before?.stays) + 1, risks: 1, risk: 250_000 })
  await acceptLevel(context, { ...line, severity: 3, risk: 0.5 })
  await takeInFeed(context)
  expect(sum()).toEqual({ stays: Number(before?.stays) + 1, risks: 1, risk: 500_000 })
  const ids = rowsOf(db, 'select id from encounters').map(({ id }) => String(id))
  await said(context, [write(sql`delete from stay_levels`), write(sql`delete from reconciliations`)], ids)
  await takeInFeed(context)
  expect(rowsOf(db, 'select * from month_levels')).toEqual([])
  expect(rowsOf(db, 'select * from answer_weights')).toEqual([])
}, 240_000)

test('what was counted before levels and weights were is counted anew once, to the same rows', async () => {
  const context = await aHospital('older', 120)
  const { db, now } = context
  const whole = rollUpsOf(db)
  await commit(db, {
    writes: [
      write(sql`delete from month_levels`),
      write(sql`delete from answer_weights`),
      // As they were kept then: without the last part.
      write(sql`update contributions set cells = json_remove(cells, '$[7]')`),
      write(
        sql`delete from contributions where json_array_length(cells, '$[3]') + json_array_length(cells, '$[6]') = 0`,
      ),
      write(sql`update projections set seq = 1 where name = 'scorecard-basis'`),
    ],
    audit: [{ what: 'chart.imported', who: 'terminal', at: now() }],
  })
  await takeInFeed(context)
  expect(rollUpsOf(db)).toEqual(whole)
}, 240_000)

test('a period is read by itself: of claims and audits from an index alone, of a provider from one range', async () => {
  const { db } = await aHospital('plans', 60)
  const plan = (statement: string) =>
    rowsOf(db, `explain query plan ${statement}`)
      .map(({ detail }) => String(detail))
      .join()
  const between = 'between 24300 and 24311'
  expect(
    plan(
      `select facility_id, payer, billed_month, sum(is_remitted), sum(denial = 'coding'), sum(outcome = 'won'), sum(amount_cents), sum(denied_cents)
       from claims where billed_month ${between} group by billed_month, facility_id, payer`,
    ),
  ).toBe('SEARCH claims USING COVERING INDEX claims_billed (billed_month>? AND billed_month<?)')
  expect(
    plan(
      `select coder_id, sum(correct), sum(wrong), sum(missed), sum(is_drg_right) from coding_audits where is_random = 1 and month ${between} group by coder_id`,
    ),
  ).toContain('USING COVERING INDEX coding_audits_month (month>? AND month<?)')
  for (const where of ['', "and +facility_id in ('a', 'b')"])
    expect(
      plan(
        `select end_at, open_queries from encounters where next_step <> 'done' and coding_state <> 'final' and end_at is not null ${where}
         order by end_at limit 20000`,
      ),
    ).toBe('SEARCH encounters USING COVERING INDEX encounters_not_final (end_at>?)')
  expect(
    plan(
      `select facility_id, paid_by, day, up_x10000, down_x10000, count(*) from answer_weights where provider_id = 'p' and month ${between} and timing = 'concurrent' group by 1, 2, 3, 4, 5`,
    ),
  ).toContain('USING COVERING INDEX answer_weights_provider (provider_id=? AND month>? AND month<?)')
})
