import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { signIn } from '#tests/browser/people.ts'
import type { Served } from '#tests/helpers/served.ts'
import { canary, note, SIGN, type Tally } from './_canary-charts.ts'
import type { Rounds } from './_rounds.ts'

const WORKLIST = 'Search patients by name or record number'
const BOARD = 'Search title, patient or physician'
const CHARTS = 'Search charts by name or record number'

/** A Chromium with a folder of its own, whose every request, reply's address and console line is looked at. */
async function watched(
  served: Served,
  profile: string,
  tally: Tally,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    // A bench that is told to stop ends after its round: the browser stays until then.
    handleSIGINT: false,
    handleSIGTERM: false,
    baseURL: served.origin,
    viewport: { width: 1440, height: 900 },
  })
  context.on('request', (request) => {
    const { referer = '', ...headers } = request.headers()
    note(tally, 'browser: addresses', plain(request.url()))
    note(tally, 'browser: Referer', plain(referer))
    note(tally, 'browser: headers sent', plain(JSON.stringify(headers)))
  })
  context.on('response', (response) => note(tally, 'browser: headers got', plain(JSON.stringify(response.headers()))))
  context.on('console', (message) => note(tally, 'browser: console', `${message.text()} ${message.location().url}`))
  context.on('weberror', (error) => note(tally, 'browser: console', String(error.error())))
  return { context, page: context.pages()[0] ?? (await context.newPage()) }
}

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What a page left behind: title, address, history's state, cookies that scripts see, every store that a page may write. */
async function remains(page: Page, tally: Tally): Promise<void> {
  tally.browsed++
  if ((await page.locator('main').innerText()).includes(SIGN)) tally.browsedWith++
  note(tally, 'browser: titles', await page.title())
  note(tally, 'browser: addresses', plain(page.url()))
  const kept = await page.evaluate(async () => {
    const named = (store: Storage) => JSON.stringify(Object.entries(store))
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return [
      named(localStorage),
      named(sessionStorage),
      document.cookie,
      window.name,
      JSON.stringify(history.state),
      JSON.stringify(await indexedDB.databases()),
      requests.flat().map((request) => request.url),
      JSON.stringify((await navigator.serviceWorker.getRegistrations()).map((one) => one.scope)),
    ].join('\n')
  })
  note(tally, 'browser: stores', plain(kept))
  for (const { name, value } of await page.context().cookies())
    note(tally, 'browser: cookies', plain(`${name}=${value}`))
}

async function type(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(words)
  await Promise.all([page.waitForURL(/find=/), page.getByLabel(label, { exact: true }).press('Enter')])
}

/** A coder's way: found by name or number, the chart read and searched, the board filtered, a template tried, now and then a draft typed. */
async function codes(page: Page, n: number, tally: Tally): Promise<void> {
  const { family, mrn, words } = canary(n)
  await page.goto('/worklist?view=all')
  await type(page, WORKLIST, n % 2 === 0 ? family : mrn)
  await remains(page, tally)
  const link = page.locator('table a.whole', { hasText: family }).first()
  if ((await link.count()) === 0) tally.found.push(`the browser's search did not find ${n}`)
  else {
    await Promise.all([page.waitForURL(/\/charts\//), link.click()])
    await page.getByLabel('Find in the whole chart').fill(words)
    await remains(page, tally)
    if (n % 10 === 0) await drafts(page, n, tally)
    else await page.goBack()
  }
  await page.goto('/queries?view=drafts')
  await type(page, BOARD, family)
  await remains(page, tally)
  if (n % 5 !== 0) return
  await page.goto('/templates/heart-failure-detail/try')
  await type(page, CHARTS, mrn)
  await remains(page, tally)
}

/** A question with the patient's name in it, kept as it is typed. */
async function drafts(page: Page, n: number, tally: Tally): Promise<void> {
  const { family, given } = canary(n)
  const raise = page.getByRole('button', { name: 'Raise a query' })
  await Promise.all([page.waitForURL(/\/compose/), raise.click()])
  await page.getByLabel('Title', { exact: true }).fill(`About ${family}`)
  await page.getByLabel('Question', { exact: true }).fill(`What of ${given} ${family}?`)
  await page.getByText('Draft kept').waitFor()
  await remains(page, tally)
  await page.reload()
  await remains(page, tally)
}

/** An administrator's: the trail filtered by what was meant for a number, a chart asked for that does not exist. */
async function administers(page: Page, n: number, tally: Tally): Promise<void> {
  const { family, mrn } = canary(n)
  await page.goto('/audit')
  await page.getByLabel('Patient id').fill(family)
  await page.getByLabel('Record id').fill(mrn)
  await Promise.all([page.waitForURL(/find=/), page.getByRole('button', { name: 'Show' }).click()])
  await remains(page, tally)
  const file = await page.request.get((await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '/')
  note(tally, 'browser: headers got', JSON.stringify(file.headers()))
}

/** Shows that the watch sees: each place gets a canary on purpose, and must be found out. What is found here does not count. */
async function provesItself(page: Page, tally: Tally): Promise<string[]> {
  const proof: Tally = { ...tally, found: [], places: {} }
  const { family } = canary(0)
  page.context().on('request', (request) => note(proof, 'addresses', plain(request.url())))
  page.context().on('request', (request) => note(proof, 'Referer', plain(request.headers().referer ?? '')))
  page.context().on('console', (message) => note(proof, 'console', message.text()))
  await page.goto(`/codes?q=${family}`)
  await page.evaluate((name) => {
    localStorage.setItem('planted', name)
    console.info(name)
  }, family)
  await page.locator('nav a').first().click()
  await page.waitForLoadState()
  await remains(page, proof)
  await page.evaluate(() => localStorage.clear())
  const places = ['addresses', 'Referer', 'console', 'browser: stores']
  return places.filter((place) => !proof.found.some((one) => one.startsWith(`${place}: `)))
}

/** What lies in the browser's own folder when it has been closed: caches, histories, what forms remember, what is kept of open pages. */
function searchProfile(profile: string, tally: Tally): void {
  for (const entry of readdirSync(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    // Two bytes a sign or one: without the zeros they read the same.
    const text = readFileSync(join(entry.parentPath, entry.name), 'latin1').replaceAll('\0', '')
    note(tally, 'browser: files', text, entry.name)
  }
}

/**
 * A real Chromium as coder and as administrator, who search and filter for each canary by name and number: looked at are addresses,
 * Referer, headers, console, titles, stores, cookies and at the end the files of the browser's own folder.
 */
export async function browseCanaries(
  served: Served,
  folder: string,
  { rounds, tally }: { rounds: Rounds; tally: Tally },
): Promise<void> {
  const profiles = [mkdtempSync(join(folder, 'coder-')), mkdtempSync(join(folder, 'administrator-'))] as const
  const [coder, administrator] = [await watched(served, profiles[0], tally), await watched(served, profiles[1], tally)]
  try {
    await signIn(coder.page, 'Dana Cole')
    await signIn(administrator.page, 'Rita Blum')
    for (const n of rounds.numbers) {
      await codes(coder.page, n, tally)
      await administers(administrator.page, n, tally)
      tally.rounds++
      rounds.say(
        `round ${tally.rounds}: ${tally.browsed} pages, ${tally.browsedWith} showed a canary, ${tally.found.length} found`,
      )
    }
  } finally {
    for (const { context } of [coder, administrator]) await context.close()
  }
  for (const profile of profiles) searchProfile(profile, tally)
  const proof = await watched(served, mkdtempSync(join(folder, 'proof-')), { ...tally, found: [], places: {} })
  try {
    await signIn(proof.page, 'Dana Cole')
    for (const blind of await provesItself(proof.page, tally))
      tally.found.push(`the watch does not see a canary in: ${blind}`)
  } finally {
    await proof.context.close()
  }
}
