import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeContext, openContext } from '#app/services/context.server.ts'
import { addRows } from '#db/bulk.ts'
import { commit } from '#db/commit.ts'
import { providers } from '#db/schema/identity.ts'
import { testSettings } from '#tests/helpers/context.ts'
import { demoData, type Served, startServed } from '#tests/helpers/served.ts'
import { aPerson, openBrowser, signIn } from './people.ts'

let served: Served
let browser: Browser
let folder: string

/** The demo with so many providers that what is said of all of them is reckoned beside the server. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'addendum-large-'))
  cpSync(demoData(), folder, { recursive: true })
  const context = openContext({ ...testSettings(), dataFolder: folder })
  const rows = Array.from({ length: 501 }, (_, n) => ({
    ...{ id: `more-${n}`, sourceSystem: 'test', sourceId: `more-${n}`, npi: null, name: `Dr. More ${n}` },
    ...{ specialty: null, facilityIds: [] },
  }))
  await commit(context.db, {
    writes: addRows(providers, rows),
    audit: [{ what: 'chart.imported', who: 'terminal', at: context.now() }],
  })
  closeContext(context)
  served = await startServed({ data: folder })
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const LATE = /band of colleagues is being reckoned/

test('a page that comes before its colleagues says so, and shows them when they are there', async () => {
  const { page, context, complaints } = await aPerson(browser, served.origin)
  await signIn(page, 'Sam Okoye')
  const first = await page.goto('/scorecards/demo-p-batra?months=24&payer=commercial')
  expect(await first?.text()).toMatch(LATE)
  await page.getByText(/Compared with \d+ colleagues/).waitFor()
  expect(await page.getByText(LATE).count()).toBe(0)
  expect(await page.getByText(/^Colleagues: /).count()).toBeGreaterThan(5)
  expect(complaints).toEqual([])
  // A later look has them at once.
  const again = await page.reload()
  expect(await again?.text()).not.toMatch(LATE)
  await context.close()
}, 60_000)

test("without JavaScript the page has what is the provider's own, a sentence and a way to load it again", async () => {
  const { page, context } = await aPerson(browser, served.origin, { javaScriptEnabled: false })
  await signIn(page, 'Sam Okoye')
  await page.goto('/scorecards/demo-p-batra?months=24&payer=medicare')
  await page.getByText(LATE).waitFor()
  expect(await page.getByText(/too few colleagues|Colleagues: /).count()).toBe(0)
  for (let tries = 0; tries < 50 && (await page.getByText(LATE).count()) > 0; tries++) {
    await page.waitForTimeout(200)
    await page.getByRole('link', { name: 'Load the page again' }).click()
  }
  await page.getByText(/Compared with \d+ colleagues/).waitFor()
  await context.close()
}, 60_000)

test("one's own page says it of oneself", async () => {
  const { page, context } = await aPerson(browser, served.origin)
  await signIn(page, 'Dr. A. Osei')
  const first = await page.goto('/my-scorecard?months=6')
  expect(await first?.text()).toMatch(LATE)
  await page.getByText(/Compared with \d+ colleagues/).waitFor()
  await context.close()
}, 60_000)
