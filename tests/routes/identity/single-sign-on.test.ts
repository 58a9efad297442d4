import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProviderMapping } from '#app/domain/identity/provider-claims.ts'
import { loader as leave } from '#app/routes/sign-in.single._index.tsx'
import { loader as back } from '#app/routes/sign-in.single.callback.tsx'
import { action as logout } from '#app/routes/sign-in.single.logout.tsx'
import { action as signOut } from '#app/routes/sign-out.tsx'
import { loader as start } from '#app/routes/start.tsx'
import { replaceContext } from '#app/services/context.server.ts'
import { changeState } from '#app/services/identity/change-user-state.server.ts'
import { saveMapping } from '#app/services/identity/person-of-claims.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import { addUser, findUserByEmail } from '#db/users.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext, testSettings } from '#tests/helpers/context.ts'
import { CLIENT, IdentityProvider, ProviderVisitor } from '#tests/helpers/identity-provider.ts'
import { aRequest } from '#tests/helpers/signed-in.ts'

const PORTAL = 'http://portal.test'
const MAPPING: ProviderMapping = {
  rolesClaim: 'groups',
  roles: [
    { value: 'cn=coders,dc=h', role: 'coder' },
    { value: 'leads', role: 'manager' },
  ],
  facilitiesClaim: 'groups',
  facilities: [{ value: 'lakeside', facilityId: 'f-1' }],
  addsPeople: true,
}
let idp: IdentityProvider
let context: ReturnType<typeof aContext>

beforeAll(async () => {
  idp = await IdentityProvider.start(PORTAL)
})
afterAll(() => idp?.stop())
beforeEach(async () => {
  idp.tamper = null
  idp.onLogout = null
  idp.accounts.clear()
  idp.accounts.set('mara', {
    email: 'mara@h.test',
    email_verified: true,
    name: 'Mara Lind',
    groups: ['cn=coders,dc=h', 'lakeside'],
  })
  const oidc = { issuer: idp.issuer, ...CLIENT, name: 'Lakeside login' }
  context = aContext({ settings: { ...testSettings(), oidc }, now: () => new Date() })
  replaceContext(context)
  await saveMapping(context, { mapping: MAPPING, by: 'u-admin' })
})

type Door = (args: never) => Promise<Response | unknown>
async function call(door: Door, request: Request): Promise<Response> {
  try {
    const value = await door({ request, params: {}, context: { nonce: '', requestId: '' } } as never)
    return value instanceof Response ? value : Response.json(value)
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''

async function leaving(to = '/start') {
  const left = await call(leave, aRequest(`/sign-in/single?to=${encodeURIComponent(to)}`))
  return { url: left.headers.get('location') ?? '', cookie: cookieOf(left) }
}
async function signIn(sub = 'mara', { to = '/start', visitor = new ProviderVisitor(PORTAL) } = {}) {
  const { url, cookie } = await leaving(to)
  const returned = await visitor.signIn(url, sub)
  const answer = await call(back, new Request(returned, { headers: { cookie } }))
  return { location: answer.headers.get('location'), cookie: cookieOf(answer), returned, stepCookie: cookie, visitor }
}
const isIn = async (cookie: string) => (await call(start, aRequest('/start', { cookie }))).status === 200

describe('signing in at the identity provider', () => {
  test('asks by code with PKCE, state and nonce, and the person comes in with roles and places of the claims', async () => {
    const { url } = await leaving()
    const asked = new URL(url).searchParams
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)?.length, name).toBeGreaterThan(20)
    const done = await signIn('mara', { to: '/start' })
    expect(done.location).toBe('/start')
    expect(await isIn(done.cookie)).toBe(true)
    expect(await findUserByEmail(context.db, 'mara@h.test')).toMatchObject({
      name: 'Mara Lind',
      roles: ['coder'],
      facilityIds: ['f-1'],
    })
    const kinds = (await listEntriesAfter(context.db, 0, 50)).map(({ what }) => what)
    expect(kinds).toEqual(expect.arrayContaining(['signin.challenged', 'user.provisioned', 'signin.begun']))
  })

  test('the second time it is the same person, with the roles the provider says now, whatever the address has become', async () => {
    await signIn()
    const before = await findUserByEmail(context.db, 'mara@h.test')
    idp.accounts.set('mara', { email: 'new@h.test', email_verified: true, name: 'M', groups: ['leads'] })
    await signIn()
    expect(await findUserByEmail(context.db, 'mara@h.test')).toMatchObject({
      id: before?.id,
      roles: ['manager'],
      facilityIds: [],
    })
    expect(await findUserByEmail(context.db, 'new@h.test')).toBeNull()
  })

  test('who was added before is found by a verified address, never by one that is not', async () => {
    const robin = aUser({ id: 'u-robin', email: 'robin@h.test', roles: ['administrator'] })
    await commit(context.db, {
      writes: [addUser(robin)],
      audit: [{ what: 'user.added', who: 'terminal', at: context.now() }],
    })
    idp.accounts.set('thief', { email: 'robin@h.test', email_verified: false, name: 'T', groups: ['leads'] })
    expect((await signIn('thief')).location).toBe('/sign-in?why=no-email')
    idp.accounts.set('robin', { email: 'Robin@H.test', email_verified: true, name: 'R', groups: ['leads'] })
    expect((await signIn('robin')).location).toBe('/start')
    expect(await findUserByEmail(context.db, 'robin@h.test')).toMatchObject({ id: 'u-robin', roles: ['manager'] })
  })

  test.each([
    [
      'without a group that has a role',
      { email: 'x@h.test', email_verified: true, name: 'X', groups: ['visitors'] },
      'no-role',
    ],
    ['without a verified address', { email: 'x@h.test', name: 'X', groups: ['leads'] }, 'no-email'],
  ])('a person %s is told why', async (_, account, why) => {
    idp.accounts.set('x', account)
    expect(await signIn('x')).toMatchObject({ location: `/sign-in?why=${why}`, cookie: '' })
    expect(await findUserByEmail(context.db, 'x@h.test')).toBeNull()
  })

  test('nobody new comes in where the house does not want it', async () => {
    await saveMapping(context, { mapping: { ...MAPPING, addsPeople: false }, by: 'u-admin' })
    expect((await signIn()).location).toBe('/sign-in?why=no-role')
  })

  test('who is disabled here stays out', async () => {
    await signIn()
    const user = await findUserByEmail(context.db, 'mara@h.test')
    await changeState(context, { userId: user?.id ?? '', state: 'disabled', by: 'u-admin' })
    expect(await signIn()).toMatchObject({ location: '/sign-in?why=disabled', cookie: '' })
  })

  test('never leads to another site', async () => {
    expect((await signIn('mara', { to: 'https://evil.example/' })).location).toBe('/')
    expect((await signIn('mara', { to: '//evil.example' })).location).toBe('/')
  })
})

describe('what is not as the provider said it is refused', () => {
  const refused = { location: '/sign-in?why=provider-refused', cookie: '' }
  const payloadOf = (token: unknown) =>
    JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString())
  const changed =
    (change: (claims: Record<string, unknown>) => Record<string, unknown>) =>
    async (told: Record<string, unknown>) => ({ ...told, id_token: await idp.sign(change(payloadOf(told.id_token))) })

  test('a token whose claims were changed under its signature', async () => {
    idp.tamper = (told) => {
      const [head, , signature] = String(told.id_token).split('.')
      const claims = { ...payloadOf(told.id_token), groups: ['leads'] }
      return { ...told, id_token: `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}` }
    }
    expect(await signIn()).toMatchObject(refused)
  })
  test('a token signed by another key', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    idp.tamper = async (told) => ({ ...told, id_token: await idp.sign(payloadOf(told.id_token), { key: privateKey }) })
    expect(await signIn()).toMatchObject(refused)
  })
  test('a token without a signature', async () => {
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    idp.tamper = (told) => ({ ...told, id_token: `${none}.${String(told.id_token).split('.')[1]}.` })
    expect(await signIn()).toMatchObject(refused)
  })
  test.each([
    ['another nonce', (claims: Record<string, unknown>) => ({ ...claims, nonce: 'of-another-sign-in' })],
    ['no nonce', ({ nonce: _, ...claims }: Record<string, unknown>) => claims],
    ['another audience', (claims: Record<string, unknown>) => ({ ...claims, aud: 'another-client' })],
    ['another issuer', (claims: Record<string, unknown>) => ({ ...claims, iss: 'https://evil.example' })],
    [
      'an end that is past',
      (claims: Record<string, unknown>) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 }),
    ],
  ])('a token with %s, though its signature is right', async (_, change) => {
    idp.tamper = changed(change)
    expect(await signIn()).toMatchObject(refused)
  })
  test('a way back that another browser began (state)', async () => {
    const own = await leaving()
    const other = await leaving()
    const returned = await new ProviderVisitor(PORTAL).signIn(own.url, 'mara')
    const answer = await call(back, new Request(returned, { headers: { cookie: other.cookie } }))
    expect(answer.headers.get('location')).toBe(refused.location)
    expect((await call(back, new Request(returned))).headers.get('location')).toBe(refused.location)
  })
  test('a way back that was walked before', async () => {
    const done = await signIn()
    const again = await call(back, new Request(done.returned, { headers: { cookie: done.stepCookie } }))
    expect(again.headers.get('location')).toBe(refused.location)
  })
})

test('a provider that cannot be reached is said so', async () => {
  const oidc = { issuer: 'http://127.0.0.1:9', ...CLIENT, name: 'x' }
  replaceContext({ ...context, settings: { ...context.settings, oidc } })
  const left = await call(leave, aRequest('/sign-in/single'))
  expect(left.headers.get('location')).toBe('/sign-in?why=provider-down')
})

describe('the provider ends a session', () => {
  const tell = async (token: string) =>
    (await call(logout, aRequest('/sign-in/single/logout', { form: { logout_token: token } }))).status
  const claims = (changes: Record<string, unknown> = {}) => ({
    iss: idp.issuer,
    aud: CLIENT.clientId,
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 120,
    jti: crypto.randomUUID(),
    sub: 'mara',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...changes,
  })
  const sidOf = () => {
    const token = String(idp.tokens.at(-1)?.id_token)
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sid as string
  }

  test('signing out here ends it there, and the provider’s own word ends every other browser of that session', async () => {
    idp.onLogout = tell
    const first = await signIn()
    const second = await signIn('mara', { visitor: first.visitor })
    expect([await isIn(first.cookie), await isIn(second.cookie)]).toEqual([true, true])
    const out = await call(signOut, aRequest('/sign-out', { cookie: first.cookie, form: {} }))
    const elsewhere = out.headers.get('location') ?? ''
    expect(elsewhere.startsWith(`${idp.issuer}/session/end?`)).toBe(true)
    expect([await isIn(first.cookie), await isIn(second.cookie)]).toEqual([false, true])
    expect(await first.visitor.signOut(elsewhere)).toBe(`${PORTAL}/sign-in`)
    expect(idp.logouts.at(-1)).toBe(200)
    expect(await isIn(second.cookie)).toBe(false)
  })

  test('a token for a session ends that session alone, one for a subject all of that person', async () => {
    const first = await signIn()
    const sid = sidOf()
    const second = await signIn()
    expect(await tell(await idp.sign(claims({ sid })))).toBe(200)
    expect([await isIn(first.cookie), await isIn(second.cookie)]).toEqual([false, true])
    expect(await tell(await idp.sign(claims()))).toBe(200)
    expect(await isIn(second.cookie)).toBe(false)
  })

  test('a token counts once', async () => {
    const token = await idp.sign(claims())
    expect(await tell(token)).toBe(200)
    expect(await tell(token)).toBe(400)
  })

  test.each([
    ['that is old', { iat: Math.floor(Date.now() / 1000) - 600, exp: Math.floor(Date.now() / 1000) + 60 }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['with a nonce: it would be an ID token', { nonce: 'n' }],
    ['without the event', { events: {} }],
    ['for another client', { aud: 'another' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['about nobody', { sub: undefined }],
    ['without an id', { jti: undefined }],
  ])('a token %s ends nothing', async (_, changes) => {
    const done = await signIn()
    expect(await tell(await idp.sign(claims(changes)))).toBe(400)
    expect(await isIn(done.cookie)).toBe(true)
  })

  test('a token of another key, and no token at all, end nothing', async () => {
    const done = await signIn()
    const { privateKey } = await generateKeyPair('RS256')
    expect(await tell(await idp.sign(claims(), { key: privateKey }))).toBe(400)
    expect(await tell('not a token')).toBe(400)
    expect((await call(logout, new Request(`${PORTAL}/sign-in/single/logout`, { method: 'POST' }))).status).toBe(400)
    expect(await isIn(done.cookie)).toBe(true)
  })
})
