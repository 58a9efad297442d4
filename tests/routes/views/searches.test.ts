import { beforeEach, expect, test } from 'vitest'
import { loader as exported } from '#app/routes/audit.export.tsx'
import { action } from '#app/routes/searches.tsx'
import { findAuditFilter, readAudit } from '#app/services/audit/read-audit.server.ts'
import { readWorklist } from '#app/services/encounter/read-worklist.server.ts'
import { keepView, readSavedViews } from '#app/services/views/saved-views.server.ts'
import { addressOf, forgetOldWords, wordsBehind } from '#app/services/views/search-words.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { aRequest, signedInAs, statusOf } from '#tests/helpers/signed-in.ts'
import { aWard } from '#tests/helpers/ward.ts'

const coder = aUser()
const DAY_MS = 86_400_000
let context: ReturnType<typeof aContext>
let cookie = ''
beforeEach(async () => {
  context = aContext()
  await aWard(context)
  cookie = await signedInAs(context, coder)
})
const send = (form: Record<string, string>, who = cookie) =>
  statusOf(() => action({ request: aRequest('/searches', { cookie: who, form }), params: {}, context: {} } as never))
const searchOf = (location: string | null) => new URL(location ?? '', 'http://portal.test').searchParams

test('what is typed leads to an address without it, and the list behind that address is narrowed by it', async () => {
  const { status, location } = await send({ page: '/worklist', view: 'all', class: '', words: 'mon ro' })
  expect(status).toBe(302)
  expect(location).toMatch(/^\/worklist\?view=all&find=[\w-]+$/)
  const page = await readWorklist(context, coder, searchOf(location))
  expect(page.filter.words).toBe('mon ro')
  expect(page.rows.map(({ id }) => id)).toEqual(['e-1'])
  expect(page.isForgotten).toBe(false)
})

test('the same words have the same address again, others another, none none', async () => {
  const to = async (words: string) => (await send({ page: '/queries', view: 'open', words })).location
  expect(await to('roe')).toBe(await to(' roe '))
  expect(await to('roe')).not.toBe(await to('roes'))
  expect(await to(' ')).toBe('/queries?view=open')
  expect((await to('x'.repeat(1_000_000)))?.length).toBeLessThan(100)
})

test('the address is good for who typed it and for nobody else', async () => {
  const search = await addressOf(context, coder.id, { words: 'roe' })
  const other = aUser({ id: 'u-other', email: 'other@hospital.test' })
  await signedInAs(context, other)
  expect(await wordsBehind(context, other.id, new URLSearchParams(search))).toBeNull()
  expect((await readWorklist(context, other, new URLSearchParams(search))).isForgotten).toBe(true)
})

test('a search is forgotten after a week, unless a saved view of that person holds it', async () => {
  const [lost, kept] = [
    await addressOf(context, coder.id, { words: 'roe' }),
    await addressOf(context, coder.id, { words: 'mona' }),
  ]
  await keepView(context, { userId: coder.id, page: 'worklist', name: 'Mine', search: kept, isShared: false })
  const behind = (search: string) => wordsBehind(context, coder.id, new URLSearchParams(search))
  context.clock.at = new Date(AT.getTime() + 6 * DAY_MS)
  expect(await forgetOldWords(context)).toBe(0)
  expect([await behind(lost), await behind(kept)]).toEqual(['roe', 'mona'])
  context.clock.at = new Date(AT.getTime() + 8 * DAY_MS)
  expect(await forgetOldWords(context)).toBe(1)
  expect([await behind(lost), await behind(kept)]).toEqual([null, 'mona'])
  const [view] = await readSavedViews(context, coder.id, 'worklist')
  expect((await readWorklist(context, coder, new URLSearchParams(view?.search))).rows.map(({ id }) => id)).toEqual([
    'e-1',
  ])
})

test('a view saved when names stood in addresses is shown without the name', async () => {
  const saved = { userId: coder.id, name: 'Old', isShared: false }
  await keepView(context, { ...saved, page: 'worklist', search: '?view=code&q=Monroe' })
  expect((await readSavedViews(context, coder.id, 'worklist'))[0]?.search).toBe('?view=code')
  await keepView(context, { ...saved, page: 'scorecards', search: '?q=batra' })
  expect((await readSavedViews(context, coder.id, 'scorecards'))[0]?.search).toBe('?q=batra')
})

test('only lists of patients are led to, and only who may see them', async () => {
  for (const page of ['/users', '//evil.example', '/worklist/../users', 'https://evil.example/worklist', ''])
    expect((await send({ page, words: 'roe' })).status).toBe(400)
  const physician = await signedInAs(context, aUser({ id: 'u-dr', email: 'dr@hospital.test', roles: ['physician'] }))
  for (const page of ['/worklist', '/queries']) expect((await send({ page, words: 'roe' }, physician)).status).toBe(403)
})

test('the entry says that somebody searched, not for whom', async () => {
  await send({ page: '/worklist', words: 'Monroe' })
  const entry = (await listEntriesAfter(context.db, 0, 100)).find(({ what }) => what === 'search.kept')
  expect(entry).toMatchObject({ who: coder.id, onId: null, patientId: null, detail: null })
})

test('a name typed by mistake into the filter of the trail stands in no address, and the page and its files are narrowed by it', async () => {
  const admin = aUser({ id: 'u-admin', email: 'admin@hospital.test', roles: ['administrator'] })
  const theirs = await signedInAs(context, admin)
  const form = {
    page: '/audit',
    who: coder.id,
    what: '',
    from: '2026-01-01',
    to: '',
    patient: 'Mona Monroe',
    on: ' e-1 ',
  }
  const { status, location } = await send(form, theirs)
  expect(status).toBe(302)
  expect(location).toMatch(/^\/audit\?who=[\w-]+&from=2026-01-01&find=[\w-]+$/)
  const { filter, isForgotten } = await readAudit(context, admin, searchOf(location))
  expect({ filter, isForgotten }).toEqual({
    filter: { who: coder.id, what: '', from: '2026-01-01', to: '', patient: 'Mona Monroe', on: 'e-1' },
    isForgotten: false,
  })
  expect(await findAuditFilter(context, admin, searchOf(location))).toMatchObject({ onId: 'e-1', who: coder.id })
  expect((await send(form)).status).toBe(403)
})

test('the file of a filter that is no longer kept is not the file of the whole trail', async () => {
  const admin = aUser({ id: 'u-admin', email: 'admin@hospital.test', roles: ['administrator'] })
  const theirs = await signedInAs(context, admin)
  const asked = (path: string) =>
    statusOf(() => exported({ request: aRequest(path, { cookie: theirs }), params: {}, context: {} } as never))
  expect(await asked('/audit/export?find=gone&form=csv')).toMatchObject({
    status: 302,
    location: '/audit?find=gone&form=csv',
  })
  expect((await asked('/audit/export?form=csv')).status).toBe(200)
  const page = await readAudit(context, admin, new URLSearchParams('find=gone'))
  expect(page.isForgotten).toBe(true)
  expect(page.rows.length).toBeGreaterThan(0)
})
