import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runVerb, type Served, startServed } from '#tests/helpers/served.ts'
import { aVisitor, demoUserOf, signedIn } from '#tests/helpers/visitor.ts'

const PASSWORD = 'quiet-harbour-lantern-42-mosaic'
let served: Served

beforeAll(async () => {
  served = await startServed({ data: 'demo' })
  for (const name of ['pat', 'locked', 'patient'])
    runVerb(
      [
        'user',
        'add',
        '--email',
        `${name}@site.test`,
        '--name',
        'Robin Ames',
        '--role',
        'coder',
        '--password-from-stdin',
      ],
      served.environment,
      PASSWORD,
    )
}, 180_000)
afterAll(() => served?.stop())

const attempt = (email: string, password: string) => aVisitor(served).post('/sign-in', { email, password, to: '/' })
const faultOf = (page: string) => /That e-mail address[^<]*|Too many failed[^<]*/.exec(page)?.[0]

test('a right password signs in and leads to where the person was going', async () => {
  const visitor = aVisitor(served)
  const response = await visitor.post('/sign-in', {
    email: 'pat@site.test',
    password: PASSWORD,
    to: '/queries?view=open',
  })
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe('/queries?view=open')
  expect((await visitor.get('/queries')).status).toBe(200)
})

test('an unknown person and a wrong password get the same words and the same status', async () => {
  const [unknown, wrong] = await Promise.all([
    attempt('nobody@site.test', 'some-long-password-of-mine'),
    attempt('patient@site.test', 'some-long-password-of-mine'),
  ])
  expect(unknown.status).toBe(wrong.status)
  const said = faultOf(await unknown.text())
  expect(said).toBe(faultOf(await wrong.text()))
  expect(said).toContain('do not belong together')
})

test('after five failures even the right password is refused, for an unknown address too', async () => {
  for (const email of ['locked@site.test', 'not-there@site.test']) {
    for (let n = 0; n < 5; n++) await attempt(email, 'some-long-password-of-mine')
    const response = await attempt(email, PASSWORD)
    expect(response.headers.getSetCookie(), email).toEqual([])
    expect(faultOf(await response.text()), email).toContain('Too many failed attempts')
  }
})

test.each([
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%09/evil.example'.replace('%09', '\t'),
  'javascript:alert(1)',
])('signing in never leads to %j', async (to) => {
  const page = await (await aVisitor(served).get('/sign-in')).text()
  const response = await aVisitor(served).post('/sign-in', { demoUser: demoUserOf(page, 'Dana Cole'), to })
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe('/')
  const asked = await (await aVisitor(served).get(`/sign-in?to=${encodeURIComponent(to)}`)).text()
  expect(asked).not.toContain('evil.example"')
})

describe('the cookie', () => {
  test('is out of reach of scripts and of other sites', async () => {
    const page = await (await aVisitor(served).get('/sign-in')).text()
    const response = await aVisitor(served).post('/sign-in', { demoUser: demoUserOf(page, 'Dana Cole'), to: '/' })
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^addendum=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('is new at every sign-in: one that was planted before is never taken over', async () => {
    const planted = `addendum=${'a'.repeat(43)}`
    const visitor = aVisitor(served, planted)
    const page = await (await visitor.get('/sign-in')).text()
    await visitor.post('/sign-in', { demoUser: demoUserOf(page, 'Dana Cole'), to: '/' })
    expect(visitor.cookie).not.toBe(planted)
    const first = visitor.cookie
    await visitor.post('/sign-in', { demoUser: demoUserOf(page, 'Dana Cole'), to: '/' })
    expect(visitor.cookie).not.toBe(first)
    expect((await aVisitor(served, planted).get('/worklist')).status).toBe(302)
  })

  test('is worth nothing after signing out', async () => {
    const visitor = await signedIn(served, 'Dana Cole')
    const { cookie } = visitor
    await visitor.post('/sign-out', {})
    expect(visitor.cookie).toBe('')
    expect((await aVisitor(served, cookie).get('/worklist')).status).toBe(302)
  })
})

test('signing out everywhere ends every browser of that person and nobody else', async () => {
  const [desk, phone, other] = await Promise.all([
    signedIn(served, 'Dana Cole'),
    signedIn(served, 'Dana Cole'),
    signedIn(served, 'A. Osei'),
  ])
  await phone.post('/account', { deed: 'end-all' })
  expect((await desk.get('/worklist')).status).toBe(302)
  expect((await phone.get('/worklist')).status).toBe(302)
  expect((await other.get('/inbox')).status).toBe(200)
})

test('behind https the cookie is Secure and bound to the host', async () => {
  const origin = 'https://queries.hospital.test'
  const secure = await startServed({ data: 'demo', settings: { ADDENDUM_ORIGIN: origin } })
  try {
    const visitor = aVisitor(secure)
    const page = await visitor.get('/sign-in')
    expect(page.headers.get('strict-transport-security')).toContain('max-age=31536000')
    const demoUser = demoUserOf(await page.text(), 'Dana Cole')
    const response = await visitor.post('/sign-in', { demoUser, to: '/' }, { origin })
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-addendum=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
  } finally {
    await secure.stop()
  }
}, 60_000)
