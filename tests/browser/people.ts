import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { expect } from 'vitest'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium or what CHROMIUM_PATH says. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium', args: FLAGS })

export type Look = { width?: number; height?: number; scheme?: 'light' | 'dark'; javaScriptEnabled?: boolean }

/** A person at a browser of their own. What the page complains of is kept. */
export async function aPerson(
  browser: Browser,
  origin: string,
  look: Look = {},
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const width = look.width ?? 1440
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: look.height ?? (width < 500 ? 844 : 900) },
    colorScheme: look.scheme ?? 'light',
    javaScriptEnabled: look.javaScriptEnabled ?? true,
    hasTouch: width < 500,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  return { page, context, complaints }
}

/** One click of the demo. */
export async function signIn(page: Page, name: string, to = '/'): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Until the page listens: React has taken the first element of that kind over. */
export const awake = (page: Page, selector = 'table') =>
  page.waitForFunction(
    (wanted) => Object.keys(document.querySelector(wanted) ?? {}).some((key) => key.startsWith('__react')),
    selector,
  )

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOUR = ['color-contrast', 'link-in-text-block']
type Part = { rules?: string[]; without?: string[]; repeats?: boolean }

/** No violation of axe's rules, and nothing that scrolls sideways. */
export async function expectAccessible(page: Page, place: string, part: Part = {}): Promise<void> {
  // At its end, where no choice lies half under the bar that keeps the signature in reach: half a target counts as a small one.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  // A page that holds axe is not given it again, and none holds a frame (the policy forbids it), so axe need not gather frames:
  // either takes as long as the rules.
  const isThere = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) })
  if (part.repeats === false) {
    await markRepeats(page)
    axe.exclude(`[${REPEATS}]`)
  }
  const left = Object.fromEntries((part.without ?? []).map((rule) => [rule, { enabled: false }]))
  const { violations } = await axe
    .options({ runOnly: part.rules ?? RULES, rules: left, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  const said = violations.map(
    (v) =>
      `${place}: ${v.id} - ${v.nodes
        .slice(0, 3)
        .map((n) => n.target.join(' '))
        .join(' | ')}`,
  )
  expect(said).toEqual([])
  await expectNoSideways(page, place)
}

const REPEATS = 'data-built-as-before'
/** Marks each row that is built as three before it in its table or list are: the same elements, classes and states, other words. */
const markRepeats = (page: Page) =>
  page.evaluate((mark) => {
    const worded =
      /^(id|href|value|name|datetime|title|for|action|aria-(label|labelledby|describedby|controls)|data-label)$/
    const builtOf = (element: Element) => {
      const states = [...element.attributes].map(({ name, value }) => (worded.test(name) ? name : `${name}=${value}`))
      return `${element.tagName} ${states.join()}`
    }
    for (const list of document.querySelectorAll('tbody, ul, ol')) {
      const seen: Record<string, number> = {}
      for (const row of list.children) {
        row.removeAttribute(mark)
        const built = [row, ...row.querySelectorAll('*')].map(builtOf).join('\n')
        seen[built] = (seen[built] ?? 0) + 1
        if (seen[built] > 3 && row !== list.lastElementChild) row.setAttribute(mark, '')
      }
    }
  }, REPEATS)

async function expectNoSideways(page: Page, place: string): Promise<void> {
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  // A chart is drawn anew a moment after its page has changed its width.
  await expect.poll(sideways, { message: `${place} scrolls sideways`, timeout: 5000 }).toBeLessThanOrEqual(0)
}

/**
 * Once everything; then what can differ. A width may fold, hide and move things, so that all rules are asked again, but a colour is the
 * same at each; dark changes colours alone (tokens.css, and nothing else, asks for the scheme). What a row has, one built alike has too.
 */
const LOOKS: [width: number, scheme: 'light' | 'dark', part: Part][] = [
  [1440, 'light', {}],
  [768, 'light', { without: COLOUR, repeats: false }],
  [390, 'dark', { repeats: false }],
  [390, 'light', { rules: COLOUR, repeats: false }],
  [1440, 'dark', { rules: COLOUR, repeats: false }],
]
/** A page as it stands, on a desk and a phone, light and dark; it is left at the desk's width. */
export async function expectEveryLook(page: Page, place: string): Promise<void> {
  for (const [width, colorScheme, part] of LOOKS) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `${place} ${width} ${colorScheme}`, part)
  }
  // The narrowest screen that text must flow into (WCAG 1.4.10), which is also a desk's at four times its size.
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSideways(page, `${place} 320`)
  await page.setViewportSize({ width: 1440, height: 900 })
}
