import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { aPerson, awake, expectAccessible, signIn } from './people.ts'
import { browser, portal } from './started.ts'

/** The path of the first row of a list. */
async function firstRow(page: Page, list: string): Promise<string> {
  await page.goto(list)
  return (await page.locator('table a.whole').first().getAttribute('href')) ?? ''
}

describe.sequential('after sending', () => {
  test('by keys alone a coder selects and reminds, and a second reminder within the hour is refused', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/queries')
    await page.waitForLoadState('networkidle')
    await awake(page)
    await page.keyboard.press('j')
    await page.locator('tr.current').waitFor()
    await page.keyboard.press('x')
    await expect.poll(() => page.locator('tr.current input[type=checkbox]').isChecked()).toBe(true)
    await page.keyboard.press('r')
    await page.getByText('1 done.').waitFor()
    await awake(page)
    await page.keyboard.press('j')
    await page.locator('tr.current').waitFor()
    await page.keyboard.press('r')
    await page.getByText('A reminder went out within the hour.').waitFor()
    expect(complaints).toEqual([])
  }, 60_000)

  test('without script the boxes and buttons do the same', async () => {
    const { page } = await aPerson(browser, portal.origin, { javaScriptEnabled: false })
    await signIn(page, 'Dana Cole', '/queries')
    await page.locator('[data-row="2"] input[type=checkbox]').check()
    await page.getByLabel('Colleague').selectOption({ index: 2 })
    await page.getByRole('button', { name: 'Assign' }).click()
    await page.getByText(/\d done\./).waitFor()
  })

  test('the board of another person follows by itself', async () => {
    const mine = await aPerson(browser, portal.origin)
    const theirs = await aPerson(browser, portal.origin)
    await signIn(mine.page, 'Dana Cole', '/queries')
    await signIn(theirs.page, 'Dana Cole', '/queries')
    const row = (page: Page) => page.locator('[data-row="4"]')
    const path = (await row(mine.page).locator('a.whole').getAttribute('href')) ?? ''
    await mine.page.waitForResponse((response) => response.url().endsWith('/queries/live'), { timeout: 15_000 })
    await theirs.page.goto(path)
    await theirs.page.locator('select[name=colleague]').selectOption({ index: 1 })
    const name = await theirs.page.locator('select[name=colleague] option:checked').innerText()
    await theirs.page.getByRole('button', { name: 'Assign' }).click()
    await theirs.page.getByText('Assigned').waitFor()
    await row(mine.page).getByText(name).waitFor({ timeout: 15_000 })
    expect(mine.complaints).toEqual([])
  }, 60_000)

  test('a corrected query is a second version, and the physician hears of it', async () => {
    const { page } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/queries?mine=1')
    const path = await firstRow(page, '/queries?mine=1')
    await page.goto(`${path}/correct`)
    await page.getByLabel('Title').fill('Clarification of the record')
    await page.getByLabel('Why do the words change?').fill('A plainer title.')
    for (let tries = 0; tries < 2 && page.url().endsWith('/correct'); tries++) {
      for (const reason of await page.getByPlaceholder('Why it may stand').all()) await reason.fill('Looked at again.')
      await page.getByRole('button', { name: 'Send the corrected version' }).click()
      await page.waitForLoadState('networkidle')
    }
    expect(new URL(page.url()).pathname).toBe(path)
    await page.getByText('version 2').waitFor()
    await page.getByText('A plainer title.').waitFor()
  }, 60_000)

  test('a physician arranges a rota of cover and ends a week of it', async () => {
    const { page } = await aPerson(browser, portal.origin, { width: 390 })
    await signIn(page, 'Dr. A. Osei', '/cover')
    const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
    await page.getByLabel('Who answers in your place?').selectOption({ index: 1 })
    await page.getByLabel('First day').fill(day(2))
    await page.getByLabel('Last day').fill(day(8))
    await page.getByLabel('Again every so many days').fill('14')
    await page.getByLabel('How many times').fill('3')
    await page.getByRole('button', { name: 'Arrange' }).click()
    await expectRows(page, 3)
    await page
      .getByRole('button', { name: /^End the cover/ })
      .first()
      .click()
    await expectRows(page, 2)
  })

  test('a draft can be recorded as asked in person, or given to a second look that returns it', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    // At a facility of the CDI specialist as well, who is to look it over.
    await signIn(page, 'Dana Cole', '/worklist?view=code&facility=demo-f-harbor')
    await page.locator('table a.whole').nth(3).click()
    await page.getByRole('button', { name: 'Raise a query' }).click()
    await page.waitForURL(/\/compose$/)
    const draft = page.url().replace(/\/compose$/, '')
    await page.locator('select[name=templateId]').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Fill' }).click()
    await page.waitForLoadState('networkidle')
    await page.goto(`${draft}/verbal`)
    await expectAccessible(page, '/verbal')
    await page.goto(`${draft}/review`)
    await expectAccessible(page, '/review')
    await page.getByLabel('Ask a colleague for a second look').fill('Is the wording neutral?')
    await page.getByRole('button', { name: 'Ask for a second look' }).click()
    await page.waitForURL(/view=in-review/)
    const reviewer = await aPerson(browser, portal.origin)
    await signIn(reviewer.page, 'CDI specialist', new URL(`${draft}/review`).pathname)
    await expectAccessible(reviewer.page, '/review in review')
    await reviewer.page.getByLabel('Your words to the author').fill('Say which days.')
    await reviewer.page.getByRole('button', { name: 'Return to the author' }).click()
    await reviewer.page.waitForURL(/view=in-review/)
    await page.goto(`${draft}/review`)
    await page.getByText('Say which days.').waitFor()
    expect(complaints).toEqual([])
  }, 90_000)

  test('a policy that wants a second look is lived by', async () => {
    const { page } = await aPerson(browser, portal.origin)
    await signIn(page, 'Rita Blum', '/settings/queries')
    await page.getByLabel('Who is looked over?').selectOption('everybody')
    await page.getByLabel('Holidays').fill('2026-12-25\n2026-11-26')
    await page.getByRole('button', { name: 'Keep the policy' }).click()
    await page.getByText('Kept. Queries go by it').waitFor()
    expect(await page.getByLabel('Holidays').inputValue()).toBe('2026-11-26\n2026-12-25')
  })
})

async function expectRows(page: Page, count: number): Promise<void> {
  await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n, count)
}

/** Who looks at what; a function of a list finds the record. */
const PAGES: [person: string, list: string | null, page: (path: string) => string][] = [
  ['Dana Cole', null, () => '/queries?view=escalated'],
  ['Dana Cole', null, () => '/queries?view=in-review'],
  ['Dana Cole', '/queries?mine=1', (path) => `${path}/correct`],
  ['Dr. A. Osei', null, () => '/cover'],
  ['Rita Blum', null, () => '/settings/queries'],
  ['Dr. Helen Ward', null, () => '/advisor'],
  ['Luke Everard', null, () => '/templates/heart-failure-detail/edit'],
]

describe.each([
  [1440, 'light'],
  [390, 'dark'],
] as const)('at %i px, %s', (width, scheme) => {
  test.each(PAGES)('%s from %s', async (person, list, place) => {
    const { page, context, complaints } = await aPerson(browser, portal.origin, { width, scheme })
    await signIn(page, person, '/account')
    const path = place(list ? await firstRow(page, list) : '')
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    await expectAccessible(page, `${path} ${width} ${scheme}`)
    expect(complaints).toEqual([])
    await context.close()
  })
})
