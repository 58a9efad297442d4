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
/** No violation of axe's rules, and nothing that scrolls sideways. */
export async function expectAccessible(page: Page, place: string): Promise<void> {
  // At its end, where no choice lies half under the bar that keeps the signature in reach: half a target counts as a small one.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  // No page holds a frame (the policy forbids it), so axe need not gather frames, which takes as long again.
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: RULES, resultTypes: ['violations'] })
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

async function expectNoSideways(page: Page, place: string): Promise<void> {
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  // A chart is drawn anew a moment after its page has changed its width.
  await expect.poll(sideways, { message: `${place} scrolls sideways`, timeout: 5000 }).toBeLessThanOrEqual(0)
}

const LOOKS = [
  [1440, 'light'],
  [768, 'light'],
  [390, 'dark'],
  [390, 'light'],
  [1440, 'dark'],
] as const
/** A page as it stands, on a desk and a phone, light and dark; it is left at the desk's width. */
export async function expectEveryLook(page: Page, place: string): Promise<void> {
  for (const [width, colorScheme] of LOOKS) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `${place} ${width} ${colorScheme}`)
  }
  // The narrowest screen that text must flow into (WCAG 1.4.10), which is also a desk's at four times its size.
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSideways(page, `${place} 320`)
  await page.setViewportSize({ width: 1440, height: 900 })
}
