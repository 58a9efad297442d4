import { expect, test } from 'vitest'
import { rebuildRollUps, takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { multiplyDemo } from '#db/seed/multiply.ts'
import { aContext } from '#tests/helpers/context.ts'
import { rollUpsOf, rowsOf } from '../scorecard/recount.ts'

test.each([
  ['each copy under a staff of its own', 125],
  ['four copies sharing two staffs', 2],
])(
  'a hospital made four times as large, %s, has all indexes, and the roll-ups that a rebuild gives',
  async (_, staffs) => {
    const context = aContext()
    const { db } = context
    await fillDemo(db, { seed: 'copies', now: context.now(), encounters: 60, detail: 'facts' })
    await takeInFeed(context)
    const names = () => rowsOf(db, "select name from sqlite_master where type in ('index', 'trigger') order by name")
    const before = names()
    const queries = rowsOf(db, 'select count(*) n from queries') as { n: number }[]
    expect(await multiplyDemo(db, { times: 4, staffs, now: context.now() })).toBe(240)
    expect(names()).toEqual(before)
    expect(rowsOf(db, 'select count(*) n from queries')).toEqual([{ n: 4 * (queries[0]?.n ?? 0) }])
    expect(rowsOf(db, 'pragma foreign_key_check')).toEqual([])
    expect(rowsOf(db, "select count(*) n from patients_fts where patients_fts match 'a*'")).not.toEqual([{ n: 0 }])
    const made = rollUpsOf(db)
    expect(made.monthProviders?.length).toBeGreaterThan(100)
    await rebuildRollUps(context, { anew: true })
    expect(rollUpsOf(db)).toEqual(made)
    // Nothing of the copies waits in the feed.
    expect(await takeInFeed(context)).toBe(0)
  },
  240_000,
)
