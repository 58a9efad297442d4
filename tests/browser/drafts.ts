import type { Page } from '@playwright/test'
import { signIn } from './people.ts'

/** A draft that could be sent, with evidence and a list of answers, filled from a template that fits the chart. */
export async function aDraft(page: Page, from = 0): Promise<void> {
  await signIn(page, 'Dana Cole', '/worklist?view=code')
  const charts = await page.locator('table a.whole').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  for (const chart of charts.slice(from, from + 8)) {
    await page.goto(chart)
    await page.getByRole('button', { name: 'Raise a query' }).first().click()
    const choice = page.locator('select[name=templateId]')
    await choice.waitFor()
    const fits = await choice.locator('optgroup[label="Fits this chart"] option').count()
    for (let n = 1; n <= Math.min(fits, 4); n++) {
      await choice.selectOption({ index: n })
      await page.getByRole('button', { name: 'Fill' }).click()
      await page.getByText('Draft kept').waitFor()
      const isWhole = (await page.locator('.tie').count()) > 1 && (await page.locator('.evidence-rows li').count()) > 1
      const send = page.getByRole('button', { name: /^Send/ })
      // What has a finding is not sent as it is.
      if (isWhole && (await send.getAttribute('aria-disabled')) !== 'true') return
    }
  }
  throw new Error('No chart of the demo coder fits a template with a list of answers.')
}
