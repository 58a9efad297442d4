import { describe, expect, test } from 'vitest'
import { readFactors, removeCode } from '#app/services/identity/authenticator.server.ts'
import { beginSignIn } from '#app/services/identity/begin-sign-in.server.ts'
import { idOfSecret } from '#app/services/identity/cookie.server.ts'
import { codeOf, stepOfCode } from '#app/services/identity/one-time-code.server.ts'
import { resetFactors } from '#app/services/identity/reset-factors.server.ts'
import { seal, unseal } from '#app/services/identity/seal.server.ts'
import { takeSecondStep } from '#app/services/identity/second-step.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { findChallenge } from '#db/challenges.ts'
import { findAuthenticator } from '#db/factors.ts'
import { findSignIn } from '#db/sign-ins.ts'
import { AT, aContext, testSettings } from '#tests/helpers/context.ts'
import { anEnrolledPerson, aPersonWithPassword, codeAt, PASSWORD, requireFactor } from '#tests/helpers/factors.ts'

type Fresh = ReturnType<typeof aContext>
const later = (context: Fresh, seconds: number) => {
  context.clock.at = new Date(context.clock.at.getTime() + seconds * 1000)
}
async function passwordStep(context: Fresh, email = 'robin.ames@site.test') {
  const begun = await beginSignIn(context, { email, password: PASSWORD, userAgent: null })
  if (!begun.ok) throw new Error(begun.error)
  const waits = await findChallenge(context.db, 'second-step', idOfSecret(begun.value.secret), context.now())
  return { begun: begun.value, waits }
}
async function codeStep(context: Fresh, code: string) {
  const { waits } = await passwordStep(context)
  if (!waits) throw new Error('no second step waits')
  return takeSecondStep(context, waits, { code, userAgent: null })
}
const kindsOf = async (context: Fresh) => (await listEntriesAfter(context.db, 0, 500)).map(({ what }) => what)

/** RFC 6238, appendix B, the rows of SHA-1: eight digits at a moment. */
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('the code at %i seconds is that of RFC 6238', (seconds, code) => {
  const key = Buffer.from('12345678901234567890')
  expect(codeOf(key, Math.floor(seconds / 30), 8)).toBe(code)
  expect(stepOfCode(key, code.slice(2), new Date(seconds * 1000), 0)).toBe(Math.floor(seconds / 30))
})

describe('signing in with an authenticator app', () => {
  test('the password alone opens nothing; with the code it does', async () => {
    const context = aContext()
    const { key, user } = await anEnrolledPerson(context)
    later(context, 60)
    const { begun, waits } = await passwordStep(context)
    expect(begun.next).toBe('ask-code')
    expect(await findSignIn(context.db, idOfSecret(begun.secret))).toBeNull()
    if (!waits) throw new Error('nothing waits')
    const passed = await takeSecondStep(context, waits, { code: codeAt(key, context.now()), userAgent: null })
    expect(passed).toMatchObject({ ok: true, value: { next: 'in' } })
    if (!passed.ok) return
    expect(await findSignIn(context.db, idOfSecret(passed.value.secret))).toMatchObject({
      userId: user.id,
      method: 'totp',
      reach: 'full',
    })
  })

  test.each([
    ['of the step before', -1, true],
    ['of this step', 0, true],
    ['of the step after', 1, true],
    ['two steps old', -2, false],
    ['two steps ahead', 2, false],
  ])('a code %s: taken is %s', async (_, offset, isTaken) => {
    const context = aContext()
    const { key } = await anEnrolledPerson(context)
    later(context, 600)
    expect((await codeStep(context, codeAt(key, context.now(), offset))).ok).toBe(isTaken)
  })

  test('a code that was used is refused, also the one that confirmed the app', async () => {
    const context = aContext()
    const { key } = await anEnrolledPerson(context)
    expect(await codeStep(context, codeAt(key, context.now()))).toEqual({ ok: false, error: 'wrong' })
    later(context, 30)
    const code = codeAt(key, context.now())
    expect((await codeStep(context, code)).ok).toBe(true)
    expect(await codeStep(context, code)).toEqual({ ok: false, error: 'wrong' })
    expect((await findAuthenticator(context.db, (await anyUser(context)).id))?.lastStep).toBeGreaterThan(0)
  })

  test('of two who use one code at the same moment, one gets in', async () => {
    const context = aContext()
    const { key } = await anEnrolledPerson(context)
    later(context, 60)
    const code = codeAt(key, context.now())
    const [one, two] = [await passwordStep(context), await passwordStep(context)]
    if (!one.waits || !two.waits) throw new Error('nothing waits')
    const results = await Promise.all([
      takeSecondStep(context, one.waits, { code, userAgent: null }),
      takeSecondStep(context, two.waits, { code, userAgent: null }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a second step that succeeded cannot be taken again with the next code', async () => {
    const context = aContext()
    const { key } = await anEnrolledPerson(context)
    later(context, 60)
    const { waits } = await passwordStep(context)
    if (!waits) throw new Error('nothing waits')
    expect((await takeSecondStep(context, waits, { code: codeAt(key, context.now()), userAgent: null })).ok).toBe(true)
    later(context, 30)
    const again = await takeSecondStep(context, waits, { code: codeAt(key, context.now()), userAgent: null })
    expect(again.ok).toBe(false)
  })

  test('a second step waits ten minutes and no longer', async () => {
    const context = aContext()
    await anEnrolledPerson(context)
    const { begun } = await passwordStep(context)
    later(context, 601)
    expect(await findChallenge(context.db, 'second-step', idOfSecret(begun.secret), context.now())).toBeNull()
  })

  test('wrong codes and wrong passwords share one count, which locks both', async () => {
    const context = aContext()
    const { key, user } = await anEnrolledPerson(context)
    later(context, 60)
    const { waits } = await passwordStep(context)
    if (!waits) throw new Error('nothing waits')
    for (let n = 0; n < 2; n++)
      await beginSignIn(context, { email: user.email, password: 'not this one at all', userAgent: null })
    for (let n = 0; n < 2; n++)
      expect(await takeSecondStep(context, waits, { code: '000000', userAgent: null })).toEqual({
        ok: false,
        error: 'wrong',
      })
    expect(await takeSecondStep(context, waits, { code: '000000', userAgent: null })).toEqual({
      ok: false,
      error: 'locked',
    })
    const right = await takeSecondStep(context, waits, { code: codeAt(key, context.now()), userAgent: null })
    expect(right).toEqual({ ok: false, error: 'locked' })
    expect((await beginSignIn(context, { email: user.email, password: PASSWORD, userAgent: null })).ok).toBe(false)
  })

  test('a right password does not wipe the count of wrong codes', async () => {
    const context = aContext()
    await anEnrolledPerson(context)
    later(context, 60)
    for (let n = 0; n < 4; n++) await codeStep(context, '000000')
    expect(await codeStep(context, '000000')).toEqual({ ok: false, error: 'locked' })
  })
})

describe('recovery codes', () => {
  test('ten are shown once, each lets in once, and the table holds none of them', async () => {
    const context = aContext()
    const { recovery, user } = await anEnrolledPerson(context)
    expect(recovery).toHaveLength(10)
    expect(new Set(recovery).size).toBe(10)
    const [first = ''] = recovery
    const kept = context.db.$client.prepare('select hash from recovery_codes').all() as { hash: string }[]
    expect(kept.map(({ hash }) => hash).join()).not.toContain(first.replaceAll('-', ''))
    expect((await codeStep(context, first.toLowerCase())).ok).toBe(true)
    expect(await codeStep(context, first)).toEqual({ ok: false, error: 'wrong' })
    expect((await readFactors(context, user)).codesLeft).toBe(9)
    expect(await kindsOf(context)).toContain('factor.code-used')
  })

  test('those of another person are worth nothing', async () => {
    const context = aContext()
    await anEnrolledPerson(context)
    const other = await anEnrolledPerson(context, ['coder'], 'other@site.test')
    expect(await codeStep(context, other.recovery[0] ?? '')).toEqual({ ok: false, error: 'wrong' })
  })
})

describe('a role that requires a second factor', () => {
  test('leads who has none to setting one up, and the sign-in reaches nothing else', async () => {
    const context = aContext()
    const user = await aPersonWithPassword(context)
    await requireFactor(context, 'coder')
    const { begun } = await passwordStep(context)
    expect(begun.next).toBe('enrol')
    expect(await findSignIn(context.db, idOfSecret(begun.secret))).toMatchObject({
      userId: user.id,
      reach: 'enrolling',
    })
  })

  test('keeps the last factor', async () => {
    const context = aContext()
    const { user } = await anEnrolledPerson(context)
    await requireFactor(context, 'coder')
    expect(await removeCode(context, user)).toEqual({ ok: false, error: 'last-factor' })
  })
})

test('an administrator resets the factors: all are gone, the person is signed out, the deed is an entry', async () => {
  const context = aContext()
  const { user, firstSecret } = await anEnrolledPerson(context)
  expect(await resetFactors(context, { userId: user.id, by: user.id })).toEqual({ ok: false, error: 'not-yourself' })
  expect((await resetFactors(context, { userId: user.id, by: 'u-admin' })).ok).toBe(true)
  expect(await readFactors(context, user)).toMatchObject({ code: 'off', codesLeft: 0, passkeys: [] })
  expect((await findSignIn(context.db, idOfSecret(firstSecret)))?.endedAt).toEqual(AT)
  const entry = (await listEntriesAfter(context.db, 0, 500)).find(({ what }) => what === 'factor.reset')
  expect(entry).toMatchObject({ who: 'u-admin', onId: user.id })
  expect((await passwordStep(context)).begun.next).toBe('in')
})

test('the key lies sealed: another owner, another secret and a changed byte open nothing', () => {
  const settings = { ...testSettings(), secret: 's'.repeat(32) }
  const key = Buffer.from('12345678901234567890')
  const sealed = seal(settings, 'authenticator', 'u-1', key)
  expect(unseal(settings, 'authenticator', 'u-1', sealed)).toEqual(key)
  expect(unseal(settings, 'authenticator', 'u-2', sealed)).toBeNull()
  expect(unseal(settings, 'other', 'u-1', sealed)).toBeNull()
  expect(unseal({ ...settings, secret: 't'.repeat(32) }, 'authenticator', 'u-1', sealed)).toBeNull()
  const bare = sealed.replace(/^v1\./, '')
  expect(unseal(settings, 'authenticator', 'u-1', bare)).toEqual(key)
  const changed = Buffer.from(bare, 'base64url')
  changed[30] = (changed[30] ?? 0) ^ 1
  expect(unseal(settings, 'authenticator', 'u-1', changed.toString('base64url'))).toBeNull()
  expect(unseal(settings, 'authenticator', 'u-1', 'short')).toBeNull()
})

async function anyUser(context: Fresh): Promise<{ id: string }> {
  const row = context.db.$client.prepare('select user_id as id from authenticators').get()
  return row as { id: string }
}
