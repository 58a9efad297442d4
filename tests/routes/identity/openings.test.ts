import { beforeEach, describe, expect, test } from 'vitest'
import { openFor, reviewOpening } from '#app/domain/identity/opening.ts'
import { loader as report, action as restrict } from '#app/routes/access.$patientId._index.tsx'
import { loader as csv } from '#app/routes/access.$patientId.export.tsx'
import { loader as chart } from '#app/routes/charts.$encounterId.tsx'
import { action as review, loader as waiting } from '#app/routes/openings._index.tsx'
import { action as open } from '#app/routes/openings.new.tsx'
import { loader as query } from '#app/routes/queries.$queryId._index.tsx'
import { loader as proof } from '#app/routes/queries.$queryId.proof._index.tsx'
import { replaceContext } from '#app/services/context.server.ts'
import { readWorklist } from '#app/services/encounter/read-worklist.server.ts'
import { readBoard } from '#app/services/query/read-board.server.ts'
import { addressOf } from '#app/services/views/search-words.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { aWorldOfRelations, personOf } from '#tests/helpers/relations.ts'
import { aRequest, signedInAs, statusOf } from '#tests/helpers/signed-in.ts'

const coder = personOf('coder')
const WORDS = 'The bill of this stay was denied and is due today'
let context: ReturnType<typeof aContext>
let cookie = ''
beforeEach(async () => {
  context = aContext()
  replaceContext(context)
  await aWorldOfRelations(context, coder)
  cookie = await signedInAs(context, coder)
})
type Door = (args: never) => unknown
const call = (door: Door, path: string, who: string, params: Record<string, string>, form?: Record<string, string>) =>
  statusOf(() =>
    door({
      request: aRequest(path, { cookie: who, ...(form ? { form } : {}) }),
      params,
      context: { nonce: '', requestId: '' },
    } as never),
  )
const look = (id: string) => call(chart, `/charts/${id}`, cookie, { encounterId: id })
const openIt = (form: Record<string, string>) => call(open, '/openings/new', cookie, {}, form)
const kinds = async () => (await listEntriesAfter(context.db, 0, 500)).map(({ what }) => what)

describe('a restricted chart of the own place', () => {
  test('leads to a page that asks why; with a reason it is open, marked, for an hour, and then closed again', async () => {
    expect(await look('e-restricted')).toMatchObject({ status: 302, location: '/openings/new?chart=e-restricted' })
    const opened = await openIt({ chart: 'e-restricted', purpose: 'payment', words: WORDS })
    expect(opened).toMatchObject({ status: 302, location: '/charts/e-restricted' })
    const shown = await look('e-restricted')
    expect(shown).toMatchObject({
      status: 200,
      value: { chart: { isRestricted: true, opening: { untilAt: new Date(AT.getTime() + 3_600_000) } } },
    })
    context.clock.at = new Date(AT.getTime() + 25 * 60_000)
    await look('e-restricted')
    context.clock.at = new Date(AT.getTime() + 50 * 60_000)
    await look('e-restricted')
    context.clock.at = new Date(AT.getTime() + 60 * 60_000)
    expect((await look('e-restricted')).location).toBe('/openings/new?chart=e-restricted')
    expect(await kinds()).toEqual(expect.arrayContaining(['chart.opened', 'chart.viewed']))
  })

  test('and a query of it lead to the same page, from the board, its own page and its proof; a query of another place to none', async () => {
    const ask = (door: Door, id: string) => call(door, `/queries/${id}`, cookie, { queryId: id })
    for (const door of [query, proof])
      expect(await ask(door, 'q-restricted')).toMatchObject({
        status: 302,
        location: '/openings/new?chart=e-restricted',
      })
    expect((await ask(query, 'q-foreign')).status).toBe(404)
    expect((await ask(query, 'q-none')).status).toBe(404)
    await openIt({ chart: 'e-restricted', purpose: 'payment', words: WORDS })
    expect((await ask(query, 'q-restricted')).status).toBe(200)
  })

  test('tells the board neither the question nor the answers of its queries', async () => {
    const { rows } = await readBoard(context, PEOPLE.max, new URLSearchParams())
    const row = (id: string) => rows.find(({ encounterId }) => encounterId === id)
    expect(row('e-restricted')).toMatchObject({ question: '', options: [], isClosed: true })
    expect(row('e-own')).toMatchObject({ question: expect.stringMatching(/./), isClosed: false })
    expect(row('e-own')?.options).not.toEqual([])
  })

  test('stands on the work list without its name, number and reason', async () => {
    const page = await readWorklist(context, coder, new URLSearchParams())
    const row = page.rows.find(({ id }) => id === 'e-restricted')
    expect(row).toMatchObject({ patientName: 'Restricted chart', mrn: null, age: null, reason: null })
    expect(page.rows.find(({ id }) => id === 'e-own')).toMatchObject({ patientName: 'Doe, A', mrn: 'mrn-own' })
  })
})

describe('that a name belongs to a patient', () => {
  const found = async (search: string) =>
    (await readWorklist(context, coder, new URLSearchParams(search))).rows.map(({ id }) => id)
  const typed = async (words: string) => found(await addressOf(context, coder.id, { view: 'all', words }))

  test('is not told by a search for a restricted chart, whatever part of name or number is typed', async () => {
    for (const words of ['Doe', 'doe a', 'mrn-restricted', 'mrn']) {
      expect(await typed(words)).not.toContain('e-restricted')
      expect(await typed(words)).not.toContain('e-opened')
    }
    expect(await typed('Doe')).toContain('e-own')
    expect(await typed('mrn-restricted')).toEqual([])
  })

  test('is not told by its place between two names either: the list by name leaves restricted charts out', async () => {
    expect(await found('view=all&sort=newest')).toContain('e-restricted')
    expect(await found('view=all&sort=name')).not.toContain('e-restricted')
    expect(await found('view=all&sort=name')).toContain('e-own')
  })

  test('is not told by the board of queries, where the title is still found', async () => {
    const rows = async (words: string) =>
      (
        await readBoard(context, PEOPLE.max, new URLSearchParams(await addressOf(context, PEOPLE.max.id, { words })))
      ).rows.map(({ encounterId }) => encounterId)
    expect(await rows('Doe')).toContain('e-own')
    expect(await rows('Doe')).not.toContain('e-restricted')
    expect(await rows('')).toContain('e-restricted')
  })
})

describe('a chart of another place', () => {
  test('is not there; opened by its record number it is', async () => {
    expect((await look('e-foreign')).status).toBe(404)
    expect((await look('e-none')).status).toBe(404)
    expect(await openIt({ record: 'mrn-foreign', purpose: 'care', words: WORDS })).toMatchObject({
      location: '/charts/e-foreign',
    })
    expect((await look('e-foreign')).status).toBe(200)
  })

  test.each([
    ['without a purpose', { record: 'mrn-foreign', purpose: '', words: WORDS }, 'purpose'],
    ['with a purpose of one’s own', { record: 'mrn-foreign', purpose: 'curiosity', words: WORDS }, 'purpose'],
    ['without a reason', { record: 'mrn-foreign', purpose: 'care', words: '  ... ' }, 'words'],
    ['with half a record number', { record: 'mrn-fore', purpose: 'care', words: WORDS }, 'record'],
  ])('stays closed %s, and what was typed is kept', async (_, form, field) => {
    const refused = await openIt(form)
    expect(refused).toMatchObject({
      status: 400,
      value: { faults: { [field]: expect.any(String) }, typed: { words: form.words } },
    })
    expect((await look('e-foreign')).status).toBe(404)
  })

  test('an attempt that finds nothing is an entry', async () => {
    await openIt({ record: 'nobody', purpose: 'care', words: WORDS })
    expect(await kinds()).toContain('chart.opening-refused')
  })
})

describe('the review', () => {
  const listed = async (who: string) =>
    (
      (await call(waiting, '/openings', who, {})).value as {
        rows: { id: string; verdict: string | null; isOwn: boolean }[]
      }
    ).rows

  test('lists each opening with its reason; another person says what it was, once', async () => {
    await openIt({ chart: 'e-restricted', purpose: 'coding', words: WORDS })
    const manager = await signedInAs(context, PEOPLE.max)
    const rows = await listed(manager)
    expect(rows).toHaveLength(2)
    const id = rows[0]?.id ?? ''
    const say = (form: Record<string, string>) => call(review, '/openings', manager, {}, { id, ...form })
    expect(await say({ verdict: 'unjustified', words: '' })).toMatchObject({ status: 409 })
    expect(await say({ verdict: 'unjustified', words: 'The stay was not in your list.' })).toMatchObject({
      status: 302,
    })
    expect(await say({ verdict: 'justified', words: '' })).toMatchObject({ status: 409 })
    expect(await listed(manager)).toHaveLength(1)
    expect(await kinds()).toContain('chart.opening-reviewed')
  })

  test('says which chart it was: record number and stay, and the name only to who may see that chart', async () => {
    await openIt({ chart: 'e-restricted', purpose: 'coding', words: WORDS })
    await openIt({ record: 'mrn-foreign', purpose: 'coding', words: WORDS })
    type Row = { patientId: string; chart: Record<string, unknown> }
    const seenBy = async (roles: 'manager' | 'administrator') => {
      const person = { ...personOf(roles), facilityIds: ['*'] }
      const { value } = await call(waiting, '/openings', await signedInAs(context, person), {})
      const { rows } = value as { rows: Row[] }
      return (id: string) => rows.find(({ patientId }) => patientId === id)?.chart
    }
    const byManager = await seenBy('manager')
    expect(byManager('p-foreign')).toMatchObject({ name: 'Doe, A', record: 'mrn-foreign', encounterId: 'e-foreign' })
    expect(byManager('p-restricted')).toMatchObject({ name: null, record: 'mrn-restricted', encounterId: null })
    expect(byManager('p-restricted')).toMatchObject({ class: 'inpatient', isRestricted: true })
    const byAdministrator = await seenBy('administrator')
    expect(byAdministrator('p-foreign')).toMatchObject({ name: null, record: 'mrn-foreign', encounterId: null })
    expect(await kinds()).toContain('worklist.viewed')
  })

  test('nobody reviews their own, and another place’s manager does not see it', async () => {
    const own = openFor(
      { id: 'o', userId: 'u-max', encounterId: 'e', patientId: 'p', facilityId: 'f1', purpose: 'care', words: WORDS },
      AT,
      60,
    )
    if (!own.ok) throw new Error(own.error)
    expect(reviewOpening(own.value, { verdict: 'justified', words: '', by: 'u-max', at: AT })).toEqual({
      ok: false,
      error: 'own-opening',
    })
    await openIt({ chart: 'e-restricted', purpose: 'coding', words: WORDS })
    const other = { ...personOf('manager'), facilityIds: ['f2'] }
    expect(await listed(await signedInAs(context, other))).toEqual([])
  })
})

describe('who looked', () => {
  test('names each person and how often, and reading it is an entry', async () => {
    await look('e-own')
    await look('e-own')
    const manager = await signedInAs(context, PEOPLE.max)
    const page = await call(report, '/access/p-own', manager, { patientId: 'p-own' })
    const { lookers, record } = page.value as {
      record: string
      lookers: { name: string; what: string; times: number }[]
    }
    expect(record).toBe('mrn-own')
    expect(lookers).toContainEqual(expect.objectContaining({ name: 'A coder', what: 'viewed a chart', times: 2 }))
    expect(lookers).toContainEqual(
      expect.objectContaining({ name: 'Max Berg', what: 'viewed who looked at a chart', times: 1 }),
    )
    expect((await call(report, '/access/none', manager, { patientId: 'none' })).status).toBe(404)
  })

  test('is a CSV of every entry', async () => {
    await look('e-own')
    const manager = await signedInAs(context, PEOPLE.max)
    const response = await csv({
      request: aRequest('/access/p-own/export', { cookie: manager }),
      params: { patientId: 'p-own' },
      context: {},
    } as never)
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(text).toContain('A coder,viewed a chart,e-own')
    expect(text).toContain('Max Berg,exported who looked at a chart')
  })

  test('a manager restricts a chart with a reason, others may not', async () => {
    const manager = await signedInAs(context, PEOPLE.max)
    const deed = (who: string, form: Record<string, string>) =>
      call(restrict, '/access/p-own', who, { patientId: 'p-own' }, form)
    expect((await deed(cookie, { deed: 'restrict', reason: 'x' })).status).toBe(403)
    expect((await deed(manager, { deed: 'restrict', reason: ' ' })).status).toBe(400)
    expect((await look('e-own')).status).toBe(200)
    expect((await deed(manager, { deed: 'restrict', reason: 'A member of staff' })).status).toBe(302)
    expect((await look('e-own')).location).toBe('/openings/new?chart=e-own')
    expect((await deed(manager, { deed: 'lift', reason: 'Left the hospital' })).status).toBe(302)
    expect((await look('e-own')).status).toBe(200)
    expect(await kinds()).toEqual(expect.arrayContaining(['chart.restricted', 'chart.unrestricted']))
  })
})
