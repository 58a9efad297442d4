import type { Browser, CDPSession, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeAt, keyOfText } from '#tests/helpers/factors.ts'
import { runVerb, type Served, startServed } from '#tests/helpers/served.ts'
import { aPerson, expectAccessible, openBrowser, signIn } from './people.ts'

const PASSWORD = 'quiet-harbour-lantern-42-mosaic'
let served: Served
let origin = ''
let browser: Browser

beforeAll(async () => {
  // Passkeys are bound to a name, not to a number: the portal is asked for as "localhost".
  served = await startServed({ data: 'demo', ownOrigin: false })
  origin = served.origin.replace('127.0.0.1', 'localhost')
  for (const name of ['key', 'app', 'plain']) {
    const words = [
      'user',
      'add',
      '--email',
      `${name}@site.test`,
      '--name',
      `Robin ${name}`,
      '--role',
      'coder',
      '--facility',
      '*',
    ]
    runVerb([...words, '--password-from-stdin'], served.environment, PASSWORD)
  }
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

type Device = { session: CDPSession; id: string }
async function aDevice(page: Page, { isUserVerified = true } = {}): Promise<Device> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
  return { session, id: authenticatorId }
}

async function byPassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

async function signOut(page: Page): Promise<void> {
  await page.locator('details.account summary').click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL(/\/sign-in/)
}

describe('a passkey', () => {
  test('is added with a name, signs in without typing anything, stands for the second step, and is removed', async () => {
    const { page, context, complaints } = await aPerson(browser, origin)
    const device = await aDevice(page)
    await byPassword(page, 'key@site.test')
    await page.goto('/account')
    await page.getByLabel('A name for it').fill('Ward laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    expect(await page.locator('.recovery li').count()).toBe(10)
    expect(await page.getByLabel('Name of the passkey Ward laptop').inputValue()).toBe('Ward laptop')
    const { credentials } = await device.session.send('WebAuthn.getCredentials', { authenticatorId: device.id })
    expect(credentials).toHaveLength(1)
    expect(credentials[0]).toMatchObject({ isResidentCredential: true, rpId: 'localhost' })

    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(/\/worklist/)
    await page.goto('/account')
    await page.getByText('by passkey').waitFor()

    await signOut(page)
    await byPassword(page, 'key@site.test')
    expect(new URL(page.url()).pathname).toBe('/sign-in/code')
    expect((await context.cookies()).some(({ name }) => name === 'addendum')).toBe(false)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))

    await page.goto('/account')
    await page.getByRole('button', { name: 'Remove the passkey Ward laptop' }).click()
    await page.getByRole('heading', { name: 'Account and devices' }).waitFor()
    expect(await page.getByRole('button', { name: /Remove the passkey/ }).count()).toBe(0)
    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('That passkey did not work here').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  }, 60_000)

  test('several can be had; a clone whose counter falls behind is refused', async () => {
    const { page, context } = await aPerson(browser, origin)
    const device = await aDevice(page)
    await byPassword(page, 'key@site.test')
    for (const name of ['First', 'Second']) {
      await page.goto('/account')
      await page.getByLabel('A name for it').fill(name)
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      if (name === 'First') await page.getByLabel('Name of the passkey First').waitFor()
      else await page.getByText('No passkey came').waitFor()
    }
    // One device makes one passkey a person; another device makes another.
    await device.session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: device.id })
    const other = await aDevice(page)
    await page.goto('/account')
    await page.getByLabel('A name for it').fill('Second')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByLabel('Name of the passkey Second').waitFor()
    expect(await page.getByRole('button', { name: /Remove the passkey/ }).count()).toBe(2)

    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(/\/worklist/)
    const [credential] = (await other.session.send('WebAuthn.getCredentials', { authenticatorId: other.id }))
      .credentials
    if (!credential) throw new Error('no credential')
    await other.session.send('WebAuthn.removeCredential', {
      authenticatorId: other.id,
      credentialId: credential.credentialId,
    })
    await other.session.send('WebAuthn.addCredential', {
      authenticatorId: other.id,
      credential: { ...credential, signCount: 0 },
    })
    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('That passkey did not work here').waitFor()
    await context.close()
  }, 60_000)

  test('without the device having verified who holds it is none', async () => {
    const { page, context } = await aPerson(browser, origin)
    await aDevice(page, { isUserVerified: false })
    await byPassword(page, 'plain@site.test')
    await page.goto('/account')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('No passkey came').waitFor({ timeout: 15_000 })
    expect(await page.getByRole('button', { name: /Remove the passkey/ }).count()).toBe(0)
    await context.close()
  }, 60_000)
})

test('without JavaScript an authenticator app is set up and asked for, and no passkey is offered', async () => {
  const { page, context } = await aPerson(browser, origin, { javaScriptEnabled: false, width: 390 })
  await byPassword(page, 'app@site.test')
  await page.goto('/account')
  expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  expect(await page.getByRole('img', { name: 'The key as a QR code' }).isVisible()).toBe(true)
  const key = keyOfText((await page.locator('.code-key code').textContent()) ?? '')
  await page.getByLabel('Code of six digits').fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByText('That code is not right').first().waitFor()
  await page.getByLabel('Code of six digits').fill(codeAt(key, new Date(), -1))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  const [code = ''] = await page.locator('.recovery code').allTextContents()
  expect(code).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/)

  await context.clearCookies()
  await byPassword(page, 'app@site.test')
  expect(new URL(page.url()).pathname).toBe('/sign-in/code')
  await page.getByLabel('Code from your authenticator app').fill(codeAt(key, new Date(), 0))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/worklist/)

  await context.clearCookies()
  await byPassword(page, 'app@site.test')
  await page.getByLabel('Code from your authenticator app').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/worklist/)
  await context.close()
}, 60_000)

test('a page that nobody touches asks, signs out, and leads back to the words that were typed', async () => {
  const { page, context } = await aPerson(browser, origin)
  await page.clock.install()
  await signIn(page, 'Dr. A. Osei', '/inbox')
  await page.locator('.inbox a').first().click()
  await page.waitForURL(/\/answer$/)
  const place = new URL(page.url()).pathname
  await page.getByText('Add a comment').click()
  const kept = page.waitForResponse((response) => response.url().endsWith('/keep'))
  await page.getByLabel('Comment').fill('Seen at the bedside; will look at the films again.')
  await page.clock.runFor(1000)
  await kept
  await page.clock.fastForward('29:10')
  await page.getByRole('heading', { name: 'Still there?' }).waitFor()
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await page.clock.fastForward('20:00')
  expect(new URL(page.url()).pathname).toBe(place)
  await page.clock.fastForward('10:30')
  await page.clock.runFor(2000)
  await page.waitForURL(/\/sign-in\?why=idle/)
  await page.getByText('You were signed out after a pause').waitFor()
  await page.getByRole('button', { name: /Dr\. A\. Osei/ }).click()
  await page.waitForURL((url) => url.pathname === place)
  expect(await page.getByLabel('Comment').inputValue()).toBe('Seen at the bedside; will look at the films again.')
  await context.close()
}, 60_000)

test.each(['/account', '/confirm', '/settings/sign-in', '/users'])(
  '%s is accessible at every width, light and dark',
  async (path) => {
    const { page, context } = await aPerson(browser, origin)
    await signIn(page, 'Rita Blum', '/users')
    for (const [width, scheme] of [
      [390, 'light'],
      [768, 'dark'],
      [1440, 'light'],
      [1440, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(path)
      await expectAccessible(page, `${path} ${width} ${scheme}`)
    }
    await context.close()
  },
  60_000,
)
