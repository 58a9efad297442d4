import { expect, test } from 'vitest'
import { rebuildRollUps, takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { multiplyDemo } from '#db/seed/multiply.ts'
import { aContext } from '#tests/helpers/context.ts'
import { rollUpsOf, rowsOf } from '../scorecard/recount.ts'

test('a hospital made three times as large has three times the stays, all indexes, and the roll-ups that a rebuild gives', async () => {
  const context = aContext()
  const { db } = context
  await fillDemo(db, { seed: 'copies', now: context.now(), encounters: 120, detail: 'facts' })
  await takeInFeed(context)
  const names = () => rowsOf(db, "select name from sqlite_master where type in ('index', 'trigger') order by name")
  const before = names()
  const queries = rowsOf(db, 'select count(*) n from queries') as { n: number }[]
  expect(await multiplyDemo(db, { times: 3, now: context.now() })).toBe(360)
  expect(names()).toEqual(before)
  expect(rowsOf(db, 'select count(*) n from queries')).toEqual([{ n: 3 * (queries[0]?.n ?? 0) }])
  expect(rowsOf(db, 'pragma foreign_key_check')).toEqual([])
  expect(rowsOf(db, "select count(*) n from patients_fts where patients_fts match 'a*'")).not.toEqual([{ n: 0 }])
  const made = rollUpsOf(db)
  expect(made.monthProviders?.length).toBeGreaterThan(100)
  await rebuildRollUps(context, { anew: true })
  expect(rollUpsOf(db)).toEqual(made)
  // Nothing of the copies waits in the feed.
  expect(await takeInFeed(context)).toBe(0)
}, 60_000)
