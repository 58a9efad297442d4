import { beforeEach, expect, test } from 'vitest'
import { action as enrol, loader as enrolPage } from '#app/routes/enrol.tsx'
import { action as signIn } from '#app/routes/sign-in._index.tsx'
import { action as users } from '#app/routes/users._index.tsx'
import { loader as worklist } from '#app/routes/worklist.tsx'
import { listEntriesAfter } from '#db/audit.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { requireFactor } from '#tests/helpers/factors.ts'
import { aRequest, signedInAs, statusOf } from '#tests/helpers/signed-in.ts'

const [FIRST, OWN] = ['otter-violin-tundra-nine', 'walnut-comet-ribbon-eleven']
const DAY_MS = 86_400_000
let context: ReturnType<typeof aContext>
beforeEach(async () => {
  context = aContext()
  const admin = await signedInAs(context, aUser({ id: 'u-admin', email: 'admin@site.test', roles: ['administrator'] }))
  const form = { deed: 'add', email: 'new@site.test', name: 'Noor Ek', 'roles[]': ['coder'], 'facilities[]': ['*'] }
  const added = await call(users, '/users', admin, { ...form, password: FIRST })
  expect(added.location).toBe('/users')
})
type Door = (args: never) => unknown
const call = (door: Door, path: string, cookie: string, form?: Record<string, string | string[]>) =>
  statusOf(() =>
    door({ request: aRequest(path, { cookie, ...(form ? { form } : {}) }), params: {}, context: {} } as never),
  )

/** Signs in by password over the page; the cookie it gave and where it led. */
async function enter(password: string) {
  const request = aRequest('/sign-in', { form: { email: 'new@site.test', password, to: '/worklist' } })
  const response = await signIn({ request, params: {}, context: {} } as never)
  if (!(response instanceof Response)) return { location: null, cookie: '', said: JSON.stringify(response) }
  const cookie =
    response.headers
      .getSetCookie()
      .find((one) => !/Max-Age=0/i.test(one))
      ?.split(';')[0] ?? ''
  return { location: response.headers.get('location'), cookie, said: '' }
}

test('a password that an administrator chose opens one page, where the person chooses their own', async () => {
  const { location, cookie } = await enter(FIRST)
  expect(location).toBe('/enrol?to=%2Fworklist')
  expect((await call(worklist, '/worklist', cookie)).location).toContain('/enrol')
  expect((await call(enrolPage, '/enrol', cookie)).value).toMatchObject({ isFirst: true })
  expect((await call(enrol, '/enrol', cookie, { deed: 'go-on', to: '/worklist' })).location).toContain('/enrol')
  expect((await call(enrol, '/enrol', cookie, { deed: 'password', next: FIRST, to: '/worklist' })).status).toBe(400)
  expect((await call(enrol, '/enrol', cookie, { deed: 'password', next: 'short', to: '/worklist' })).status).toBe(400)
  const chosen = await call(enrol, '/enrol', cookie, { deed: 'password', next: OWN, to: '/worklist' })
  expect(chosen.location).toBe('/worklist')
  expect((await enter(FIRST)).said).toContain('do not belong together')
  expect((await enter(OWN)).location).toBe('/worklist')
  const kinds = (await listEntriesAfter(context.db, 0, 100)).map(({ what, detail }) => `${what} ${detail}`)
  expect(kinds).toContain('user.password-set {"first":true}')
})

test('where the role requires a second factor, that comes after', async () => {
  await requireFactor(context, 'coder')
  const { cookie } = await enter(FIRST)
  const chosen = await call(enrol, '/enrol', cookie, { deed: 'password', next: OWN, to: '/worklist' })
  expect(chosen.location).toBe('/enrol?to=%2Fworklist')
  expect((await call(enrolPage, '/enrol', cookie)).value).toMatchObject({ isFirst: false })
  expect((await call(worklist, '/worklist', cookie)).location).toContain('/enrol')
})

test('after a week it opens nothing', async () => {
  context.clock.at = new Date(AT.getTime() + 7 * DAY_MS)
  expect((await enter(FIRST)).location).toContain('/enrol')
  context.clock.at = new Date(AT.getTime() + 7 * DAY_MS + 1)
  expect((await enter(FIRST)).said).toContain('no longer good')
  expect((await enter('wrong')).said).toContain('do not belong together')
})
