import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { aPerson, expectEveryLook, signIn } from './people.ts'
import { browser, portal } from './started.ts'

/** The lines of a file that a link of the page leads to. */
async function linesOf(page: Page, link: string): Promise<{ name: string; lines: string[] }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link, exact: true }).first().click(),
  ])
  const text = readFileSync((await file.path()) ?? '', 'utf8')
  return { name: file.suggestedFilename(), lines: text.trim().split('\n') }
}

describe('the compliance page', () => {
  test('tells findings by author and by template over time, of one author and one rule too, and the same as a file', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Sam Okoye', '/compliance')
    const overTime = (noun: string) => page.locator(`section[aria-label$="indings by ${noun} over time"]`)
    const byAuthor = overTime('author')
    const authors = await byAuthor.locator('tbody tr').count()
    expect(authors).toBeGreaterThan(1)
    expect(await overTime('template').locator('tbody tr').count()).toBeGreaterThan(1)
    const few = page.locator('details', { hasText: 'fewer than ten first drafts on record' }).first()
    expect(await few.locator('table').isVisible()).toBe(false)
    await few.locator('summary').click()
    expect(await few.locator('table').isVisible()).toBe(true)
    expect(await page.getByText(/with ten first drafts or more in both halves|too few to say\.$/).count()).toBe(2)
    await expectEveryLook(page, '/compliance')

    const name = ((await byAuthor.locator('tbody th').first().textContent()) ?? '').trim()
    await page.getByLabel('Author', { exact: true }).selectOption({ label: name })
    await page.getByLabel('Over time', { exact: true }).selectOption('LEAD-PRESUME')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/rule=LEAD-PRESUME/)
    await page.getByRole('heading', { name: 'Over time: first drafts with a finding of LEAD-PRESUME' }).waitFor()
    expect(await byAuthor.locator('tbody th').allInnerTexts()).toEqual([name])
    expect(await page.getByLabel('Author', { exact: true }).locator('option').count()).toBe(authors + 1)
    const { name: file, lines } = await linesOf(page, 'CSV')
    expect(file).toMatch(/compliance.*\.csv$/)
    const told = lines.filter((line) => line.startsWith('LEAD-PRESUME by author and month'))
    expect(told.length).toBeGreaterThan(5)
    expect(told.every((line) => line.includes(name))).toBe(true)
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  test('leads to symmetry after the bill: by timing and by reason, in words and as files, a few never as a share', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Sam Okoye', '/compliance')
    await page.getByRole('link', { name: 'Symmetry after the bill' }).click()
    await page.waitForURL(/\/scorecards\/post-bill/)
    await page.goto('/scorecards/post-bill?months=24')
    expect(await page.locator('p.lead').last().innerText()).toMatch(/after the bill/)
    const rows = async (region: string) =>
      page
        .getByRole('region', { name: region })
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
    const byTiming = await rows('Direction by timing')
    const byReason = await rows('Direction by reason')
    expect(byTiming).toHaveLength(3)
    expect(byReason.map(([reason]) => reason)).toEqual(['An audit', 'A denial', 'Internal monitoring'])
    // Each query after the bill has one reason: the reasons add up to the line of the timing.
    const sent = byReason.reduce((sum, [, n]) => sum + Number(n), 0)
    expect(sent).toBe(Number(byTiming[0]?.[1]))
    for (const [, , first] of [...byTiming, ...byReason]) {
      const of = /of (\d+)/.exec(first ?? '')?.[1]
      expect(first === 'fewer than 10 weighed' || Number(of) >= 10, first).toBe(true)
    }
    await expectEveryLook(page, '/scorecards/post-bill')
    const reasons = await linesOf(page, 'Download the reasons as CSV')
    expect(reasons.lines[0]).toContain('Reason,Direction')
    expect(reasons.lines.length).toBeGreaterThanOrEqual(4)
    const pdf = await context.request.get('/scorecards/post-bill/pdf?months=24')
    expect(pdf.headers()['content-type']).toContain('application/pdf')
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)
})

test('a judgment without a rule comes back as it was given, and the next query follows at once', async () => {
  const { page, context, complaints } = await aPerson(browser, portal.origin)
  await signIn(page, 'Sam Okoye', '/compliance')
  await page.getByLabel('Queries in the sample').fill('3')
  await page.getByRole('button', { name: 'Draw a sample' }).click()
  await page.waitForURL(/\/compliance\/samples\//)
  await page.getByRole('link', { name: 'Judge the next' }).click()
  await page.waitForURL(/\/samples\/[^/]+\/\d+$/)
  const first = page.url()
  await page.getByLabel('Not compliant').check()
  await page.getByLabel('Comment (optional)').fill('The title gives it away.')
  await page.getByRole('button', { name: 'Keep my judgment' }).click()
  await page.getByText('Name the rule that it breaks.').waitFor()
  expect(await page.getByLabel('Not compliant').isChecked()).toBe(true)
  expect(await page.getByLabel('Comment (optional)').inputValue()).toBe('The title gives it away.')
  await page.getByRole('checkbox', { name: /^TITLE-DX/ }).check()
  await expectEveryLook(page, 'a judgment')
  await page.getByRole('button', { name: 'Keep my judgment' }).click()
  await page.waitForURL((url) => url.href !== first && /\/\d+$/.test(url.pathname))
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)
