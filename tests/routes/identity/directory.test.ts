import { beforeEach, describe, expect, test } from 'vitest'
import { action, loader } from '#app/routes/scim.v2.$.tsx'
import { replaceContext } from '#app/services/context.server.ts'
import { makeToken, readTokens, revokeToken } from '#app/services/identity/access-tokens.server.ts'
import { findSignedIn } from '#app/services/identity/require.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { findUserByEmail } from '#db/users.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'
import { signedInAs } from '#tests/helpers/signed-in.ts'

let context: ReturnType<typeof aContext>
let token = ''
beforeEach(async () => {
  context = aContext()
  replaceContext(context)
  const made = await makeToken(context, { name: 'Directory', by: 'u-admin' })
  token = made.ok ? made.value : ''
})

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const request = new Request(`http://portal.test/scim/v2/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const params = { '*': path.split('?')[0] ?? '' }
  const door = method === 'GET' ? loader : action
  const response = await door({ request, params, context: { nonce: '', requestId: '' } } as never)
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null }
}
const joiner = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'Robin@H.test',
  externalId: 'x-1',
  name: { givenName: 'Robin', familyName: 'Ames' },
  roles: [{ value: 'coder' }],
}
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

describe('who may ask', () => {
  test.each([
    ['no token', { authorization: '' }],
    ['a wrong token', { authorization: `Bearer adt_${'x'.repeat(43)}` }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('not who has %s', async (_, headers) => {
    const answer = await ask('GET', 'Users', undefined, headers)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(answer.body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' })
  })

  test('not a signed-in administrator’s browser', async () => {
    const cookie = await signedInAs(context, aUser({ roles: ['administrator'] }))
    expect((await ask('GET', 'Users', undefined, { authorization: '', cookie })).status).toBe(401)
  })

  test('a token is kept as a hash, shown without its words, and worth nothing once ended', async () => {
    expect(JSON.stringify(context.db.$client.prepare('select * from access_tokens').all())).not.toContain(token)
    const [shown] = await readTokens(context)
    expect(shown).toMatchObject({ name: 'Directory' })
    expect((await ask('GET', 'Users')).status).toBe(200)
    const next = await makeToken(context, { name: 'Next', by: 'u-admin' })
    await revokeToken(context, { id: shown?.id ?? '', by: 'u-admin' })
    expect((await ask('GET', 'Users')).status).toBe(401)
    token = next.ok ? next.value : ''
    expect((await ask('GET', 'Users')).status).toBe(200)
    const kinds = (await listEntriesAfter(context.db, 0, 100)).map(({ what }) => what)
    expect(kinds).toEqual(['token.added', 'token.used', 'token.added', 'token.ended', 'token.used'])
  })
})

describe('joiners', () => {
  test('are added, found by name and by external id, and answer in SCIM', async () => {
    const added = await ask('POST', 'Users', joiner)
    expect(added.status).toBe(201)
    expect(added.headers.get('content-type')).toBe('application/scim+json; charset=utf-8')
    expect(added.headers.get('location')).toBe(`http://portal.test/scim/v2/Users/${added.body.id}`)
    expect(added.body).toMatchObject({
      userName: 'robin@h.test',
      externalId: 'x-1',
      displayName: 'Robin Ames',
      active: true,
      roles: [{ value: 'coder' }],
      meta: { resourceType: 'User' },
    })
    for (const filter of ['userName eq "ROBIN@h.test"', 'externalId eq "x-1"', `id eq "${added.body.id}"`]) {
      const found = await ask('GET', `Users?filter=${encodeURIComponent(filter)}`)
      expect(found.body, filter).toMatchObject({
        totalResults: 1,
        startIndex: 1,
        itemsPerPage: 1,
        Resources: [{ id: added.body.id }],
      })
    }
    expect((await ask('GET', `Users?filter=${encodeURIComponent('userName eq "nobody@h.test"')}`)).body).toMatchObject({
      totalResults: 0,
      Resources: [],
    })
    expect((await ask('GET', `Users/${added.body.id}`)).body).toMatchObject({ id: added.body.id })
    expect(await findUserByEmail(context.db, 'robin@h.test')).toMatchObject({ facilityIds: [], roles: ['coder'] })
  })

  test.each([
    ['the same name', { ...joiner, externalId: 'x-2' }, 409, 'uniqueness'],
    ['the same external id', { ...joiner, userName: 'other@h.test' }, 409, 'uniqueness'],
    ['no address', { ...joiner, userName: 'robin' }, 400, 'invalidValue'],
    [
      'an unknown role',
      { ...joiner, userName: 'o@h.test', externalId: 'y', roles: [{ value: 'root' }] },
      400,
      'invalidValue',
    ],
    ['no JSON', '{', 400, 'invalidSyntax'],
    ['a list', [], 400, 'invalidValue'],
  ])('with %s are refused', async (_, body, status, scimType) => {
    await ask('POST', 'Users', joiner)
    expect(await ask('POST', 'Users', body)).toMatchObject({ status, body: { status: String(status), scimType } })
  })

  test('are listed in pages that hold each person once', async () => {
    for (let n = 0; n < 7; n++) await ask('POST', 'Users', { userName: `p${n}@h.test`, roles: ['coder'] })
    const seen: string[] = []
    for (const startIndex of [1, 4, 7]) {
      const page = await ask('GET', `Users?startIndex=${startIndex}&count=3`)
      expect(page.body).toMatchObject({ totalResults: 7, startIndex })
      seen.push(...page.body.Resources.map((one: { userName: string }) => one.userName))
    }
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `p${n}@h.test`))
    expect((await ask('GET', 'Users?count=0')).body).toMatchObject({ totalResults: 7, itemsPerPage: 0, Resources: [] })
    expect((await ask('GET', 'Users?startIndex=-5&count=x')).body).toMatchObject({ startIndex: 1, itemsPerPage: 7 })
  })
})

describe('leavers', () => {
  const deeds: [string, (id: string) => Promise<{ status: number }>, number][] = [
    [
      'by PATCH',
      (id) =>
        ask('PATCH', `Users/${id}`, {
          schemas: [PATCH],
          Operations: [{ op: 'replace', path: 'active', value: false }],
        }),
      200,
    ],
    ['by DELETE', (id) => ask('DELETE', `Users/${id}`), 204],
    ['by PUT', (id) => ask('PUT', `Users/${id}`, { ...joiner, active: false }), 200],
  ]
  test.each(deeds)('%s are disabled, signed out at once, and kept', async (_, leave, status) => {
    const { body } = await ask('POST', 'Users', joiner)
    const user = await findUserByEmail(context.db, 'robin@h.test')
    if (!user) throw new Error('nobody was added')
    const cookie = await signedInAs(context, user)
    const look = () => findSignedIn(new Request('http://portal.test/', { headers: { cookie } }), context)
    expect(await look()).not.toBeNull()
    expect((await leave(body.id)).status).toBe(status)
    expect(await look()).toBeNull()
    expect((await ask('GET', `Users/${body.id}`)).body).toMatchObject({ active: false })
    const entry = (await listEntriesAfter(context.db, 0, 100)).find(({ what }) => what === 'user.disabled')
    expect(entry?.who).toMatch(/^token:/)
  })

  test('the last administrator cannot be taken away, the last but one can', async () => {
    const add = (userName: string) => ask('POST', 'Users', { userName, roles: ['administrator'] })
    const [one, two] = [await add('one@h.test'), await add('two@h.test')]
    expect((await ask('DELETE', `Users/${one.body.id}`)).status).toBe(204)
    expect(await ask('DELETE', `Users/${two.body.id}`)).toMatchObject({ status: 409, body: { scimType: 'mutability' } })
    expect((await ask('PUT', `Users/${two.body.id}`, { userName: 'two@h.test', roles: ['coder'] })).status).toBe(409)
  })
})

test('what is not there is 404, what cannot be done 405, what cannot be filtered 400', async () => {
  for (const path of ['Users/none', 'Groups', 'Users/a/b', 'Bulk', '', '__proto__'])
    expect((await ask('GET', path)).status, path).toBe(404)
  expect((await ask('DELETE', 'Users/none')).status).toBe(404)
  expect((await ask('DELETE', 'Users')).status).toBe(405)
  expect((await ask('GET', 'Users?filter=active%20eq%20true')).body).toMatchObject({ scimType: 'invalidFilter' })
})

test('it says what it is', async () => {
  expect((await ask('GET', 'ServiceProviderConfig')).body).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
  })
  expect((await ask('GET', 'ResourceTypes')).body).toMatchObject({
    totalResults: 1,
    Resources: [{ endpoint: '/Users' }],
  })
  const schema = await ask('GET', 'Schemas/urn:ietf:params:scim:schemas:core:2.0:User')
  expect(schema.body.meta.location).toBe(
    'http://portal.test/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User',
  )
})
