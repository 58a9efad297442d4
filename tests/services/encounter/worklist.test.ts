import { beforeEach, describe, expect, test } from 'vitest'
import { changeLines } from '#app/services/coding/change-lines.server.ts'
import { assignToMe } from '#app/services/encounter/assign.server.ts'
import { filterOf, readWorklist } from '#app/services/encounter/read-worklist.server.ts'
import { forgetView, keepView, readSavedViews } from '#app/services/views/saved-views.server.ts'
import { addressOf } from '#app/services/views/search-words.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { findEncounter, listCodedLines } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { encounters, patients } from '#db/schema/encounter.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { aWard } from '#tests/helpers/ward.ts'

let context: ReturnType<typeof aContext>
const coder = aUser()
const source = (id: string) => ({ sourceSystem: 'test', sourceId: id })

/** Further stays: n of them, begun one minute after the other, names in the opposite order. */
async function moreStays(n: number, facilityId = 'f-1') {
  const rows = Array.from({ length: n }, (_, i) => ({ id: `x-${facilityId}-${String(i).padStart(3, '0')}`, i }))
  await commit(context.db, {
    writes: [
      (tx) =>
        tx.insert(patients).values(
          rows.map(({ id, i }) => ({
            id: `pt-${id}`,
            ...source(`pt-${id}`),
            mrn: `N${i}`,
            familyName: `Name${String(999 - i)}`,
            givenName: 'Ann',
            sex: 'female' as const,
          })),
        ),
      (tx) =>
        tx.insert(encounters).values(
          rows.map(({ id, i }) => ({
            id,
            ...source(id),
            patientId: `pt-${id}`,
            facilityId,
            class: 'inpatient' as const,
            startAt: new Date(AT.getTime() + i * 60_000),
            sortName: `name${999 - i}, ann`,
          })),
        ),
    ],
    audit: [{ what: 'chart.imported', who: 'test', at: AT }],
  })
}

const read = (search: string, user = coder) => readWorklist(context, user, new URLSearchParams(search))
const typed = async (words: string) => read(await addressOf(context, coder.id, { words }))

beforeEach(async () => {
  context = aContext()
  await aWard(context)
})

describe('the work list', () => {
  test.each(['newest', 'oldest', 'name'])('sorted by %s, its pages hold every row once and in order', async (sort) => {
    await moreStays(130)
    const seen: { id: string; startAt: Date; patientName: string }[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof read>> = await read(
        `sort=${sort}${after ? `&after=${encodeURIComponent(after)}` : ''}`,
      )
      seen.push(...page.rows)
      after = page.next
    } while (after)
    expect(new Set(seen.map((row) => row.id)).size).toBe(131)
    expect(seen).toHaveLength(131)
    const keys = seen.map((row) => (sort === 'name' ? row.patientName.toLowerCase() : row.startAt.getTime()))
    const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(keys).toEqual(sort === 'newest' ? sorted.reverse() : sorted)
  })

  test('the key of the next page is a number that says nothing of the row: no name and no date', async () => {
    await moreStays(60)
    for (const sort of ['newest', 'oldest', 'name']) {
      const page = await read(`sort=${sort}`)
      expect(page.next).toBe(page.rows.at(-1)?.id)
    }
  })

  test.each([
    ['that nobody knows', 'e-none'],
    ['of a stay of another place', 'x-f-2-000'],
    ['as it was written before', 'name950, ann~x-f-1-049'],
  ])('a key %s begins at the first page', async (_, after) => {
    await moreStays(60)
    await moreStays(1, 'f-2')
    const first = await read('sort=name')
    expect((await read(`sort=name&after=${encodeURIComponent(after)}`)).rows).toEqual(first.rows)
  })

  test('finds a patient by the beginnings of names in any order, and by record number', async () => {
    expect((await typed('mon ro')).rows.map((row) => row.id)).toEqual(['e-1'])
    expect((await typed('M123')).rows.map((row) => row.id)).toEqual(['e-1'])
    expect((await typed('nobody')).rows).toEqual([])
    expect((await typed('"\'*)(')).rows).toEqual([])
  })

  test('shows only the facilities of the person, whatever the URL asks', async () => {
    await moreStays(3, 'f-2')
    expect((await read('view=all')).rows.map((row) => row.id)).toEqual(['e-1'])
    expect((await read('view=all&facility=f-2')).rows.map((row) => row.id)).toEqual(['e-1'])
    expect((await read('view=all', aUser({ facilityIds: ['*'] }))).rows).toHaveLength(4)
    expect((await read('view=all&facility=f-2', aUser({ facilityIds: ['*'] }))).rows).toHaveLength(3)
  })

  test('nonsense in the URL is the plain list', () => {
    const filter = filterOf(coder, new URLSearchParams('view=zzz&sort=;drop&after=~'), '')
    expect(filter).toMatchObject({ view: 'active', sort: 'newest' })
  })

  test('every look at it is an entry', async () => {
    await read('')
    await typed('roe')
    const kinds = (await listEntriesAfter(context.db, 0, 100)).map((entry) => entry.what)
    expect(kinds.filter((kind) => kind === 'worklist.viewed' || kind === 'chart.searched')).toEqual([
      'worklist.viewed',
      'chart.searched',
    ])
  })

  test('encounters are taken and given back, a foreign one is passed over', async () => {
    await moreStays(1, 'f-2')
    expect(await assignToMe(context, coder, ['e-1', 'x-f-2-000', 'none'], { giveBack: false })).toBe(1)
    expect((await read('view=mine')).rows.map((row) => row.id)).toEqual(['e-1'])
    expect(await assignToMe(context, coder, ['e-1'], { giveBack: true })).toBe(1)
    expect((await read('view=mine')).rows).toEqual([])
  })

  test('a view is kept under a name, replaced by the same name, and removed by its owner alone', async () => {
    const view = { userId: coder.id, page: 'worklist', name: 'Mine', search: '?view=mine', isShared: false }
    await keepView(context, view)
    await keepView(context, { ...view, search: '?view=code' })
    const [kept] = await readSavedViews(context, coder.id, 'worklist')
    expect(kept).toMatchObject({ name: 'Mine', search: '?view=code' })
    expect(await forgetView(context, { userId: 'someone-else', id: kept?.id ?? '' })).toEqual({
      ok: false,
      error: 'no-such-view',
    })
    expect((await forgetView(context, { userId: coder.id, id: kept?.id ?? '' })).ok).toBe(true)
  })
})

describe('coding', () => {
  const line = (code: string) => ({ code, release: 'icd10cm:2026', presentOnAdmission: 'Y' as const })
  const load = async () => {
    const encounter = await findEncounter(context.db, 'e-1')
    if (!encounter) throw new Error('no encounter')
    return encounter
  }

  test('keeps the lines in order, the first as principal, and moves the next step', async () => {
    const changed = await changeLines(context, {
      encounter: await load(),
      version: 1,
      lines: [line('N179'), line('I5021')],
      stage: 'working',
      userId: coder.id,
    })
    expect(changed.ok).toBe(true)
    expect((await listCodedLines(context.db, 'e-1')).map((l) => [l.code, l.position, l.stage])).toEqual([
      ['N179', 'principal', 'working'],
      ['I5021', 'secondary', 'working'],
    ])
    expect(await load()).toMatchObject({ codingState: 'working', nextStep: 'finish', version: 2 })
  })

  test('final coding leaves the work list; taking all lines away brings it back', async () => {
    await changeLines(context, {
      encounter: await load(),
      version: 1,
      lines: [line('N179')],
      stage: 'final',
      userId: coder.id,
    })
    expect(await load()).toMatchObject({ codingState: 'final', nextStep: 'done' })
    await changeLines(context, { encounter: await load(), version: 2, lines: [], stage: 'working', userId: coder.id })
    expect(await load()).toMatchObject({ codingState: 'uncoded', nextStep: 'code' })
  })

  test('final coding without a line is refused, also when the last line was just taken away; nothing is written', async () => {
    const refused = { ok: false, error: 'no-lines' }
    const empty = { lines: [], stage: 'final' as const, userId: coder.id }
    expect(await changeLines(context, { encounter: await load(), version: 1, ...empty })).toEqual(refused)
    await changeLines(context, {
      encounter: await load(),
      version: 1,
      lines: [line('N179')],
      stage: 'working',
      userId: coder.id,
    })
    expect(await changeLines(context, { encounter: await load(), version: 2, ...empty })).toEqual(refused)
    expect((await listCodedLines(context.db, 'e-1')).map(({ code }) => code)).toEqual(['N179'])
    expect(await load()).toMatchObject({ codingState: 'working', version: 2 })
  })

  test('of two coders the second is told, and nothing of theirs is written', async () => {
    const stale = await load()
    await changeLines(context, {
      encounter: await load(),
      version: 1,
      lines: [line('N179')],
      stage: 'working',
      userId: coder.id,
    })
    expect(
      await changeLines(context, { encounter: stale, version: 1, lines: [line('I10')], stage: 'final', userId: 'u-2' }),
    ).toEqual({ ok: false, error: 'changed-meanwhile' })
    expect((await listCodedLines(context.db, 'e-1')).map((l) => l.code)).toEqual(['N179'])
  })
})
