import { describe, expect, test } from 'vitest'
import { changeFavourite } from '#app/services/codes/favourites.server.ts'
import { searchCodesOn } from '#app/services/codes/search-on.server.ts'
import { stageRelease } from '#app/services/codes/stage-release.server.ts'
import { readLineRules } from '#app/services/coding/line-rules.server.ts'
import type { Context } from '#app/services/context.server.ts'
import { aClinic, PEOPLE } from '#tests/helpers/clinic.ts'

const DANA = PEOPLE.coder.id
const DAY = '2026-01-15'
const span = { edition: '2026', startOn: '2025-10-01', endOn: '2026-09-30', source: 'made for a test' }

const withList = (context: Context, kind: string, table: string, rows: string[][]) =>
  stageRelease(context, {
    release: { kind, ...span, totals: { rows: rows.length }, tables: { [table]: rows } },
    ...{ digest: kind, fileName: `${kind}.txt`, by: 'test', activate: true, replaces: null },
  })

describe('the search of the coding panel', () => {
  test("puts a person's favourites first, and nobody else's", async () => {
    const context = await aClinic()
    const plain = (await searchCodesOn(context, DANA, 'heart failure', DAY)).map(({ code }) => code)
    const last = plain.at(-1) ?? ''
    await changeFavourite(context, { userId: DANA, code: last, deed: 'keep' })
    const mine = await searchCodesOn(context, DANA, 'heart failure', DAY)
    expect(mine[0]).toMatchObject({ code: last, isFavourite: true })
    expect(mine.slice(1).map(({ code }) => code)).toEqual(plain.slice(0, -1))
    const others = await searchCodesOn(context, PEOPLE.cdi.id, 'heart failure', DAY)
    expect(others.map(({ code }) => code)).toEqual(plain)
  })
  test('offers the favourites where nothing is asked', async () => {
    const context = await aClinic()
    expect(await searchCodesOn(context, DANA, '', DAY)).toEqual([])
    await changeFavourite(context, { userId: DANA, code: 'N179', deed: 'keep' })
    await changeFavourite(context, { userId: DANA, code: 'X9999', deed: 'keep' })
    expect(await searchCodesOn(context, DANA, ' ', DAY)).toMatchObject([{ code: 'N179', isFavourite: true }])
  })
})

describe('lists that are loaded', () => {
  test('tell which codes need no present-on-admission indicator', async () => {
    const context = await aClinic()
    expect((await readLineRules(context, ['N179', 'Z66'], DAY)).exempt).toBe(null)
    await withList(context, 'icd10cm-poa-exempt', 'codes', [['Z66']])
    expect((await readLineRules(context, ['N179', 'Z66'], DAY)).exempt).toEqual(['Z66'])
    expect((await readLineRules(context, ['Z66'], '2027-01-15')).exempt, 'not in force that day').toBe(null)
  })
  test('tell which lines exclude each other', async () => {
    const context = await aClinic()
    expect((await readLineRules(context, ['J40', 'J209'], DAY)).excluded).toBe(null)
    await withList(context, 'icd10cm-notes', 'notes', [['J40', 'excludes1', 'acute bronchitis (J20.-)']])
    expect((await readLineRules(context, ['J40', 'J209'], DAY)).excluded).toEqual([
      { code: 'J40', other: 'J209', note: 'acute bronchitis (J20.-)' },
    ])
  })
})
