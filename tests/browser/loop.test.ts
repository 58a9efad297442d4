import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { STARTER_TEMPLATES } from '#app/domain/query/templates/library.ts'
import { aPerson, awake, signIn } from './people.ts'
import { browser, portal } from './started.ts'

/** Letters come by a job; a few seconds are enough. */
async function letterTo(address: string, subject: RegExp) {
  for (let tries = 0; tries < 100; tries++) {
    const found = portal.letters.findLast((letter) => letter.to.includes(address) && subject.test(letter.subject))
    if (found) return found
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`No letter to ${address} about ${subject}`)
}

/**
 * How many queries the program's scorecard counts as open: what is expected as soon as it says so, else the count that stands still. It may be
 * two seconds behind, and longer just after the start, when the figures of the demo are rolled up in a thread of their own.
 */
async function openInProgram(expected?: number): Promise<number> {
  const { page, context } = await aPerson(browser, portal.origin)
  await signIn(page, 'Sam Okoye', '/scorecards/program')
  let counted = Number.NaN
  for (let tries = 0; tries < 20; tries++) {
    const before = counted
    counted = Number(/(\d+) open quer/.exec((await page.locator('main').textContent()) ?? '')?.[1] ?? Number.NaN)
    if (expected === undefined ? counted === before : counted === expected) break
    await page.waitForTimeout(expected === undefined ? 3000 : 500)
    await page.reload()
  }
  await context.close()
  return counted
}

/** Of the templates that fit the chart, the first that offers answers to choose from: which chart stands first goes by the day. */
async function fittingChoice(page: Page): Promise<string> {
  const names = STARTER_TEMPLATES.filter(({ kind }) => kind === 'multiple-choice').map(({ name }) => name)
  const fitting = await page.locator('select[name=templateId] optgroup[label="Fits this chart"] option').all()
  for (const option of fitting) {
    const label = await option.innerText()
    if (names.some((name) => label.startsWith(name))) return label
  }
  return ''
}

// Each step stands on what the one before did, so a step is not simply done again: what pages complained of is asked at the end.
describe.sequential('the loop', { retry: 0 }, () => {
  let openBefore = 0
  const complained: string[] = []

  let answerLink = ''
  let queryPath = ''

  test('a chart comes in by the terminal and is found on the work list', async () => {
    const report = JSON.parse(portal.command('chart', 'import', 'tests/fixtures/fhir/ward', '--json'))
    expect(report.faults).toEqual([])
    expect(report.encounters).toBeGreaterThan(0)
    const again = JSON.parse(portal.command('chart', 'import', 'tests/fixtures/fhir/ward', '--json'))
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: report.created })
  }, 60_000)

  test('the scorecard of the program counts what is open', async () => {
    openBefore = await openInProgram()
    expect(openBefore).toBeGreaterThan(0)
  }, 120_000)

  test('a coder raises a query from a template in at most twelve interactions', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', '/worklist?view=code')
    let interactions = 0
    const does = async (deed: Promise<unknown>) => {
      interactions++
      await deed
    }
    // Which charts are to be coded goes by the day: the first to which a question with answers fits.
    let template = ''
    for (let row = 0; template === ''; row++) {
      if (row > 0) await page.goto('/worklist?view=code')
      interactions = 0
      await does(page.locator('table a.whole').nth(row).click())
      await page.getByRole('button', { name: 'Raise a query' }).waitFor()
      expect(await page.evaluate(() => document.title)).toBe('Chart - Addendum')
      await does(page.getByRole('button', { name: 'Raise a query' }).click())
      await page.locator('select[name=templateId]').waitFor()
      template = await fittingChoice(page)
    }
    await does(page.locator('select[name=templateId]').selectOption({ label: template }))
    await does(page.getByRole('button', { name: 'Fill' }).click())
    await page.waitForLoadState('networkidle')
    await does(page.getByLabel('To', { exact: true }).selectOption({ label: await osei(page) }))
    await page.getByText('Draft kept').waitFor()
    for (const reason of await page.getByLabel('Why it may stand').all()) {
      await does(reason.fill('The record is clear; asked after a look at the whole chart.'))
      await reason.blur()
    }
    await page.getByText('Draft kept').waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: /no rule broken/ })
      .waitFor()
    await does(page.getByRole('button', { name: /^Send/ }).click())
    await page.waitForURL(/\/queries\/[^/]+\?sent/)
    queryPath = new URL(page.url()).pathname
    expect(interactions).toBeLessThanOrEqual(12)
    complained.push(...complaints.map((words) => `raising: ${words}`))
  }, 60_000)

  test('the scorecard of the program counts it among the open ones', async () => {
    expect(await openInProgram(openBefore + 1)).toBe(openBefore + 1)
  }, 60_000)

  test('the physician is told by a letter that holds a link and no patient', async () => {
    const letter = await letterTo('a.osei@demo.addendum.test', /query is waiting/)
    answerLink = /http:\/\/127[^\s\]"]+\/answer/.exec(letter.text)?.[0] ?? ''
    expect(answerLink).toContain(queryPath)
    const { page } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', queryPath)
    const patient = (await page.locator('.lead').innerText()).split(' · ')[0]?.split('\n').at(-1) ?? ''
    for (const name of patient.split(/[,\s]+/).filter((word) => word.length > 3)) expect(letter.raw).not.toContain(name)
  })

  test('the physician answers on a phone in three taps, and a draft survives a reload', async () => {
    const { page, complaints } = await aPerson(browser, portal.origin, { width: 390 })
    await signIn(page, 'Dr. A. Osei', '/inbox')
    await page.goto(answerLink) // tap 1: the link
    const first = page.locator('.option input[type=radio]').first()
    const kept = page.waitForResponse((response) => response.url().includes('/keep'))
    await first.check() // tap 2: the option
    expect((await kept).status()).toBe(204)
    await page.reload()
    expect(await page.locator('.option input[type=radio]').first().isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Sign answer' }).click() // tap 3: sign
    await page.getByText(/^Signed \d\d:\d\d/).waitFor()
    expect(await page.locator('.addendum').innerText()).toContain('Signed: Dr. A. Osei')
    complained.push(...complaints.map((words) => `answering: ${words}`))
  }, 60_000)

  test('the coder sees the addendum, recodes and closes; lines before and after are kept', async () => {
    const { page } = await aPerson(browser, portal.origin)
    await signIn(page, 'Dana Cole', queryPath)
    expect(await page.locator('.addendum').innerText()).toContain('ADDENDUM')
    await awake(page, 'input[role="combobox"]')
    await page.getByLabel('Search a diagnosis code').fill('E87.1')
    await page
      .getByRole('option', { name: /E87\.1/ })
      .first()
      .click()
    // The form brings a new page, in which nothing waits to be saved: only there is the next button that counts.
    const unsaved = page.getByText('Not saved yet')
    await unsaved.waitFor()
    await page.getByRole('button', { name: 'Keep as working' }).click()
    await unsaved.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Close the query' }).click()
    await page.getByText('Codes reconciled, query closed').waitFor()
    expect(await page.getByLabel('Coded lines before and after').innerText()).toContain('new')
  }, 60_000)

  test('the scorecard has moved: one open query fewer', async () => {
    expect(await openInProgram(openBefore)).toBe(openBefore)
  }, 60_000)

  test('no page complained on its console meanwhile', () => {
    expect(complained).toEqual([])
  })

  test('the chain of the audit trail holds at the end', () => {
    expect(JSON.parse(portal.command('audit', 'verify', '--json'))).toMatchObject({ ok: true })
  })
})

/** The label of the demo physician among those who can be asked. */
async function osei(page: Page): Promise<string> {
  const labels = await page.getByLabel('To', { exact: true }).locator('option').allInnerTexts()
  return labels.find((label) => label.startsWith('Dr. A. Osei')) ?? labels[1] ?? ''
}
