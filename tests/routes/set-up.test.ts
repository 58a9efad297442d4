import { describe, expect, test } from 'vitest'
import { action, loader } from '#app/routes/set-up.tsx'
import { replaceContext } from '#app/services/context.server.ts'
import { findUserByEmail } from '#db/users.ts'
import { aContext, testSettings } from '#tests/helpers/context.ts'
import { aRequest, statusOf } from '#tests/helpers/signed-in.ts'
import { aWard } from '#tests/helpers/ward.ts'

const SECRET = 's'.repeat(40)
const production = () => aContext({ settings: { ...testSettings(), mode: 'production', secret: SECRET } })
const typed = { secret: SECRET, name: 'Ada Min', email: 'ada@hospital.test', password: 'otter-violin-tundra-nine' }
const post = (form: Record<string, string>) =>
  statusOf(() => action({ request: aRequest('/set-up', { form }), params: {}, context: {} } as never))
const get = () => statusOf(() => loader())

describe('the set-up page', () => {
  test('makes the first administrator for who knows the secret, and is gone then', async () => {
    const context = production()
    replaceContext(context)
    expect((await get()).status).toBe(200)
    expect(await post(typed)).toMatchObject({ status: 302, location: '/sign-in' })
    expect(await findUserByEmail(context.db, 'ada@hospital.test')).toMatchObject({ roles: ['administrator'] })
    expect((await get()).status).toBe(404)
    expect((await post({ ...typed, email: 'second@hospital.test' })).status).toBe(404)
  })

  test('refuses a wrong secret and a weak password, and keeps what was typed', async () => {
    replaceContext(production())
    expect((await post({ ...typed, secret: 'guess' })).value).toMatchObject({
      faults: { secret: expect.any(String) },
      typed: { name: 'Ada Min' },
    })
    expect((await post({ ...typed, password: 'short' })).value).toMatchObject({
      faults: { password: expect.stringMatching(/15/) },
    })
  })

  test('does not exist in the demo, nor where people are', async () => {
    replaceContext(aContext())
    expect((await get()).status).toBe(404)
    const context = production()
    await aWard(context)
    replaceContext(context)
    expect((await get()).status).toBe(404)
  })
})
