import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { User } from '#app/domain/identity/role.ts'
import type { Context } from '#app/services/context.server.ts'
import { sendViews } from '#app/services/scorecard/send-views.server.ts'
import { keepScorecardView, openView, readViews, setDelivery } from '#app/services/scorecard/views.server.ts'
import { commit, lenient } from '#db/commit.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { findUser } from '#db/users.ts'
import { aContext } from '#tests/helpers/context.ts'
import { rowsOf } from './recount.ts'

async function aDesk() {
  const context = aContext()
  await fillDemo(context.db, { seed: 'views', now: context.now(), encounters: 3, detail: 'facts' })
  const person = async (id: string): Promise<User> => {
    const user = await findUser(context.db, `demo-u-${id}`)
    if (!user) throw new Error(`No ${id}`)
    return user
  }
  return {
    context,
    manager: await person('sam-okoye'),
    cdi: await person('priya-raman'),
    physician: await person('osei'),
  }
}
const keep = (context: Context, user: User, path: string, isShared = false) =>
  keepScorecardView(context, user, { name: 'Ours', path, isShared })
const letters = (context: Context) =>
  rowsOf(context.db, "select to_user_id, props from outbox where template = 'scorecard-monthly'")

test('a shared view is seen by all who see scorecards, a view of one’s own by nobody else', async () => {
  const { context, manager, cdi, physician } = await aDesk()
  await keep(context, manager, '/scorecards/program?payer=medicare', true)
  await keepScorecardView(context, manager, { name: 'Mine', path: '/scorecards', isShared: false })
  expect((await readViews(context, cdi)).map(({ name }) => name)).toEqual(['Ours'])
  expect(await readViews(context, physician)).toEqual([])
  const [shared] = await readViews(context, cdi)
  expect(await openView(context, cdi, shared?.id ?? '')).toBe('/scorecards/program?payer=medicare')
  expect(await openView(context, physician, shared?.id ?? '')).toBe(null)
})

test('one’s own scorecard is never shared', async () => {
  const { context, physician } = await aDesk()
  await keep(context, physician, '/my-scorecard?months=6', true)
  expect((await readViews(context, physician)).map(({ isShared }) => isShared)).toEqual([false])
})

test.each([
  ['another address', 'https://evil.test/scorecards'],
  ['a page that is none of scorecards', '/users'],
  ['a way around', '/scorecards/../users'],
  ['a line break', '/scorecards?x=1\nSet-Cookie: a'],
])('%s cannot be kept', async (_, path) => {
  const { context, manager } = await aDesk()
  expect(await keep(context, manager, path)).toMatchObject({ ok: false })
})

test('the letter comes once for each month when it is complete, with a link and no figure, and stops when told', async () => {
  const { context, cdi, manager } = await aDesk()
  await keep(context, manager, '/scorecards/demo-p-batra?months=6', true)
  const [view] = await readViews(context, cdi)
  const id = view?.id ?? ''
  expect(await setDelivery(context, cdi, { id, isOn: true })).toMatchObject({ ok: true })
  expect(await sendViews(context)).toBe(0)
  context.clock.at = new Date('2026-10-07T00:00:00Z')
  expect(await sendViews(context)).toBe(0)
  context.clock.at = new Date('2026-10-09T00:00:00Z')
  expect(await sendViews(context)).toBe(1)
  expect(await sendViews(context)).toBe(0)
  const [letter] = letters(context)
  expect(letter?.to_user_id).toBe(cdi.id)
  expect(String(letter?.props)).toContain(`/scorecards/views/${id}?to=2026-09`)
  expect(String(letter?.props)).not.toMatch(/batra|Ours/i)
  await setDelivery(context, cdi, { id, isOn: false })
  context.clock.at = new Date('2026-11-09T00:00:00Z')
  expect(await sendViews(context)).toBe(0)
  const told = rowsOf(context.db, "select what from audit_entries where what like 'scorecard.%' order by seq")
  expect(told.map(({ what }) => what)).toEqual(['scorecard.delivery-set', 'scorecard.mailed', 'scorecard.delivery-set'])
})

test('two jobs at once write one letter', async () => {
  const { context, manager } = await aDesk()
  await keep(context, manager, '/scorecards')
  const [view] = await readViews(context, manager)
  await setDelivery(context, manager, { id: view?.id ?? '', isOn: true })
  context.clock.at = new Date('2026-10-09T00:00:00Z')
  const sent = await Promise.all([sendViews(context), sendViews(context)])
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(letters(context)).toHaveLength(1)
})

test('who may still see one’s own scorecard, but no longer the page of a view, gets no letter about it', async () => {
  const { context, manager } = await aDesk()
  await keep(context, manager, '/scorecards/program')
  const [view] = await readViews(context, manager)
  await setDelivery(context, manager, { id: view?.id ?? '', isOn: true })
  await commit(context.db, {
    writes: [
      lenient((tx) => ({ run: () => tx.run(sql`update users set roles = '["physician"]' where id = ${manager.id}`) })),
    ],
    audit: [{ what: 'user.changed', who: 'terminal', at: context.now(), onId: manager.id }],
  })
  context.clock.at = new Date('2026-10-09T00:00:00Z')
  expect(await sendViews(context)).toBe(0)
  expect(letters(context)).toEqual([])
})

test('who may no longer see scorecards gets no letter', async () => {
  const { context, manager } = await aDesk()
  await keep(context, manager, '/scorecards')
  const [view] = await readViews(context, manager)
  await setDelivery(context, manager, { id: view?.id ?? '', isOn: true })
  await commit(context.db, {
    writes: [
      lenient((tx) => ({ run: () => tx.run(sql`update users set state = 'disabled' where id = ${manager.id}`) })),
    ],
    audit: [{ what: 'user.disabled', who: 'terminal', at: context.now(), onId: manager.id }],
  })
  context.clock.at = new Date('2026-10-09T00:00:00Z')
  expect(await sendViews(context)).toBe(0)
  expect(letters(context)).toEqual([])
})
