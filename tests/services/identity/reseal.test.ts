import { expect, test } from 'vitest'
import { beginSignIn } from '#app/services/identity/begin-sign-in.server.ts'
import { idOfSecret } from '#app/services/identity/cookie.server.ts'
import { resealKeys } from '#app/services/identity/reseal.server.ts'
import { isSealedAnew } from '#app/services/identity/seal.server.ts'
import { takeSecondStep } from '#app/services/identity/second-step.server.ts'
import { findChallenge } from '#db/challenges.ts'
import { findAuthenticator } from '#db/factors.ts'
import { aContext } from '#tests/helpers/context.ts'
import { anEnrolledPerson, codeAt, PASSWORD } from '#tests/helpers/factors.ts'

const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)]

async function aHouseThatChangedItsSecret() {
  const context = aContext()
  context.settings.secret = OLD
  const { key, user } = await anEnrolledPerson(context)
  const under = (secret: string, secretBefore: string | null) =>
    Object.assign(context.settings, { secret, secretBefore })
  const passes = async () => {
    context.clock.at = new Date(context.clock.at.getTime() + 60_000)
    const begun = await beginSignIn(context, { email: user.email, password: PASSWORD, userAgent: null })
    const waits = begun.ok
      ? await findChallenge(context.db, 'second-step', idOfSecret(begun.value.secret), context.now())
      : null
    if (!waits) throw new Error('no second step waits')
    return (await takeSecondStep(context, waits, { code: codeAt(key, context.now()), userAgent: null })).ok
  }
  return { context, user, under, passes }
}

test('with the secret before, codes go on counting; sealed anew, they count without it', async () => {
  const { context, user, under, passes } = await aHouseThatChangedItsSecret()
  under(NEW, OLD)
  expect(await passes()).toBe(true)
  expect(await resealKeys(context)).toBe(1)
  expect(await resealKeys(context)).toBe(0)
  const kept = await findAuthenticator(context.db, user.id)
  expect(isSealedAnew(context.settings, 'authenticator', user.id, kept?.sealedKey ?? '')).toBe(true)
  under(NEW, null)
  expect(await passes()).toBe(true)
})

test('without the secret before, they do not, and nothing is sealed anew', async () => {
  const { context, under, passes } = await aHouseThatChangedItsSecret()
  under(NEW, null)
  expect(await resealKeys(context)).toBe(0)
  expect(await passes()).toBe(false)
  under(NEW, 'x'.repeat(32))
  expect(await resealKeys(context)).toBe(0)
  under(NEW, OLD)
  expect(await passes()).toBe(true)
})
