import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { commit, lenient } from '#db/commit.ts'
import { sumByProvider, sumByQuarter } from '#db/scorecards.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'
import { rowsOf } from './recount.ts'

const NAMES = ['open', 'askable', 'sent', 'answered', 'inTime'] as const
const sorted = <T extends { providerId: string; quarter?: number }>(rows: T[]) =>
  rows.sort((a, b) => (`${a.providerId} ${a.quarter}` < `${b.providerId} ${b.quarter}` ? -1 : 1))

async function aHospital() {
  const context = aContext()
  await fillDemo(context.db, { seed: 'everyone', now: context.now(), encounters: 300, detail: 'facts' })
  await takeInFeed(context)
  return context
}

test('of any period the list of everyone is the sum of its months and places, by provider and by quarter', async () => {
  const { db } = await aHospital()
  const [{ newest, oldest }] = rowsOf(db, 'select max(month) newest, min(month) oldest from month_providers') as [
    { newest: number; oldest: number },
  ]
  expect(newest - oldest).toBeGreaterThan(18)
  for (const months of [1, 5, 6, 12, 24, 36])
    for (let to = newest - 13; to <= newest + 1; to++) {
      const period = { from: to - months + 1, to }
      const slice = { period, timing: 'all' as const, facilityIds: null }
      const slow = (by: string) =>
        rowsOf(
          db,
          `select provider_id as providerId, ${by} sum(open) open, sum(askable) askable, sum(sent) sent, sum(answered) answered, sum(in_time) inTime
           from month_providers where timing = 'all' and payer = 'all' and month between ${period.from} and ${to} group by ${by ? '1, 2' : '1'}`,
        ) as { providerId: string; quarter?: number }[]
      expect(sorted(await sumByProvider(db, slice, NAMES)), `${months} months to ${to}`).toEqual(sorted(slow('')))
      expect(sorted(await sumByQuarter(db, slice, NAMES)), `${months} months to ${to}, by quarter`).toEqual(
        sorted(slow('month / 3 as quarter,')),
      )
    }
})

test('its migration fills it from what is there', async () => {
  const { db, now } = await aHospital()
  const rows = () => rowsOf(db, 'select * from listed_years order by provider_id, year')
  const kept = rows()
  expect(kept.length).toBeGreaterThan(50)
  const fill = readFileSync('db/migrations/0014_list_of_everyone.sql', 'utf8').split('--> statement-breakpoint')
  const insert = fill.find((one) => one.trim().startsWith('INSERT INTO')) ?? ''
  await commit(db, {
    writes: [sql`delete from listed_years`, sql.raw(insert)].map((one) =>
      lenient((tx) => ({ run: () => tx.run(one) })),
    ),
    audit: [{ what: 'chart.imported', who: 'terminal', at: now() }],
  })
  expect(rows()).toEqual(kept)
})
