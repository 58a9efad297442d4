import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { aVisitor, signedIn, type Visitor } from '#tests/helpers/visitor.ts'

let served: Served
let coder: Visitor

beforeAll(async () => {
  served = await startServed({ data: 'demo' })
  coder = await signedIn(served, 'Dana Cole')
}, 180_000)
afterAll(() => served?.stop())

const send = (path: string, init: RequestInit & { headers?: Record<string, string> }) =>
  fetch(`${served.origin}${path}`, {
    ...init,
    headers: { origin: served.origin, cookie: coder.cookie, ...init.headers },
    redirect: 'manual',
  })

describe('what nobody asks of a page is the mistake of who asks it, and no error of ours', () => {
  test.each(['PUT', 'PATCH', 'DELETE'])('%s', async (method) => {
    for (const path of ['/worklist', '/sign-in', '/no/such/page']) {
      const response = await send(path, { method })
      expect([response.status, response.headers.get('allow')], path).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
    }
  })

  const BODIES: [string, RequestInit & { headers?: Record<string, string> }][] = [
    ['plain text', { body: 'x', headers: { 'content-type': 'text/plain' } }],
    ['JSON', { body: '{"a":1}', headers: { 'content-type': 'application/json' } }],
    ['nothing', {}],
    ['parts without an end', { body: '--q\r\nbroken', headers: { 'content-type': 'multipart/form-data; boundary=q' } }],
    ['parts without a boundary', { body: 'x', headers: { 'content-type': 'multipart/form-data' } }],
  ]
  test.each(BODIES)('a form of %s', async (_, init) => {
    for (const path of ['/worklist', '/sign-in', '/queries', '/queries/new', '/account', '/openings/new']) {
      const response = await send(path, { method: 'POST', ...init })
      expect(response.status, path).toBeGreaterThanOrEqual(400)
      expect(response.status, path).toBeLessThan(500)
    }
  })
})

test('work that nobody began is not there, instead of beginning for ever', async () => {
  for (const [name, path] of [
    ['Sam Okoye', '/imports/none'],
    ['Rita Blum', '/reference/runs/none'],
  ] as const)
    expect((await (await signedIn(served, name)).get(path)).status, path).toBe(404)
})

describe('a form that comes when its sign-in has ended', () => {
  const WORDS = 'The wound was seen again <b>today</b> & "clean"'

  test('shows what was typed, the way to sign in, and sends it again as it was', async () => {
    const response = await aVisitor(served).post('/queries/some-query/answer', {
      option: 'c',
      words: WORDS,
      wordingNumber: '1',
      deed: 'sign',
    })
    const page = await response.text()
    expect(response.status).toBe(401)
    expect(response.headers.get('location')).toBeNull()
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(page).toContain('You were signed out')
    expect(page).toContain('The wound was seen again &lt;b&gt;today&lt;/b&gt; &amp; &quot;clean&quot;')
    expect(page).toContain('href="/sign-in?to=%2Fqueries%2Fsome-query%2Fanswer"')
    expect(page).toContain('action="/queries/some-query/answer"')
    expect(page).toMatch(/<input type="hidden" name="option" value="c"/)
    expect(page).toMatch(/<input type="hidden" name="deed" value="sign"/)
    expect(page).not.toContain('style=')
  })

  test('a long text is shown to its end', async () => {
    const long = `${'word '.repeat(60_000)}end of it`
    const response = await aVisitor(served).post('/queries/some-query/answer', { words: long })
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('end of it</textarea>')
  })

  test('without words it leads to the sign-in page, and so does one with a password', async () => {
    const forms: Record<string, string>[] = [
      { deed: 'remind' },
      { password: 'four words of mine', comment: 'two words' },
    ]
    for (const form of forms) {
      const response = await aVisitor(served).post('/queries/some-query', form)
      expect(response.status).toBe(302)
      expect(response.headers.get('location')).toBe('/sign-in?to=%2Fqueries%2Fsome-query')
    }
  })
})
