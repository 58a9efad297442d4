import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { commit, lenient } from '#db/commit.ts'
import { listDueSteps } from '#db/query-steps.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'

test('what is due comes before the many whose ladder was never set, and nothing comes twice', async () => {
  const { db, now } = aContext()
  await fillDemo(db, { seed: 'steps', now: now(), encounters: 600, detail: 'facts' })
  const open = db.$client.prepare<[], string>("select id from queries where state = 'open' order by id").pluck().all()
  expect(open.length).toBeGreaterThan(5)
  const [late, later, unset] = open as [string, string, string]
  const at = now().getTime()
  const step = (stepped: number | null, next: number, id: string) =>
    commit(db, {
      writes: [
        lenient((tx) => ({
          run: () => tx.run(sql`update queries set stepped_at = ${stepped}, step_at = ${next} where id = ${id}`),
        })),
      ],
      audit: [{ what: 'demo.filled', who: 'system', at: now(), detail: { step: 'clock' } }],
    })
  await step(at - 9000, at - 1000, later)
  await step(at - 9000, at - 2000, late)
  await step(null, at - 500, unset)
  const ids = async (limit: number) => (await listDueSteps(db, now(), limit)).map(({ id }) => id)
  expect(await ids(2)).toEqual([late, later])
  const all = await ids(1000)
  expect(all.slice(0, 3)).toEqual([late, later, unset])
  expect([...all].sort()).toEqual(open)
  // Stepped in what is the future since the clock was set back; due much later.
  await step(at + 5000, at + 9000, late)
  await step(at - 9000, at + 9000, later)
  const since = await ids(1000)
  expect(since).toContain(late)
  expect(since).not.toContain(later)
}, 60_000)
