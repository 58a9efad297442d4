import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { aVisitor, signedIn, type Visitor } from '#tests/helpers/visitor.ts'
import { ROUTES } from '../routes/table.ts'

let served: Served
let people: Visitor[] = []

beforeAll(async () => {
  served = await startServed({ data: 'demo' })
  people = [aVisitor(served)]
  for (const name of ['Dana Cole', 'Dr. A. Osei', 'Sam Okoye', 'Rita Blum']) people.push(await signedIn(served, name))
}, 180_000)
afterAll(() => served?.stop())

/** The address of a route whose records are not there: `$` names become words, `_index` and layout marks go. */
const addressOf = (route: string): string =>
  `/${route
    .split('.')
    .filter((part) => part !== '_index')
    .map((part) =>
      part
        .replace(/^\$$/, 'none')
        .replace(/^\$\w+/, 'none')
        .replace(/_$/, '')
        .replace('[', '')
        .replace(']', ''),
    )
    .join('/')}`.replace('/proof/json', '/proof.json')
const EVIL = 'https://evil.example/'
const NAMES = ['to', 'redirectTo', 'redirect', 'next', 'url', 'return', 'returnTo', 'back', 'continue', 'goto', 'why']
const DOORS = Object.keys(ROUTES).map((route) => [route, addressOf(route)] as const)

/** The stream of live changes does not end by itself. */
const ENDLESS = '/queries/live'

function expectGuarded(response: Response, said: string): void {
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy, said).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='/)
  expect(policy, said).toContain("frame-ancestors 'none'")
  expect(policy, said).not.toContain('unsafe')
  expect(response.headers.get('cache-control'), said).toContain('no-store')
  expect(response.headers.get('x-content-type-options'), said).toBe('nosniff')
  expect(response.headers.get('x-frame-options'), said).toBe('SAMEORIGIN')
  expect(response.status, said).toBeLessThan(500)
}

test('every route has its door here', () => expect(DOORS.length).toBeGreaterThan(80))

describe.each(DOORS)('%s', (_, path) => {
  test('whoever opens it gets the policy with a nonce of its own on every script, and nothing to keep', async () => {
    for (const [n, visitor] of people.entries()) {
      if (path === ENDLESS && n > 0) continue
      const response = await visitor.get(path)
      expectGuarded(response, `${n} ${path}`)
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
      if (!response.headers.get('content-type')?.includes('text/html')) continue
      const page = await response.text()
      for (const [, attributes = ''] of page.matchAll(/<script\b([^>]*)>/g))
        expect(attributes, path).toContain(`nonce="${nonce}"`)
      expect(page, path).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)="/)
    }
  })

  test('a form from another site changes nothing, signed in or not', async () => {
    for (const visitor of people)
      for (const headers of [{ origin: EVIL }, { origin: 'null' }]) {
        const response = await visitor.post(path, { deed: 'none' }, headers)
        expect(response.status, path).toBe(403)
        expect(response.headers.getSetCookie()).toEqual([])
        expectGuarded(response, path)
      }
  })

  test('it leads to no other site, whatever stands in its address or form', async () => {
    const search = NAMES.map((name) => `${name}=${encodeURIComponent(EVIL)}`).join('&')
    const fields = Object.fromEntries(NAMES.map((name) => [name, '//evil.example']))
    for (const [n, visitor] of people.entries()) {
      if (path === '/sign-out' || (path === ENDLESS && n > 0)) continue
      const replies = [
        await visitor.get(`${path}?${search}`),
        await aVisitor(served, visitor.cookie).post(path, fields),
      ]
      for (const response of replies) {
        const location = response.headers.get('location')
        if (location) expect(new URL(location, served.origin).origin, `${path} -> ${location}`).toBe(served.origin)
        expect(response.status, path).toBeLessThan(500)
      }
    }
  })

  test('a secret that was planted in a browser is never taken over', async () => {
    const planted = 'a'.repeat(43)
    const visitor = aVisitor(served, `addendum=${planted}; addendum-step=${planted}`)
    for (const response of [
      await visitor.get(path),
      await aVisitor(served, visitor.cookie).post(path, { deed: 'none' }),
    ])
      for (const line of response.headers.getSetCookie()) {
        expect(line, path).not.toContain(planted)
        expect(line, path).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/)
      }
  })
})

test('a machine without a browser reaches the directory’s door, and only with its token', async () => {
  const bare = await fetch(`${served.origin}/scim/v2/Users`, { method: 'POST', body: '{}' })
  expect(bare.status).toBe(401)
  expectGuarded(bare, 'scim')
  const foreign = await fetch(`${served.origin}/scim/v2/Users`, {
    method: 'POST',
    body: '{}',
    headers: { origin: EVIL },
  })
  expect(foreign.status).toBe(403)
})
