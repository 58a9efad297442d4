import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import { codeAt, keyOfText } from '#tests/helpers/factors.ts'
import { aPerson, expectEveryLook, signIn } from './people.ts'
import { browser, portal } from './started.ts'

/** Fields beside each other that share ground: one lies over the other. */
const overlapping = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('form.filter-row input, form.filter-row select')].map((field) =>
      field.getBoundingClientRect(),
    )
    return boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom),
    ).length
  })

test('backups: none yet, then one is made by the button, and stands in the list as tried out', async () => {
  const { page, context, complaints } = await aPerson(browser, portal.origin)
  await signIn(page, 'Rita Blum', '/backups')
  await expectEveryLook(page, 'backups, empty')
  await page.getByRole('button', { name: /back up/i }).click()
  await page.waitForURL(/\/backups/)
  await expect
    .poll(
      async () => {
        await page.goto('/backups')
        return page.locator('tbody tr').count()
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBeGreaterThan(0)
  await expectEveryLook(page, 'backups, full')
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)

test('retention: the policy is changed, the change is said before and after on the audit page, and the plan is shown', async () => {
  const { page, context, complaints } = await aPerson(browser, portal.origin)
  await signIn(page, 'Rita Blum', '/retention')
  await expectEveryLook(page, 'retention')
  await page.getByLabel(/years/i).first().fill('12')
  await page
    .getByRole('button', { name: /keep|save/i })
    .first()
    .click()
  await page.waitForLoadState()
  await page.goto('/retention?plan')
  await expectEveryLook(page, 'retention, plan')
  await page.goto('/audit?what=retention.changed')
  const detail = page.locator('tbody tr').first()
  expect(await detail.innerText()).toMatch(/chart years: 10 → 12/)
  expect(await page.locator('tbody').innerText()).not.toContain('{"')
  await expectEveryLook(page, 'audit')
  expect(complaints).toEqual([])
  await context.close()
}, 90_000)

test('the audit page’s fields stand beside each other on a phone, and no detail is raw', async () => {
  const { page, context } = await aPerson(browser, portal.origin, { width: 390 })
  await signIn(page, 'Rita Blum', '/audit')
  expect(await overlapping(page)).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  expect(await overlapping(page)).toBe(0)
  expect(await page.locator('tbody').innerText()).not.toContain('{"')
  await context.close()
}, 60_000)

test('system: what the server says of itself', async () => {
  const { page, context, complaints } = await aPerson(browser, portal.origin)
  await signIn(page, 'Rita Blum', '/system')
  await expectEveryLook(page, 'system')
  expect(complaints).toEqual([])
  await context.close()
}, 60_000)

test('a restricted chart is opened for a reason, reviewed by another, and stands in who looked', async () => {
  const manager = await aPerson(browser, portal.origin)
  await signIn(manager.page, 'Sam Okoye', '/worklist?view=code&sort=newest')
  await manager.page.locator('table a.whole').first().click()
  await manager.page.waitForURL(/\/charts\//)
  const chart = new URL(manager.page.url()).pathname
  await manager.page.getByRole('link', { name: 'Who looked' }).click()
  await manager.page.waitForURL(/\/access\//)
  const report = manager.page.url()
  await expectEveryLook(manager.page, 'who looked')
  await manager.page
    .getByLabel(/reason|why/i)
    .first()
    .fill('A well-known person of this town')
  await manager.page.getByRole('button', { name: /restrict/i }).click()
  await manager.page.waitForLoadState()

  const coder = await aPerson(browser, portal.origin)
  await signIn(coder.page, 'Dana Cole', chart)
  await coder.page.waitForURL(/\/openings\/new/)
  await expectEveryLook(coder.page, 'opening, empty')
  await coder.page.getByLabel('Purpose').selectOption({ index: 1 })
  await coder.page.getByLabel('Why you need it now').fill('The bill of this stay was denied and is due today')
  await coder.page.getByRole('button', { name: 'Open the chart' }).click()
  await coder.page.waitForURL((url) => url.pathname === chart)
  expect(coder.complaints).toEqual([])
  await coder.context.close()

  await manager.page.goto('/openings')
  await manager.page.getByText('The bill of this stay was denied').waitFor()
  await expectEveryLook(manager.page, 'openings, waiting')
  await manager.page
    .getByRole('button', { name: /^justified|was justified/i })
    .first()
    .click()
  await manager.page.waitForLoadState()
  await manager.page.goto('/openings')
  await expectEveryLook(manager.page, 'openings, none waits')
  await manager.page.goto(report)
  await manager.page.getByText('opened a restricted chart for a reason').first().waitFor()
  await expectEveryLook(manager.page, 'who looked, restricted')
  expect(manager.complaints).toEqual([])
  await manager.context.close()
}, 180_000)

test('a second factor is set up: the page asked, the code shown, wrong and right, recovery codes', async () => {
  const { page, context, complaints } = await aPerson(browser, portal.origin)
  await signIn(page, 'Dana Cole', '/account')
  await expectEveryLook(page, 'account')
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await page.getByRole('img', { name: 'The key as a QR code' }).waitFor()
  await expectEveryLook(page, 'account, key shown')
  const key = keyOfText((await page.locator('.code-key code').textContent()) ?? '')
  await page.getByLabel('Code of six digits').fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByText('That code is not right').first().waitFor()
  await expectEveryLook(page, 'account, wrong code')
  await page.getByLabel('Code of six digits').fill(codeAt(key, new Date(), -1))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.locator('.recovery code').first().waitFor()
  await expectEveryLook(page, 'account, recovery codes')
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)
