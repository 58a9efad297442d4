import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { acceptClaim } from '#app/services/scorecard/accept-claims.server.ts'
import { acceptHours } from '#app/services/scorecard/accept-hours.server.ts'
import { codingTables } from '#app/services/scorecard/coding-tables.server.ts'
import { readCoding } from '#app/services/scorecard/read-coding.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { viewScorecard } from '#app/services/scorecard/view-scorecard.server.ts'
import { commit, lenient } from '#db/commit.ts'
import { encounterProviders } from '#db/schema/encounter.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { rowsOf } from './recount.ts'

const manager = { ...PEOPLE.max, facilityIds: ['*'] }
const search = new URLSearchParams('months=24')

test('denials are those of the claims, recounted; dollars only for who may see payment; an hour only without a filter', async () => {
  const context = aContext()
  await fillDemo(context.db, { seed: 'denials', now: context.now(), encounters: 700, detail: 'facts' })
  await takeInFeed(context)
  const page = await readCoding(context, manager, search)
  const { from, to } = page.filter.period
  const [slow] = rowsOf(
    context.db,
    `select count(*) billed, sum(is_remitted) n, sum(denial in ('coding', 'clinical-validation')) denied,
       sum(case when is_remitted then amount_cents end) amount, sum(case when denial in ('coding', 'clinical-validation') then denied_cents end) cents,
       sum(denial in ('coding', 'clinical-validation') and outcome is not null) decided
     from claims where billed_month between ${from} and ${to}`,
  )
  expect(slow?.n).toBeGreaterThan(100)
  expect(page.denials).toMatchObject({ billed: slow?.billed, rate: { events: slow?.denied, n: slow?.n } })
  expect(page.denials?.dollars).toMatchObject({ deniedCents: slow?.cents, amountCents: slow?.amount })
  expect(page.coders.some(({ perHour }) => perHour !== null && perHour !== 'too-few')).toBe(true)
  const advisor = await readCoding(context, { ...manager, roles: ['advisor'] }, search)
  expect(JSON.stringify(codingTables(advisor))).not.toContain('dollars')
  expect(JSON.stringify(codingTables(page))).toContain('dollars')
  const places = rowsOf(context.db, 'select id from facilities').map(({ id }) => String(id))
  const hours = async (facilityIds: string[]) =>
    (await readCoding(context, { ...manager, facilityIds }, search)).coders.filter(({ perHour }) => perHour !== null)
  expect(await hours(places)).not.toEqual([])
  expect(await hours(places.slice(0, 1))).toEqual([])
  const one = await readCoding(context, manager, new URLSearchParams('months=24&payer=medicare'))
  expect(one.coders.every(({ perHour }) => perHour === null)).toBe(true)
})

test('denials of each provider are those of the stays attended, recounted; a claim changed, and a stay given to another, follow', async () => {
  const context = aContext()
  const { db } = context
  await fillDemo(db, { seed: 'refused', now: context.now(), encounters: 500, detail: 'facts' })
  await takeInFeed(context)
  const slow = () =>
    rowsOf(
      db,
      `select p.provider_id, c.billed_month as month, count(*) as adjudicated, sum(coalesce(c.denial, '') in ('coding', 'clinical-validation')) as denied
       from claims c join (select encounter_id, min(provider_id) as provider_id from encounter_providers where part = 'attending' group by 1) p
         on p.encounter_id = c.encounter_id
       where c.is_remitted group by 1, 2 order by 1, 2`,
    )
  const kept = (payers: string) =>
    rowsOf(
      db,
      `select provider_id, month, sum(adjudicated) as adjudicated, sum(denied) as denied from provider_months
       where timing = 'all' and payer ${payers} group by 1, 2 having sum(adjudicated) > 0 order by 1, 2`,
    )
  const first = slow()
  expect(first.length).toBeGreaterThan(100)
  expect(kept("= 'all'")).toEqual(first)
  expect(kept("<> 'all'")).toEqual(first)
  const [one] = rowsOf(db, 'select id, encounter_id from claims where is_remitted and denial is null limit 1')
  const line = { claim: String(one?.id), encounter: String(one?.encounter_id), billed: '2026-01-20', amount: 4000 }
  await acceptClaim(context, { ...line, remitted: true, denial: 'clinical-validation', denied: 4000 })
  await takeInFeed(context)
  expect(slow()).not.toEqual(first)
  expect(kept("= 'all'")).toEqual(slow())
  await acceptClaim(context, { ...line, remitted: false })
  await commit(db, {
    writes: [
      lenient((tx) =>
        tx
          .update(encounterProviders)
          .set({ providerId: 'demo-p-batra' })
          .where(eq(encounterProviders.part, 'attending')),
      ),
    ],
    changes: rowsOf(db, 'select id from encounters').map(({ id }) => ({ topic: 'encounter', onId: String(id) })),
    audit: [{ what: 'chart.imported', who: 'terminal', at: context.now() }],
  })
  await takeInFeed(context)
  const all = slow()
  expect(new Set(all.map(({ provider_id }) => provider_id))).toEqual(new Set(['demo-p-batra']))
  expect(kept("= 'all'")).toEqual(all)
  const card = await viewScorecard(context, manager, 'demo-p-batra', search)
  const { from = 0, to = 0 } = card?.filter.period ?? {}
  const within = all.filter(({ month }) => Number(month) >= from && Number(month) <= to)
  const of = (name: string) => within.reduce((sum, row) => sum + Number(row[name]), 0)
  expect(card?.shares.denial.share).toMatchObject({ events: of('denied'), n: of('adjudicated') })
  expect(of('denied')).toBeGreaterThan(0)
})

test('a claim is taken in once, a later line takes its place, and what makes no sense is refused in words', async () => {
  const context = aContext()
  await fillDemo(context.db, { seed: 'claims', now: context.now(), encounters: 30, detail: 'facts' })
  const [stay] = rowsOf(context.db, 'select id from encounters where end_at is not null limit 1')
  const line = { claim: 'c1', encounter: String(stay?.id), billed: '2026-03-02', amount: 9120.5, remitted: true }
  expect(await acceptClaim(context, { ...line, denial: 'coding', denied: 1200 })).toEqual({ id: 'c1', why: null })
  const lost = { ...line, denial: 'coding', denied: 1200, outcome: 'lost', lostWeight: 0.31 }
  expect(await acceptClaim(context, lost)).toEqual({ id: 'c1', why: null })
  expect(rowsOf(context.db, "select outcome, lost_x10000, amount_cents from claims where id = 'c1'")).toEqual([
    { outcome: 'lost', lost_x10000: 3100, amount_cents: 912_050 },
  ])
  const refused = [
    [{ ...line, encounter: 'nobody' }, /No such encounter/],
    [{ ...line, remitted: false, denial: 'coding' }, /remitted claim/i],
    [{ ...line, outcome: 'won' }, /outcome needs a denial/i],
    [{ ...line, denial: 'coding', denied: 10_000 }, /more denied than billed/i],
    [{ ...line, billed: '2026-13-02' }, /billed/],
    ['a word', /Not read/],
  ] as const
  for (const [wrong, why] of refused) expect((await acceptClaim(context, wrong)).why).toMatch(why)
  const entries = rowsOf(context.db, "select count(*) n from audit_entries where what = 'scorecard.accepted'")
  expect(entries).toEqual([{ n: 2 }])
  const hours = { coder: 'nobody@demo.addendum.test', month: '2026-03', hours: 20 }
  expect((await acceptHours(context, hours)).why).toMatch(/No such coder/)
  expect((await acceptHours(context, { ...hours, month: 'March' })).why).toMatch(/2026-03/)
})
