import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { aDraft } from './drafts.ts'
import { aPerson, expectAccessible, signIn } from './people.ts'
import { browser, portal } from './started.ts'

const isTied = (page: Page, evidence: number, option: number) =>
  page.getByRole('button', { name: `Evidence ${evidence} supports option ${option}` }).getAttribute('aria-pressed')

describe('composing', () => {
  test('without JavaScript the chart and the draft say what needs it, and a template is filled all the same', async () => {
    const { page, context } = await aPerson(browser, portal.origin, { javaScriptEnabled: false })
    await signIn(page, 'Dana Cole', '/worklist?view=code')
    await page.goto((await page.locator('table a.whole').first().getAttribute('href')) ?? '')
    const said = () => page.locator('noscript').allInnerTexts()
    expect(await said()).toContainEqual(expect.stringContaining('Coding needs JavaScript'))
    await page.getByRole('button', { name: 'Raise a query' }).first().click()
    await page.locator('select[name=templateId]').waitFor()
    expect(await said()).toContainEqual(expect.stringContaining('Writing needs JavaScript'))
    await page.locator('select[name=templateId]').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Fill' }).click()
    await page.waitForURL(/\/compose$/)
    await context.close()
  }, 60_000)

  test('evidence is tied to an answer by a letter, by Alt and its number, and by dragging; a removal is undone', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin, { height: 2000 })
    await aDraft(page)
    const before = await isTied(page, 1, 1)
    const grip = page.locator('.evidence-rows .grip').first()
    await grip.focus()
    await page.keyboard.press('a')
    expect(await isTied(page, 1, 1)).not.toBe(before)
    await page.getByLabel('Option 1', { exact: true }).focus()
    await page.keyboard.press('Alt+Digit1')
    expect(await isTied(page, 1, 1)).toBe(before)
    if (before === 'true') {
      await grip.focus()
      await page.keyboard.press('a')
    }
    await grip.dragTo(page.getByLabel('Option 1', { exact: true }))
    await expect.poll(() => isTied(page, 1, 1)).toBe('true')

    const count = await page.locator('.evidence-rows li').count()
    const first = await page.locator('.evidence-words').first().innerText()
    await grip.focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('.evidence-words').nth(1).innerText()).toBe(first)
    await page.getByRole('button', { name: 'Remove evidence 1' }).click()
    expect(await page.locator('.evidence-rows li').count()).toBe(count - 1)
    await page.getByRole('button', { name: /^Undo/ }).click()
    expect(await page.locator('.evidence-rows li').count()).toBe(count)
    await page.getByText('Draft kept').waitFor()
    await page.reload()
    expect(await page.locator('.evidence-words').nth(1).innerText()).toBe(first)
    await expectAccessible(page, 'compose with evidence')
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  test('evidence is put in order of time or source, and moved by keys and buttons; the keyboard stays on what it moves', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin, { height: 2000 })
    await aDraft(page)
    const words = () => page.locator('.evidence-words').allInnerTexts()
    const before = await words()
    const last = before.length
    const grip = (n: number) => page.getByRole('button', { name: new RegExp(`^Evidence ${n}(?:,.*)?: move or link`) })
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    await grip(1).focus()
    await page.keyboard.press('End')
    expect(await words()).toEqual([...before.slice(1), before[0]])
    await expect.poll(focused).toMatch(new RegExp(`^Evidence ${last}\\b`))
    await page.keyboard.press('Home')
    expect(await words()).toEqual(before)
    await expect.poll(focused).toMatch(/^Evidence 1\b/)
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toMatch(/^Evidence 2\b/)
    await page.getByRole('button', { name: 'Move evidence 2 up' }).click()
    expect(await words()).toEqual(before)

    await page.getByRole('button', { name: 'Sort by source' }).focus()
    await page.keyboard.press('Enter')
    const bySource = await words()
    expect(bySource.toSorted()).toEqual(before.toSorted())
    await page.getByText('The evidence was put in order of source.').waitFor()
    await page.keyboard.press('u')
    expect(await words()).toEqual(before)
    await page.getByRole('button', { name: 'Sort by time' }).click()
    const byTime = await words()
    await page.getByText('Draft kept').waitFor()
    await page.waitForLoadState('networkidle')
    await page.reload()
    expect(await words()).toEqual(byTime)
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  test('answers that the chart does not support are folded under their count and reason; a key brings one back', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin, { height: 2000 })
    await aDraft(page)
    const choice = page.locator('select[name=templateId]')
    const all = await choice.locator('option').count()
    // The last templates of the list are those that fit this chart least.
    for (let n = all - 1; n > 0; n--) {
      await choice.selectOption({ index: n })
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Fill' }).click()])
      if ((await page.locator('.struck li').count()) > 2) break
    }
    const struck = await page.locator('.struck li').count()
    expect(struck).toBeGreaterThan(2)
    const summary = page.locator('summary', { hasText: 'taken out, since the chart does not support' })
    expect(await summary.innerText()).toMatch(new RegExp(`^${struck} answers of the template were taken out`))
    expect(await page.locator('.struck li').first().isVisible()).toBe(false)
    await summary.click()
    expect(await page.locator('.struck li').first().isVisible()).toBe(true)
    await expectAccessible(page, 'compose with answers taken out')
    await page.locator('h1').click()
    await page.keyboard.press('b')
    await page.getByLabel('Note: why it fits this patient').waitFor()
    expect(await page.locator('.struck li').count()).toBe(struck - 1)
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  test('a template is changed in fields, rows are taken out and brought back, and the words typed stay', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Luke Everard', '/templates/heart-failure-detail/edit')
    const rows = page.getByRole('group', { name: 'Evidence it looks for' }).locator('.form-row:not([hidden])')
    const count = await rows.count()
    await page.getByRole('button', { name: 'Take out evidence 2' }).click()
    expect(await rows.count()).toBe(count - 1)
    await page.getByRole('button', { name: 'Undo: bring back the last one' }).click()
    expect(await rows.count()).toBe(count)
    await page.getByRole('button', { name: 'Add: evidence' }).click()
    const added = rows.last()
    await added.getByLabel('Look in').selectOption('medications')
    await added.getByLabel('For these names or words, parted by commas').fill('spironolactone, eplerenone')
    await page.getByLabel('What changed, and why').fill('Asks for mineralocorticoid antagonists too.')
    await page.getByRole('button', { name: 'Keep as version 2' }).click()
    await page.waitForURL(/\/templates\/heart-failure-detail$/)
    await page.getByText('spironolactone, eplerenone').waitFor()
    await expectAccessible(page, 'a template')
    expect(complaints).toEqual([])
    await context.close()
  }, 60_000)
})

describe('a corrected question', () => {
  test('says to the physician what changed since the draft answer, and asks to choose again', async () => {
    const phone = await aPerson(browser, portal.origin, { width: 390 })
    await signIn(phone.page, 'Dr. A. Osei', '/inbox')
    const links = phone.page.locator('.inbox').first().locator('a')
    const paths = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    let path = ''
    for (const one of paths) {
      await phone.page.goto(one)
      if ((await phone.page.locator('.option input[type=text]').count()) > 0) path = one
      if (path) break
    }
    const kept = phone.page.waitForResponse((response) => response.url().endsWith('/keep'))
    const chosen = await phone.page.locator('.option label').first().innerText()
    await phone.page.locator('.option input[type=radio]').first().check()
    await kept

    const desk = await aPerson(browser, portal.origin)
    await signIn(desk.page, 'Luke Everard', path.replace('/answer', '/correct'))
    await desk.page.getByLabel('Answer 1', { exact: true }).fill(`${chosen} in this stay`)
    await desk.page.getByLabel('Why do the words change?').fill('The stay was not named.')
    for (let tries = 0; tries < 2; tries++) {
      await desk.page.getByRole('button', { name: 'Send the corrected version' }).click()
      await desk.page.waitForLoadState('networkidle')
      for (const reason of await desk.page.getByPlaceholder('Why it may stand').all()) await reason.fill('It stands.')
      if (!desk.page.url().includes('/correct')) break
    }
    expect(desk.page.url()).not.toContain('/correct')

    await phone.page.goto(path)
    await phone.page.getByText('The question was corrected after you began to answer.').waitFor()
    expect(await phone.page.locator('main').innerText()).toContain(`You had chosen “${chosen}”`)
    expect(await phone.page.locator('.option input[type=radio]:checked').count()).toBe(0)
    await expectAccessible(phone.page, 'answer after a correction')
    await phone.context.close()
    await desk.context.close()
  }, 90_000)

  test('the whole chart is searched from the keyboard, and what is found is pinned as evidence', async () => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    await aDraft(page)
    const count = await page.locator('.evidence-rows li').count()
    await page.locator('h1').click()
    await page.keyboard.press('/')
    const field = page.getByRole('combobox', { name: 'Find in the whole chart' })
    const words = (await page.locator('.reader .tabs button', { hasText: 'Results' }).innerText()).match(/\d+/)
    expect(Number(words?.[0])).toBeGreaterThan(0)
    await field.pressSequentially('mg')
    const results = page.getByRole('group', { name: 'Results' }).getByRole('option')
    await results.first().waitFor()
    for (let n = 0; n < 30 && (await results.first().getAttribute('aria-selected')) !== 'true'; n++)
      await page.keyboard.press('ArrowDown')
    const open = results.filter({ hasNotText: 'evidence' })
    for (let n = 0; n < 10 && (await open.first().getAttribute('aria-selected')) !== 'true'; n++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.evidence-rows li').count()).toBe(count + 1)
    await page.getByText('Draft kept').waitFor()
    await expectAccessible(page, 'compose with a search')
    await field.focus()
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: /Notes/ }).waitFor()
    await page.reload()
    expect(await page.locator('.evidence-rows li').count()).toBe(count + 1)
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)
})
