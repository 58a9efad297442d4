import { describe, expect, test } from 'vitest'
import { changeFavourite, listFavourites } from '#app/services/codes/favourites.server.ts'
import { readCodeBrowser } from '#app/services/codes/read-code-browser.server.ts'
import { readCodePage } from '#app/services/codes/read-code-page.server.ts'
import { readCodeFacts } from '#app/services/payment/read-code-facts.server.ts'
import { aClinic, PEOPLE } from '#tests/helpers/clinic.ts'

const DANA = PEOPLE.coder.id
const nothing = new URLSearchParams()

describe('the code browser', () => {
  test('shows the chapters of the edition in force, and says that it is the starter set', async () => {
    const page = await readCodeBrowser(await aClinic(), DANA, nothing)
    expect(page.set).toMatchObject({ release: 'icd10cm:2026', isStarter: true })
    expect(page.years).toEqual([2027, 2026, 2025])
    expect(page.chapters.map(({ id }) => id)).toEqual(expect.arrayContaining(['circulatory', 'respiratory', 'injury']))
    expect(page.chapters.every(({ categories }) => categories > 0)).toBe(true)
  })
  test('opens a chapter into its categories and no others', async () => {
    const page = await readCodeBrowser(await aClinic(), DANA, new URLSearchParams({ chapter: 'circulatory' }))
    expect(page.categories.map(({ code }) => code)).toContain('I50')
    expect(page.categories.every(({ code }) => /^I\d[0-9A-Z]$/.test(code))).toBe(true)
  })
  test('searches in the edition asked for', async () => {
    const page = await readCodeBrowser(await aClinic(), DANA, new URLSearchParams({ q: 'chf', year: '2025' }))
    expect(page.set.release).toBe('icd10cm:2025')
    expect(page.found[0]?.code).toBe('I509')
  })
})

describe('the page of a code', () => {
  test('shows title, headings, neighbours, what it leaves open and what states it', async () => {
    const page = await readCodePage(await aClinic(), DANA, 'i50.9', nothing)
    expect(page).toMatchObject({
      code: 'I509',
      row: { billable: true, long: 'Heart failure, unspecified' },
      chapter: { id: 'circulatory' },
      axes: expect.arrayContaining(['type']),
    })
    expect(page?.headings.map(({ code }) => code)).toEqual(['I50'])
    expect(page?.alternatives.map(({ code }) => code)).toContain('I5021')
    expect(page?.neighbours.map(({ code }) => code)).toEqual(expect.arrayContaining(['I501', 'I502', 'I509']))
    expect(page?.history.map(({ edition }) => edition)).toEqual(['2025', '2026', '2027'])
  })
  test('of a heading lists what stands directly below', async () => {
    const page = await readCodePage(await aClinic(), DANA, 'I50', nothing)
    const below = page?.below.map(({ code }) => code) ?? []
    expect(below).toContain('I502')
    expect(below).not.toContain('I5021')
  })
  test('does not exist for a code that no edition has', async () => {
    expect(await readCodePage(await aClinic(), DANA, 'I59.99', nothing)).toBeNull()
  })
  test('says that the list of codes exempt from POA is not loaded rather than "not exempt"', async () => {
    expect((await readCodePage(await aClinic(), DANA, 'I509', nothing))?.poaExempt).toBeNull()
  })
})

test('a favourite is kept once, shown with its title, and removed', async () => {
  const context = await aClinic()
  for (let twice = 0; twice < 2; twice++) await changeFavourite(context, { userId: DANA, code: 'I509', deed: 'keep' })
  expect(await listFavourites(context, DANA)).toEqual([{ code: 'I509', title: 'Heart failure, unspecified' }])
  expect(await listFavourites(context, PEOPLE.cdi.id)).toEqual([])
  await changeFavourite(context, { userId: DANA, code: 'I509', deed: 'forget' })
  expect(await listFavourites(context, DANA)).toEqual([])
})

describe('what payment knows of a code', () => {
  test.each([
    ['I5021', 'MCC'],
    ['I509', 'NON_CC'],
    ['Z9999', 'not-in-table'],
  ])('%s is %s', async (code, level) => {
    expect((await readCodeFacts(await aClinic(), code, '2026-08-01')).severity).toMatchObject({ level })
  })
  test('is told by the latest tables where those of the time are not loaded, and says so', async () => {
    const { severity } = await readCodeFacts(await aClinic(), 'I5021', '2019-08-01')
    expect(severity).toMatchObject({ level: 'MCC', release: expect.stringContaining('the latest that is loaded') })
  })
})
