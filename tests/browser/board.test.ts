import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { aPerson, expectAccessible, signIn } from './people.ts'
import { browser, portal } from './started.ts'

const column = (page: Page, number: number) =>
  page.locator('[data-row]').evaluateAll((rows, n) => rows.map((row) => row.children[n]?.textContent ?? ''), number)

describe('the board of queries', () => {
  test('sorts by a column in its address, counts its tabs, and takes both into a file', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Luke Everard', '/queries')
    const open = Number(await page.locator('.tabs [aria-current] .count').innerText())
    expect(open).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Patient' }).click()
    await page.waitForURL(/sort=patient/)
    const up = await column(page, 2)
    expect(up).toEqual(up.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    await page.getByRole('link', { name: 'Patient' }).click()
    await page.waitForURL(/sort=-patient/)
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending')
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
    expect(file.suggestedFilename()).toBe('queries-open.csv')
    const lines = readFileSync((await file.path()) ?? '', 'utf8')
      .trim()
      .split('\n')
    expect(lines).toHaveLength(open + 1)
    await expectAccessible(page, '/queries sorted')
    expect(complaints).toEqual([])
    await context.close()
  }, 60_000)

  test('shows the query under the cursor at the right, and keys reach everything else', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Luke Everard', '/queries')
    await page.waitForLoadState('networkidle')
    const preview = page.getByRole('complementary', { name: 'Preview' })
    expect(await preview.isVisible()).toBe(false)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    // Which query stands where goes by the day; one of a restricted chart shows no question and has a test of its own.
    while ((await page.locator('tr.current').innerText()).includes('Restricted chart')) await page.keyboard.press('j')
    const title = await page.locator('tr.current a.whole').innerText()
    expect(await preview.getByRole('heading').innerText()).toBe(title)
    expect((await preview.locator('[data-of="question"]').innerText()).length).toBeGreaterThan(20)
    await expectAccessible(page, '/queries with a preview')
    await page.keyboard.press('?')
    await page.locator('dialog[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('colleague')
    await page.locator('h1').click()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/queries\/[^/?]+$/)
    await page.getByText(title).first().waitFor()
    expect(complaints).toEqual([])
    await context.close()
  }, 60_000)
})

describe('a template', () => {
  test('is tried on a chart that is searched for: filled, options taken out and why, what the gate says', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Luke Everard', '/worklist?view=all')
    const patient = await page.locator('table a.whole').first().innerText()
    const before = await page.goto('/queries?view=drafts').then(() => page.locator('.tabs').innerText())
    await page.goto('/templates/heart-failure-detail')
    await page.getByRole('link', { name: 'Try on a chart' }).click()
    await page.getByLabel('Search charts by name or record number').fill(patient.replace(',', ''))
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Chart' }).getByRole('link').first().click()
    await page.getByRole('heading', { name: 'What the gate says' }).waitFor()
    await page.getByRole('region', { name: 'Slots' }).waitFor()
    await page.getByRole('region', { name: 'The filled query' }).getByText(patient).waitFor()
    await expectAccessible(page, 'a tried template')
    await page.goto('/queries?view=drafts')
    expect(await page.locator('.tabs').innerText()).toBe(before)
    expect(complaints).toEqual([])
    await context.close()
  }, 60_000)
})
