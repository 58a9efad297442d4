import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import { aDraft } from './drafts.ts'
import { aPerson, expectEveryLook, signIn } from './people.ts'
import { browser, portal } from './started.ts'

const pathOf = (page: Page) => new URL(page.url()).pathname

test('a query that is given back rests, and its coder finds who is to be asked instead', async () => {
  const phone = await aPerson(browser, portal.origin, { width: 390 })
  await signIn(phone.page, 'Dr. A. Osei', '/inbox')
  // One that the demo's coder wrote, who follows it up.
  const path = await phone.page.locator('.inbox a', { hasText: 'from Dana Cole' }).first().getAttribute('href')
  await phone.page.goto((path ?? '').replace('/answer', '/redirect'))
  await phone.page.getByLabel('Who should be asked instead?').selectOption('unknown')
  await phone.page.getByRole('button', { name: 'Pass it on' }).click()
  await phone.page.waitForURL(/\/inbox/)
  await phone.page.locator(`.inbox a[href="${path}"]`).getByText('Waits for the coder').waitFor()

  const desk = await aPerson(browser, portal.origin)
  await signIn(desk.page, 'Dana Cole', '/queries?view=asked-back')
  await desk.page.getByText('rests until the desk replies').first().waitFor()
  await desk.page.goto((path ?? '').replace('/answer', ''))
  expect(await desk.page.getByRole('button', { name: 'Remind' }).count()).toBe(0)
  await desk.page.getByText('Ask another clinician').click()
  await expectEveryLook(desk.page, 'a query that was given back')
  await desk.page.getByLabel('Who should be asked instead?').selectOption({ index: 1 })
  await desk.page.getByRole('button', { name: 'Pass it on, unchanged' }).click()
  await desk.page.getByText(/^Redirected to/).waitFor()
  expect(await desk.page.getByText('Ask another clinician').count()).toBe(0)
  await phone.page.goto('/inbox')
  expect(await phone.page.locator(`.inbox a[href="${path}"]`).count()).toBe(0)
  expect([...phone.complaints, ...desk.complaints]).toEqual([])
  await phone.context.close()
  await desk.context.close()
}, 120_000)

test('a draft comes back from review, and what was discarded begins a new one', async () => {
  const { page, context, complaints } = await aPerson(browser, portal.origin, { height: 2000 })
  await aDraft(page)
  const draft = pathOf(page).replace(/\/compose$/, '')
  const title = await page.getByLabel('Title').inputValue()
  await page.getByRole('link', { name: 'Ask for a second look' }).click()
  await page.getByRole('button', { name: 'Ask for a second look' }).click()
  await page.waitForURL(/view=in-review/)
  await page.goto(draft)
  await page.getByRole('button', { name: 'Take it back from review' }).click()
  await page.waitForURL(/\/compose$/)
  await page.getByText('Discard this draft').click()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.waitForURL(/\/charts\//)
  await page.goto(draft)
  await expectEveryLook(page, 'a discarded draft')
  await page.getByRole('button', { name: 'Begin a new draft from it' }).click()
  await page.waitForURL(/\/compose$/)
  expect(pathOf(page)).not.toContain(draft)
  expect(await page.getByLabel('Title').inputValue()).toBe(title)
  expect(await page.locator('.evidence-rows li').count()).toBeGreaterThan(1)
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)

test('a draft that repeats an open question says so while it is written, and leads to it', async () => {
  const { page, context, complaints } = await aPerson(browser, portal.origin, { height: 2000 })
  await aDraft(page)
  const title = await page.getByLabel('Title').inputValue()
  const chart = (await page.getByRole('link', { name: 'Chart' }).getAttribute('href')) ?? ''
  for (const reason of await page.getByLabel('Why it may stand').all()) {
    await reason.fill('Looked at again.')
    await reason.blur()
  }
  await page.getByText('Draft kept').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\?sent$/)
  const sent = pathOf(page)
  await page.goto(chart)
  await page.getByRole('button', { name: 'Raise a query' }).first().click()
  const choice = page.locator('select[name=templateId]')
  await choice.waitFor()
  const all = await choice.locator('optgroup[label="Fits this chart"] option').count()
  for (let n = 1; n <= all && (await page.getByLabel('Title').inputValue()) !== title; n++) {
    await choice.selectOption({ index: n })
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Fill' }).click()])
  }
  await page.getByText('The same is being asked in this encounter already').waitFor()
  expect(await page.locator('.send a').first().getAttribute('href')).toBe(sent)
  expect(await page.getByRole('button', { name: /^Send/ }).getAttribute('aria-disabled')).toBe('true')
  await expectEveryLook(page, 'compose, repeating a question')
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)
