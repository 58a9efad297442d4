import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import { aPerson, signIn } from './people.ts'
import { browser, portal } from './started.ts'

/* Every share and every mean of a scorecard carries what it was counted of and an interval, or says that it is too few (METRICS.md 3). */
const PAGES = [
  ['Sam Okoye', '/scorecards/demo-p-batra?months=24'],
  ['Sam Okoye', '/scorecards?months=24'],
  ['Sam Okoye', '/scorecards/specialties?months=24'],
  ['Sam Okoye', '/scorecards/facilities?months=24'],
  ['Sam Okoye', '/scorecards/program?months=24'],
  ['Sam Okoye', '/scorecards/families?months=24'],
  ['Sam Okoye', '/scorecards/coding?months=24'],
  ['Sam Okoye', '/scorecards/post-bill?months=24'],
  ['Dr. A. Osei', '/my-scorecard?months=24'],
] as const

type Told = { where: string; head: string; text: string; row: { head: string; text: string }[] }

/** Cells of tables with the heads of their columns and the rest of their row, terms of lists with what they say, and large figures. */
const toldOn = (page: Page): Promise<Told[]> =>
  page.$$eval('main', (mains) => {
    const plain = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
    const found: { where: string; head: string; text: string; row: { head: string; text: string }[] }[] = []
    for (const main of mains) {
      for (const table of main.querySelectorAll('table')) {
        const heads = [...table.querySelectorAll('thead th')].map(plain)
        const where =
          plain(table.closest('section, figure')?.querySelector('h2')) || plain(table.querySelector('caption'))
        for (const line of table.querySelectorAll('tbody tr')) {
          const row = [...line.children].map((cell, at) => ({ head: heads[at] ?? '', text: plain(cell) }))
          for (const { head, text } of row.slice(1)) found.push({ where, head, text, row })
        }
      }
      for (const term of main.querySelectorAll('dl dt')) {
        const text = plain(term.nextElementSibling)
        const where = plain(term.closest('section')?.querySelector('h2'))
        found.push({ where, head: plain(term), text, row: [{ head: plain(term), text }] })
      }
      for (const figure of main.querySelectorAll('.figure')) {
        const text = [...figure.children].map(plain).join(' ')
        found.push({ where: 'figures', head: text.slice(0, 40), text, row: [{ head: '', text }] })
      }
    }
    return found
  })

/** Tables, lists of facts and figures that no link to a definition stands in or above. */
const undefinedOn = (page: Page): Promise<string[]> =>
  page.$$eval('main table, main dl, main .figure', (shown) =>
    shown
      .filter((one) => {
        const around = one.closest('figure.chart, section.panel') ?? one.closest('.table-wrap') ?? one
        return around.querySelector('a[href^="/scorecards/measures#"]') === null
      })
      .map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').slice(0, 60)),
  )
/** The definitions that a page's names lead to. */
const ledTo = (page: Page) =>
  page.$$eval('main a[href^="/scorecards/measures#"]', (links) => [
    ...new Set(links.map((link) => link.getAttribute('href')?.split('#')[1] ?? '')),
  ])

/** A share in percent, a relative weight or a risk score. Signed weights are sums of changes, not means. */
const isShareOrMean = (text: string) => /\d %/.test(text) || /(?<![\d.+−-])\d+\.\d{3,4}(?!\d)/.test(text)
const RANGE = /\d[\d.,]*(?: (?:%|h|min|days))?\s?[–-]\s?\d|to \d/
const hasRange = (text: string) => RANGE.test(text)
const hasCount = (text: string) =>
  /\bof \$?\d|\bn \d|\d+ (?:stays|members|colleagues|claims|queries|providers|left open)\b/.test(text)
/** Columns that are no share or mean of cases: limits of a chart, colleagues' bands with their number, sums, and what is meant by an effect. */
const OTHERWISE = /^(Centre|Limits|Colleagues|Weight in all|Signals|95 % interval|Dollars|Amount)/

/** What is told without a count or without an interval, neither in the cell nor in another one of its row. */
function bareOf({ head, text, row }: Told): boolean {
  if (!isShareOrMean(text) || OTHERWISE.test(head)) return false
  const others = row.filter((cell) => cell.text !== text)
  const isRanged = hasRange(text) || others.some((cell) => /interval|limits/i.test(cell.head) && hasRange(cell.text))
  const isCounted =
    hasCount(text) || others.some((cell) => /^(of|stays|visits|n|cases|queries|records|claims)$/i.test(cell.head))
  return !isRanged || !isCounted
}

test.each(PAGES)(
  'every share and mean carries a count and an interval, and leads to its definition: %s at %s',
  async (person, path) => {
    const { page, context } = await aPerson(browser, portal.origin)
    await signIn(page, person)
    // Right after the start roll-ups are still made, and what is said of a group may come later than its page.
    let told: Told[] = []
    await expect
      .poll(
        async () => {
          await page.goto(path, { waitUntil: 'networkidle' })
          told = await toldOn(page)
          return told.filter(({ text }) => isShareOrMean(text)).length
        },
        { timeout: 50_000, interval: 1000, message: 'shares and means were found' },
      )
      .toBeGreaterThan(0)
    expect(told.filter(bareOf).map(({ where, head, text }) => `${where} | ${head} | ${text}`)).toEqual([])
    expect(await undefinedOn(page)).toEqual([])
    const measures = await ledTo(page)
    expect(measures.length).toBeGreaterThan(0)
    await page.goto('/scorecards/measures')
    for (const id of measures) expect(await page.locator(`[id="${id}"]`).count(), id).toBe(1)
    await context.close()
  },
  90_000,
)
