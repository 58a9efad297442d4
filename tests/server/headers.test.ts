import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { aVisitor, signedIn, type Visitor } from '#tests/helpers/visitor.ts'

let served: Served
let coder: Visitor
let nobody: Visitor

beforeAll(async () => {
  served = await startServed({ data: 'demo' })
  coder = await signedIn(served, 'Dana Cole')
  nobody = aVisitor(served)
}, 180_000)
afterAll(() => served?.stop())

const asset = () => `/assets/${readdirSync('build/client/assets').find((name) => name.endsWith('.js'))}`
const REPLIES: [string, number, () => Promise<Response>][] = [
  ['the sign-in page', 200, () => nobody.get('/sign-in')],
  ['a page of a signed-in person', 200, () => coder.get('/worklist')],
  ['a page that needs sign-in', 302, () => nobody.get('/worklist')],
  ['a page that this role may not open', 403, () => coder.get('/users')],
  ['a chart that does not exist', 404, () => coder.get('/charts/no-such-chart')],
  ['an address that nobody knows', 404, () => coder.get('/no/such/page')],
  ['a form from another site', 403, () => nobody.post('/sign-in', {}, { origin: 'https://elsewhere.example' })],
  ['an asset', 200, () => nobody.get(asset())],
  ['an asset that is not there', 404, () => nobody.get('/assets/none.js')],
  ['the picture of the site', 200, () => nobody.get('/mark.svg')],
  ['the loader of a page alone', 200, () => coder.get('/worklist.data')],
  ['an address that cannot be decoded', 400, () => nobody.get('/%E0%A4%A')],
  ['the health of the server', 200, () => nobody.get('/healthz')],
  ['whether it is ready', 200, () => nobody.get('/readyz')],
]

describe.each(REPLIES)('%s', (_, status, reply) => {
  test('has its status, the policy with a nonce, and the other headers', async () => {
    const response = await reply()
    expect(response.status).toBe(status)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='/)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/)
    expect(response.headers.get('x-powered-by')).toBeNull()
  })
})

test('every script of a page bears the nonce of its own response, and no two responses share one', async () => {
  const nonces = await Promise.all(
    ['/queries', '/worklist', '/worklist'].map(async (path) => {
      const response = await coder.get(path)
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      const scripts = [...(await response.text()).matchAll(/<script\b([^>]*)>/g)].map((match) => match[1] ?? '')
      expect(scripts.length).toBeGreaterThan(0)
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(3)
})

test('no page says a style in an attribute or holds a handler, which the policy would block', async () => {
  for (const path of ['/sign-in', '/worklist', '/queries', '/account']) {
    const page = await (await coder.get(path)).text()
    expect(page, path).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)="/)
  }
})

test('pages are never kept by a browser; assets with a hash in their name are, for good', async () => {
  for (const path of ['/worklist', '/sign-in', '/account', '/worklist.data', '/no/such/page'])
    expect((await coder.get(path)).headers.get('cache-control'), path).toContain('no-store')
  expect((await nobody.get(asset())).headers.get('cache-control')).toContain('immutable')
})

describe('a change is taken only from our own pages', () => {
  test.each([
    ['another site', { origin: 'https://elsewhere.example' }, 403],
    ['a site whose name begins as ours', { origin: 'http://127.0.0.1.elsewhere.example' }, 403],
    ['a page without an origin of its own', { origin: 'null' }, 403],
    ['our own pages', {}, 302],
  ])('from %s', async (_, headers, status) => {
    const response = await coder.post('/worklist', { name: '', search: '' }, headers)
    expect(response.status).toBe(status)
  })

  test.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['same-origin', 302],
  ])('where no Origin is sent and the browser says %s', async (site, status) => {
    const response = await fetch(`${served.origin}/worklist`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: coder.cookie, 'sec-fetch-site': site },
      body: new URLSearchParams({ name: '', search: '' }),
    })
    expect(response.status).toBe(status)
  })
})

test('the request id of a proxy is kept; one that could break a log line is not', async () => {
  const kept = await nobody.get('/healthz', { 'x-request-id': 'edge-0123456789' })
  expect(kept.headers.get('x-request-id')).toBe('edge-0123456789')
  const odd = await nobody.get('/healthz', { 'x-request-id': '{"a":1}' })
  expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/)
})
