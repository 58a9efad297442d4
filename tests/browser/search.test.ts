import { expect, test } from 'vitest'
import { aPerson, expectAccessible, signIn } from './people.ts'
import { browser, portal } from './started.ts'

const SEARCH = 'Search patients by name or record number'

test.each([true, false])(
  'a search by name, script on: %s, leaves the name out of every address, and back, reload and saved views find it again',
  async (javaScriptEnabled) => {
    const { page, context, complaints } = await aPerson(browser, portal.origin, { javaScriptEnabled })
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(decodeURIComponent(request.url())))
    await signIn(page, 'Dana Cole', '/worklist?view=all')
    const row = page.locator('table a.whole').first()
    const patient = await row.innerText()
    const family = patient.split(',')[0] ?? ''
    const shown = async () => {
      expect(await page.getByLabel(SEARCH).inputValue()).toBe(family)
      const names = await page.locator('table a.whole').allInnerTexts()
      expect(names.length).toBeGreaterThan(0)
      expect(names.every((name) => name.includes(family))).toBe(true)
      expect(page.url()).toMatch(/\/worklist\?view=all.*&find=[\w-]+$/)
    }
    await page.getByLabel(SEARCH).fill(family)
    await page.getByLabel(SEARCH).press('Enter')
    await page.waitForURL(/find=/)
    await shown()
    const found = page.url()
    await page.reload()
    await shown()
    await page.locator('table a.whole').first().click()
    await page.waitForURL(/\/charts\//)
    await page.goBack()
    await page.waitForURL(/\/worklist/)
    await shown()
    await page.getByLabel('Keep this view as').fill(`Mine ${javaScriptEnabled}`)
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.goto('/worklist')
    expect(await page.getByLabel(SEARCH).inputValue()).toBe('')
    await page.getByRole('link', { name: `Mine ${javaScriptEnabled}` }).click()
    await page.waitForURL(found)
    await shown()
    if (javaScriptEnabled) await expectAccessible(page, 'a search')
    expect(addresses.filter((address) => address.includes(family))).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  },
  90_000,
)

test('the board is searched the same way', async () => {
  const { page, context } = await aPerson(browser, portal.origin)
  await signIn(page, 'Dana Cole', '/queries')
  const before = await page.locator('table tbody tr').count()
  await page.getByLabel('Search title, patient or physician').fill('nobody of this name')
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.waitForURL(/\/queries\?.*find=/)
  expect(page.url()).not.toContain('nobody')
  expect(await page.getByLabel('Search title, patient or physician').inputValue()).toBe('nobody of this name')
  expect(await page.locator('table tbody tr').count()).toBeLessThan(before)
  await page.goBack()
  await page.waitForURL((url) => !url.search.includes('find='))
  expect(await page.locator('table tbody tr').count()).toBe(before)
  await context.close()
}, 60_000)
