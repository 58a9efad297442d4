import { describe, expect, test } from 'vitest'
import { aPerson, expectEveryLook, signIn } from './people.ts'
import { browser, portal } from './started.ts'

describe('payment rates', () => {
  test('are shown by facility on a desk and a phone, light and dark', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Sam Okoye', '/settings/rates')
    await page.getByRole('heading', { name: 'Payment rates' }).waitFor()
    expect(await page.locator('main table tbody tr').count()).toBeGreaterThan(2)
    await expectEveryLook(page, '/settings/rates')
    expect(complaints).toEqual([])
  }, 90_000)
})

describe('risk categories', () => {
  test('of the demo show members of the year before, some with open categories, and lead to a member', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/risk')
    const rows = page.locator('main table tbody tr')
    if ((await rows.count()) === 0) await page.getByRole('link', { name: 'All members' }).click()
    expect(await rows.count()).toBeGreaterThan(0)
    await expectEveryLook(page, '/risk')
    await rows.first().getByRole('link').click()
    await page.waitForURL(/\/charts\/.*\/risk/)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectEveryLook(page, 'the risk page of a member')
    expect(complaints).toEqual([])
  }, 120_000)
})

describe('the level of a visit', () => {
  test('billed is set against what the note documents', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/worklist?view=all&class=outpatient')
    await page.locator('table a.whole').first().click()
    await page.getByRole('link', { name: 'Level of the visit' }).click()
    await page.getByRole('heading', { name: 'What the note documents' }).waitFor()
    await expectEveryLook(page, 'a visit before it is reviewed')
    await page.getByLabel('Minutes on the day').fill('45')
    await page.locator('form button[type="submit"].primary').first().click()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('main').innerText()).toMatch(/9921[0-9]|9920[0-9]|9928[0-9]/)
    await expectEveryLook(page, 'a visit that was reviewed')
    expect(complaints).toEqual([])
  }, 120_000)
})
