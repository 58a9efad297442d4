import { beforeEach, expect, test } from 'vitest'
import { invite } from '#app/services/education/invite.server.ts'
import { audienceOf, readPlanPage } from '#app/services/education/plan-session.server.ts'
import { readList, readLists } from '#app/services/education/read-lists.server.ts'
import { readSession } from '#app/services/education/read-session.server.ts'
import { keepList, removeList } from '#app/services/education/save-list.server.ts'
import { auditEntries } from '#db/schema/audit.ts'
import { aHouse, planIn } from './house.ts'

let { context, people } = {} as Awaited<ReturnType<typeof aHouse>>
beforeEach(async () => {
  ;({ context, people } = await aHouse())
})
const keep = (over: Partial<Parameters<typeof keepList>[2]> = {}) =>
  keepList(context, people.lind, {
    id: null,
    version: 1,
    name: 'Ward 4 round',
    providerIds: ['p-roy', 'p-osei'],
    ...over,
  })
async function kept() {
  const list = await keep()
  if (!list.ok) throw new Error(list.error)
  return list.value
}

test('a list is kept under its name, changed, and removed, each with its entry', async () => {
  const { id } = await kept()
  expect(await readLists(context)).toMatchObject([{ name: 'Ward 4 round', providers: 2, names: ['p-osei', 'p-roy'] }])
  expect(await keep({ id, name: 'Ward 4 round ', providerIds: ['p-lee', 'p-lee', 'nobody'] })).toMatchObject({
    ok: true,
    value: { name: 'Ward 4 round', providerIds: ['p-lee'] },
  })
  expect((await readList(context, id))?.providers.filter(({ isOn }) => isOn).map(({ id }) => id)).toEqual(['p-lee'])
  expect((await removeList(context, people.lind, { id, version: 2 })).ok).toBe(true)
  expect(await readLists(context)).toEqual([])
  expect(await removeList(context, people.lind, { id, version: 2 })).toMatchObject({ error: 'no-such-list' })
  const entries = await context.db.select({ what: auditEntries.what }).from(auditEntries)
  expect(entries.filter(({ what }) => what === 'education.list-saved')).toHaveLength(3)
})

test('who saves or removes a list that was changed meanwhile is told, and nothing is written over', async () => {
  const { id } = await kept()
  expect((await keep({ id, version: 1, providerIds: ['p-lee'] })).ok).toBe(true)
  const stale = { ok: false, error: 'changed-meanwhile' }
  expect(await keep({ id, version: 1, providerIds: ['p-roy'] })).toEqual(stale)
  expect(await removeList(context, people.lind, { id, version: 1 })).toEqual(stale)
  expect(await readLists(context)).toMatchObject([{ names: ['p-lee'] }])
})

test.each([
  ['without a name', { name: ' ' }, 'no-name'],
  ['with a name that another has', { name: 'ward 4 ROUND' }, 'name-taken'],
  ['with nobody on it', { providerIds: ['nobody'] }, 'nobody-on-list'],
  ['that is gone', { id: 'gone' }, 'no-such-list'],
])('a list %s is refused', async (_, over, error) => {
  await kept()
  expect(await keep({ name: 'Another', ...over })).toMatchObject({ ok: false, error })
})

test('a session planned for a list invites its people as they were then, across specialties', async () => {
  const { id } = await kept()
  expect(await readPlanPage(context, people.lind, new URLSearchParams({ list: id }))).toMatchObject({ listId: id })
  const asked = { listId: id, providerIds: [], specialty: 'Medicine', facilityId: '' }
  const audience = await audienceOf(context, asked)
  const sessionId = await planIn(context, people.lind, { audience })
  await keep({ id, providerIds: ['p-lee'] })
  expect(await invite(context, people.lind, sessionId)).toEqual({ ok: true, value: 2 })
  expect((await readSession(context, sessionId))?.people.map(({ providerId }) => providerId)).toEqual([
    'p-osei',
    'p-roy',
  ])
})

test('who is named beside a list is meant too; a list that is gone means nobody and never everyone', async () => {
  const { id } = await kept()
  const rule = { specialty: 'Medicine', facilityId: 'f-1' }
  expect(await audienceOf(context, { ...rule, listId: id, providerIds: ['p-lee', 'p-roy'] })).toEqual({
    ...{ kind: 'list', providerIds: ['p-osei', 'p-roy', 'p-lee'] },
  })
  expect(await audienceOf(context, { ...rule, listId: '', providerIds: [] })).toEqual({ kind: 'rule', ...rule })
  const gone = await audienceOf(context, { ...rule, listId: 'gone', providerIds: [] })
  await expect(planIn(context, people.lind, { audience: gone })).rejects.toThrow('nobody-meant')
})
