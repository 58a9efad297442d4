import type { Browser } from '@playwright/test'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from './people.ts'
import { type Portal, startPortal } from './portal.ts'

/** The built product and a browser of the test file that imports them: there from its first test to its last. */
export let portal: Portal
export let browser: Browser

beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})
