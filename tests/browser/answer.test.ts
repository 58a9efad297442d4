import { expect, test } from 'vitest'
import { aPerson, signIn } from './people.ts'
import { browser, portal } from './started.ts'

const PHONE = { width: 390 } as const

/** The nth open query (from 0) of the demo physician that offers a list of answers. */
async function anOpenQuery(look: Parameters<typeof aPerson>[2], nth: number) {
  const person = await aPerson(browser, portal.origin, look)
  await signIn(person.page, 'Dr. A. Osei', '/inbox')
  const links = person.page.locator('.inbox').first().locator('a')
  const paths = await Promise.all(
    Array.from({ length: await links.count() }, (_, i) => links.nth(i).getAttribute('href')),
  )
  let seen = 0
  for (const path of paths) {
    await person.page.goto(path ?? '/inbox')
    const offersList = (await person.page.locator('.option input[type=text]').count()) > 0
    if (offersList && seen++ === nth) return { ...person, path: path ?? '' }
  }
  throw new Error(`The demo physician has no query number ${nth} with a list of answers.`)
}

test('without the network the page says so, keeps the choice, and sends it when the network is back', async () => {
  const { page, context, path } = await anOpenQuery(PHONE, 0)
  await context.setOffline(true)
  await page.locator('.option input[type=radio]').nth(1).check()
  await page.getByText(/^Offline/).waitFor()
  const kept = page.waitForResponse((response) => response.url().endsWith('/keep'))
  await context.setOffline(false)
  expect((await kept).status()).toBe(204)
  await page.getByText('Draft kept').waitFor()
  await page.goto(path)
  expect(await page.locator('.option input[type=radio]').nth(1).isChecked()).toBe(true)
  await context.close()
}, 60_000)

test('a draft survives signing out', async () => {
  const { page, context, path } = await anOpenQuery(PHONE, 0)
  await page.getByText('Add a comment').click()
  const kept = page.waitForResponse((response) => response.url().endsWith('/keep'))
  await page.getByLabel('Comment').fill('Seen with nephrology on day 2.')
  await kept
  await page.locator('.account summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/sign-in/)
  await signIn(page, 'Dr. A. Osei', path)
  expect(await page.getByLabel('Comment').inputValue()).toBe('Seen with nephrology on day 2.')
  await context.close()
}, 60_000)

test('evidence opens at its place in the record, and the way back keeps the choice', async () => {
  const { page, context } = await anOpenQuery(PHONE, 0)
  await page.locator('.evidence a').first().click()
  await page.waitForURL(/evidence\/1$/)
  expect(await page.locator('mark').count()).toBeGreaterThan(0)
  await page.goBack()
  expect(await page.locator('.option input[type=radio]').nth(1).isChecked()).toBe(true)
  await context.close()
}, 60_000)

test('with JavaScript off the answer is signed all the same, words alone meaning "other"', async () => {
  const { page, context } = await anOpenQuery({ ...PHONE, javaScriptEnabled: false }, 1)
  await page.getByRole('button', { name: 'Sign answer' }).click()
  expect(await page.getByRole('alert').textContent()).toMatch(/Choose an answer|Choose one|in your own words|write one/)
  const words = page.locator('.option input[type=text]')
  await words.fill('A condition named in my own words')
  await page.getByRole('button', { name: 'Sign answer' }).click()
  await page.getByText(/^Signed \d\d:\d\d/).waitFor()
  expect(await page.locator('.addendum').textContent()).toContain('A condition named in my own words')
  await context.close()
}, 60_000)

test('an answer can be taken back within ten seconds', async () => {
  const { page, context } = await anOpenQuery(PHONE, 0)
  await page.getByRole('button', { name: 'Sign answer' }).click()
  await page.getByRole('button', { name: /^Take back/ }).click()
  await page.getByRole('button', { name: 'Sign answer' }).waitFor()
  expect(await page.locator('.option input[type=radio]').nth(1).isChecked()).toBe(true)
  await context.close()
}, 60_000)

test('"need more" goes to the coder; "not my patient" passes it on and empties the inbox of it', async () => {
  const { page, context, path } = await anOpenQuery(PHONE, 0)
  await page.getByRole('link', { name: 'Need more' }).click()
  await page.getByLabel('What do you need to know?').fill('Which day is meant?')
  await page.getByRole('button', { name: 'Ask the coder' }).click()
  await page.waitForURL(/\/inbox/)
  await page.goto(path)
  await page.getByRole('link', { name: 'Not my patient' }).click()
  await page.getByLabel('Who should be asked instead?').selectOption({ index: 2 }) // after "I do not know"
  await page.getByRole('button', { name: 'Pass it on' }).click()
  await page.waitForURL(/\/inbox/)
  expect(await page.locator(`.inbox a[href="${path}"]`).count()).toBe(0)
  const gone = await page.goto(path)
  expect(gone?.status()).toBe(404)
  await context.close()
}, 60_000)

test('nothing a physician reaches around a query leads to money, scores or peers', async () => {
  const { page, context } = await aPerson(browser, portal.origin, PHONE)
  await signIn(page, 'Dr. A. Osei', '/inbox')
  const seen = new Set<string>()
  const queue = ['/inbox']
  const isAsking = (path: string) => path === '/inbox' || path.startsWith('/queries/')
  while (queue.length > 0 && seen.size < 25) {
    const path = queue.shift() ?? ''
    if (seen.has(path)) continue
    seen.add(path)
    await page.goto(path)
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    expect(
      links.filter((link) => /scorecard|payment|drg|education|codes/.test(link)),
      path,
    ).toEqual([])
    const words = ((await page.locator('main').textContent()) ?? '').toLowerCase()
    for (const word of ['reimbursement', 'drg', 'relative weight', 'revenue', 'scorecard', 'payment'])
      expect(words, path).not.toContain(word)
    queue.push(...links.map((link) => link.split('#')[0] ?? '').filter(isAsking))
  }
  expect(seen.size).toBeGreaterThan(5)
  await context.close()
}, 120_000)
