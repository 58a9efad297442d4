import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { aPerson, awake, expectEveryLook, signIn } from './people.ts'
import { browser, portal } from './started.ts'

/** A chart on the work list whose coded lines leave something open that a template asks for. */
async function openChartToAsk(page: Page): Promise<void> {
  for (const view of ['finish', 'await-answer', 'done', 'all']) {
    await page.goto(`/worklist?view=${view}&class=inpatient`)
    const charts = await page.locator('table a.whole').evaluateAll((links) => links.map((a) => a.getAttribute('href')))
    for (const chart of charts.slice(0, 25)) {
      await page.goto(chart ?? '/')
      const canAsk = await page.getByRole('button', { name: /^Ask about/ }).count()
      if (canAsk > 0 && (await page.locator('.quote').count()) > 0) return
    }
  }
  throw new Error('No chart of the demo leaves anything open.')
}

describe('the code browser', () => {
  test('leads from the chapters to a code, what states more, and the favourites', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/codes')
    await expectEveryLook(page, '/codes')
    await page.getByRole('link', { name: 'Circulatory system' }).click()
    await page.getByRole('link', { name: 'I50', exact: true }).click()
    await page.getByRole('list', { name: 'Codes below' }).getByRole('link', { name: 'I50.9' }).click()
    await page.getByRole('heading', { name: 'I50.9 Heart failure, unspecified' }).waitFor()
    expect(await page.getByRole('list', { name: 'More specific codes' }).innerText()).toContain('I50.21')
    expect(await page.getByRole('list', { name: 'Neighbours' }).innerText()).toContain('I50.1')
    await expectEveryLook(page, '/codes/I509')
    await page.getByRole('heading', { name: /years/i }).waitFor()
    await page.goto('/codes/I50?year=2025')
    await expectEveryLook(page, 'a heading of another year')
    await page.goto('/codes/I509')
    await page.getByRole('button', { name: 'Keep in my favourites' }).click()
    await page.getByRole('button', { name: 'Remove from my favourites' }).waitFor()
    await page.goto('/codes')
    await page.getByRole('link', { name: /I50\.9 Heart failure, unspecified/ }).waitFor()
    await page.getByLabel('Code or words').fill('acute systolic heart failure')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await page.getByRole('list', { name: 'Codes found' }).innerText()).toContain('I50.21')
    expect(complaints).toEqual([])
  }, 90_000)
})

describe('the chart', () => {
  test('shows what could be more specific, leads to the words, weighs the stay, and asks in one click', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/worklist')
    await openChartToAsk(page)
    await page.getByRole('heading', { name: 'Working DRG' }).waitFor()
    await expectEveryLook(page, 'a chart with opportunities')
    const quote = page.locator('.quote').first()
    const words = await quote.locator('mark').innerText()
    await quote.click()
    await page.locator('.note-body mark').first().waitFor()
    expect(await page.locator('.note-body mark').first().innerText()).toContain(words)
    await page
      .getByRole('button', { name: /^Ask about/ })
      .first()
      .click()
    await page.waitForURL(/\/queries\/[^/]+\/compose/)
    expect(await page.getByLabel('Question').inputValue()).not.toBe('')
    // The wall: no DRG on a page that asks.
    expect(await page.locator('body').innerText()).not.toMatch(/\bDRG\b/)
    expect(complaints).toEqual([])
  }, 120_000)

  test('is ranked on the work list by what open questions could move, for who may see it', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/worklist')
    await page.getByRole('link', { name: 'By expected weight' }).click()
    await page.getByRole('columnheader', { name: 'Up to' }).waitFor()
    await expectEveryLook(page, '/worklist/value')
    await page.locator('table a.whole').first().click()
    await page.getByRole('heading', { name: 'Working DRG' }).waitFor()
    expect(complaints).toEqual([])
  }, 60_000)
})

describe('the coding panel', () => {
  test('keeps a code among the favourites by its star, also from the keyboard', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/worklist?view=all&class=inpatient&sort=oldest')
    await page.locator('table a.whole').first().click()
    const star = page.getByRole('button', { name: /among my favourites$/ }).first()
    await star.waitFor()
    await awake(page, 'button.star')
    await star.focus()
    const kept = page.waitForResponse((response) => response.url().endsWith('/codes/search') && response.ok())
    await page.keyboard.press('Space')
    await kept
    expect(await star.getAttribute('aria-pressed')).toBe('true')
    await page.reload()
    expect(await star.getAttribute('aria-pressed')).toBe('true')
    await expectEveryLook(page, 'a chart with a favourite')
    expect(complaints).toEqual([])
  }, 90_000)

  test('says why a chart without a line cannot be marked final, and takes it once there is one', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/worklist?view=code&class=inpatient')
    await page.locator('table a.whole').first().click()
    await page.getByText('No line yet').waitFor()
    await awake(page, 'input[role="combobox"]')
    const final = page.getByRole('button', { name: 'Mark final' })
    const reason = page.getByText('Final coding needs at least a principal diagnosis')
    expect(await final.getAttribute('aria-disabled')).toBe('true')
    await reason.waitFor()
    await expectEveryLook(page, 'a chart without a line')
    const sent: string[] = []
    page.on('request', (request) => (request.method() === 'POST' ? sent.push(request.url()) : undefined))
    // A browser lets the button be pressed, since it is off by its words alone; the test's own click would wait until it is not.
    await final.click({ force: true })
    await page.getByLabel('Search a diagnosis code').fill('E87.1')
    await page
      .getByRole('option', { name: /E87\.1/ })
      .first()
      .click()
    await page.getByText('Not saved yet').waitFor()
    expect(sent).toEqual([])
    expect(await reason.count()).toBe(0)
    await final.click()
    await page.getByText('Final', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  }, 90_000)
})

describe('reference data', () => {
  test('says that only the starter set is loaded, and why a wrong file was refused', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Rita Blum', '/reference')
    await page.getByText('No official code set is loaded').waitFor()
    await expectEveryLook(page, '/reference')
    const lines = Array.from({ length: 8_000 }, (_, i) => `A${String(i).padStart(4, '0')},"Item ${i}, each"`)
    lines[41] = 'A0040,"Item 41, each"'
    const buffer = Buffer.from(['hcpcs,description', ...lines].join('\n'))
    await page.getByLabel(/^Files/).setInputFiles({ name: 'hcpcs_2026_oct.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Upload and stage' }).click()
    await page.getByText('Line 43:').waitFor({ timeout: 30_000 })
    expect(await page.locator('main').innerText()).toContain('What was in force stays in force')
    await expectEveryLook(page, 'a refused file')
    expect(complaints).toEqual([])
  }, 90_000)

  const OFFICIAL = resolve('../shared/data/icd10cm')
  test.skipIf(!existsSync(OFFICIAL))(
    `official editions are uploaded, compared, activated and rolled back (needs ${OFFICIAL})`,
    async () => {
      const { page, complaints } = await aPerson(browser, portal.origin)
      await signIn(page, 'Rita Blum', '/reference')
      for (const [name, edition] of [
        ['cms_2026_code_descriptions_tabular_order.zip', '2026'],
        ['icd10cm_order_2027_reconstructed.txt.gz', '2027'],
      ] as const) {
        await page.goto('/reference')
        await page.getByLabel(/^Files/).setInputFiles(`${OFFICIAL}/${name}`)
        await page.getByRole('button', { name: 'Upload and stage' }).click()
        await page.getByRole('link', { name: 'Look at the changes and activate' }).click({ timeout: 60_000 })
        if (edition === '2027') {
          await page.getByRole('link', { name: /^Added/ }).click()
          await expectEveryLook(page, 'the changes of an edition')
          await page.getByRole('link', { name: /^Touches ours/ }).click()
          await page.getByRole('link', { name: 'Download what is touched as CSV' }).waitFor()
          await expectEveryLook(page, 'what an edition touches')
        }
        await page.getByRole('button', { name: `Activate ${edition}` }).click()
        await page.waitForURL(/\/reference$/)
      }
      const body = page.locator('main')
      expect(await body.innerText()).toContain('74,879 billable')
      expect(await body.innerText()).not.toContain('No official code set is loaded')
      await expectEveryLook(page, '/reference with official sets')
      await page.getByText('Roll back ICD-10-CM diagnosis codes 2027').click()
      await page.getByRole('button', { name: 'Roll back 2027' }).click()
      await page.getByText(/^Out of force/).waitFor()
      expect(await body.innerText()).not.toContain('74,879 billable')
      expect(complaints).toEqual([])
    },
    180_000,
  )
})
