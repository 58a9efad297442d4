import { expect, test } from 'vitest'
import { beginDemoSignIn } from '#app/services/identity/begin-sign-in.server.ts'
import { cookieOf } from '#app/services/identity/cookie.server.ts'
import { endDevice, listDevices } from '#app/services/identity/list-devices.server.ts'
import { findSignedIn } from '#app/services/identity/require.server.ts'
import { commit } from '#db/commit.ts'
import { addUser } from '#db/users.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { AT, aContext } from '#tests/helpers/context.ts'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

async function twoPeople() {
  const context = aContext()
  const [robin, sam] = ['robin', 'sam'].map((name) => aUser({ id: `u-${name}`, email: `${name}@site.test`, name }))
  if (!robin || !sam) throw new Error('nobody')
  const audit = [{ what: 'user.added', who: 'terminal', at: AT }] as const
  await commit(context.db, { writes: [addUser(robin), addUser(sam)], audit: [...audit] })
  const browser = async (userId: string, userAgent: string | null) => {
    const begun = await beginDemoSignIn(context, { userId, userAgent })
    if (!begun.ok) throw new Error(begun.error)
    const cookie = cookieOf(context.settings, begun.value.secret).split(';')[0] ?? ''
    const request = new Request('http://portal.test/account', { headers: { cookie } })
    return { request, isIn: async () => (await findSignedIn(request, context)) !== null }
  }
  return { context, robin, sam, browser }
}

test('a person sees each browser that is signed in, by what it is, their own marked, and nobody else’s', async () => {
  const { context, robin, sam, browser } = await twoPeople()
  const [desk] = [await browser(robin.id, FIREFOX), await browser(robin.id, PHONE), await browser(sam.id, null)]
  const devices = await listDevices(context, desk.request, robin)
  expect(devices.map(({ what, isThis }) => [what, isThis]).sort()).toEqual([
    ['Firefox on Windows', true],
    ['Safari on iOS', false],
  ])
  expect((await listDevices(context, desk.request, sam)).map(({ what, isThis }) => [what, isThis])).toEqual([
    ['Unknown device', false],
  ])
})

test('a lost phone is signed out alone; the handle of another person’s device does nothing', async () => {
  const { context, robin, sam, browser } = await twoPeople()
  const [desk, phone, other] = [
    await browser(robin.id, FIREFOX),
    await browser(robin.id, PHONE),
    await browser(sam.id, null),
  ]
  const handleOf = async (user: typeof robin, what: string) =>
    (await listDevices(context, desk.request, user)).find((device) => device.what === what)?.id ?? ''
  await endDevice(context, robin, await handleOf(sam, 'Unknown device'))
  expect(await other.isIn()).toBe(true)
  await endDevice(context, robin, await handleOf(robin, 'Safari on iOS'))
  expect([await desk.isIn(), await phone.isIn(), await other.isIn()]).toEqual([true, false, true])
})
