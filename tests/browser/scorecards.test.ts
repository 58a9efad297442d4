import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import { aPerson, signIn } from './people.ts'
import { browser, portal } from './started.ts'

const PAGES = [
  ['Sam Okoye', '/scorecards/demo-p-batra?months=24'],
  ['Sam Okoye', '/scorecards/program?months=24'],
  ['Sam Okoye', '/scorecards/families?months=24'],
  ['Sam Okoye', '/scorecards/coding?months=24'],
  ['Dr. A. Osei', '/my-scorecard?months=24'],
] as const

/** Each chart of a page: what it says, how many numbers stand beside it, and where they can be had. */
const chartsOf = (page: Page) =>
  page.$$eval('figure.chart', (figures) =>
    figures.map((figure) => ({
      title: figure.querySelector('h2')?.textContent ?? '',
      says: figure.querySelector('figcaption p')?.textContent ?? '',
      rows: figure.querySelectorAll('tbody tr').length,
      columns: figure.querySelectorAll('thead th').length,
      isDrawn: figure.querySelector('.drawing svg') !== null,
      download: figure.querySelector('a[download]')?.getAttribute('href') ?? '',
    })),
  )

test.each(PAGES)(
  'every chart has a sentence, a table and a download: %s at %s',
  async (person, path) => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, person)
    await page.goto(path, { waitUntil: 'networkidle' })
    const charts = await chartsOf(page)
    expect(charts.length).toBeGreaterThan(path.includes('families') ? 0 : 1)
    for (const { title, says, rows, columns, isDrawn, download } of charts) {
      expect(says.length, `${title} says something`).toBeGreaterThan(30)
      expect(columns, `${title} has columns`).toBeGreaterThan(2)
      // What is not drawn says why.
      expect(isDrawn || /too few/.test(says), `${title} is drawn, or says that it is too few`).toBe(true)
      const file = await context.request.get(download)
      expect(file.headers()['content-type'], title).toContain('text/csv')
      const lines = (await file.text()).trim().split(/\r?\n/)
      expect(lines.length - 1, `${title}: as many rows in the file as in the table`).toBeGreaterThanOrEqual(rows)
    }
    expect(complaints).toEqual([])
    await context.close()
  },
  60_000,
)

test('the form changes what it shows and nothing else: the end of the period and the measure of a funnel stay', async () => {
  const { page, context } = await aPerson(browser, portal.origin)
  await signIn(page, 'Sam Okoye')
  await page.goto('/scorecards/program?measure=impact', { waitUntil: 'networkidle' })
  const end = (await page.getByLabel('Up to').locator('option').nth(1).getAttribute('value')) ?? ''
  await page.getByLabel('Up to').selectOption(end)
  await page.getByLabel('Payer').selectOption('medicare')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.waitForURL(/payer=medicare/)
  expect(new URL(page.url()).searchParams.get('measure')).toBe('impact')
  expect(await page.getByLabel('Up to').inputValue()).toBe(end)
  await page.getByText(`to ${end}.`).first().waitFor()
  await context.close()
}, 60_000)

test('from a gap of the table one comes to its stays, and from there to a chart; a physician sees no stay by name', async () => {
  const manager = await aPerson(browser, portal.origin)
  await signIn(manager.page, 'Sam Okoye')
  const table = manager.page.locator('figure.chart', { hasText: 'Where details are left open' })
  // Of a small hospital not every provider has a gap of ten codes.
  for (const provider of ['batra', 'osei', 'brightwater', 'mcallan', 'jurado']) {
    await manager.page.goto(`/scorecards/demo-p-${provider}?months=24`, { waitUntil: 'networkidle' })
    if ((await table.locator('tbody th a').count()) > 0) break
  }
  await table.getByText('The numbers as a table').click()
  await table.locator('tbody th a').first().click()
  await manager.page.waitForURL(/\/cases\?/)
  expect(await manager.page.locator('main a[href^="/charts/"], main a[href^="/encounters/"]').count()).toBeGreaterThan(
    0,
  )
  await manager.context.close()
  const physician = await aPerson(browser, portal.origin)
  await signIn(physician.page, 'Dr. A. Osei')
  await physician.page.goto('/my-scorecard/cases?family=I50&axis=type&months=24')
  expect(await physician.page.locator('main a[href^="/charts/"], main a[href^="/encounters/"]').count()).toBe(0)
  await physician.context.close()
}, 60_000)

test('the number of a specialty on the map leads to the map of its providers', async () => {
  const { page, context } = await aPerson(browser, portal.origin)
  await signIn(page, 'Sam Okoye')
  const number = page.locator('section[aria-labelledby="heat"] td a').first()
  // Right after a start the page says that its figures are of a part only.
  await expect
    .poll(() => page.goto('/scorecards/families', { waitUntil: 'networkidle' }).then(() => number.count()), {
      timeout: 40_000,
    })
    .toBe(1)
  await number.click()
  await page.waitForURL(/specialty=[^&]+.*#heat$/)
  const named = new URL(page.url()).searchParams.get('specialty')
  expect(await page.getByLabel('Specialty').inputValue()).toBe(named)
  expect(await page.locator('#heat').innerText()).toMatch(/by family and provider$/)
  const [row] = await page.locator('section[aria-labelledby="heat"] tbody th a').all()
  expect(await row?.getAttribute('href')).toMatch(/^\/scorecards\/[^/?]+\?/)
  await context.close()
}, 60_000)

test('a view is kept, shared and sent each month; a colleague finds it', async () => {
  const { page, context } = await aPerson(browser, portal.origin)
  await signIn(page, 'Sam Okoye')
  await page.goto('/scorecards/program?payer=medicare', { waitUntil: 'networkidle' })
  await page.getByText('Keep this view').click()
  await page.getByLabel('Name').fill('Medicare, all together')
  await page.getByLabel(/Share with everyone/).check()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByRole('button', { name: /Send each month/ }).click()
  await page.getByRole('button', { name: /Stop the letter/ }).waitFor()
  await context.close()
  const colleague = await aPerson(browser, portal.origin)
  await signIn(colleague.page, 'Luke Everard')
  await colleague.page.goto('/scorecards/views')
  await colleague.page.getByRole('link', { name: 'Medicare, all together' }).click()
  await colleague.page.waitForURL(/scorecards\/program\?payer=medicare/)
  await colleague.context.close()
}, 60_000)
