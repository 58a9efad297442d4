import { expect, test } from 'vitest'
import { addPerson } from '#app/services/identity/add-user.server.ts'
import { beginDemoSignIn } from '#app/services/identity/begin-sign-in.server.ts'
import { changeState } from '#app/services/identity/change-user-state.server.ts'
import { cookieOf } from '#app/services/identity/cookie.server.ts'
import { findSignedIn } from '#app/services/identity/require.server.ts'
import { AT, aContext } from '#tests/helpers/context.ts'

const [IDLE_MINUTES, ABSOLUTE_MINUTES] = [30, 12 * 60]
const after = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)

async function someoneSignedIn() {
  const context = aContext()
  const added = await addPerson(context, {
    email: 'robin.ames@site.test',
    name: 'Robin Ames',
    roles: ['coder'],
    facilityIds: ['*'],
    providerId: null,
    password: null,
    by: 'terminal',
  })
  if (!added.ok) throw new Error(added.error)
  const begun = await beginDemoSignIn(context, { userId: added.value.id, userAgent: null })
  if (!begun.ok) throw new Error(begun.error)
  const cookie = cookieOf(context.settings, begun.value.secret).split(';')[0] ?? ''
  const request = new Request('http://portal.test/worklist', { headers: { cookie } })
  return { context, userId: added.value.id, look: () => findSignedIn(request, context) }
}

test('a sign-in that rests longer than the idle limit is over', async () => {
  const { context, look } = await someoneSignedIn()
  context.clock.at = after(IDLE_MINUTES)
  expect(await look()).toMatchObject({ name: 'Robin Ames' })
  context.clock.at = after(2 * IDLE_MINUTES + 1)
  expect(await look()).toBeNull()
})

test('a sign-in that never rests is over after the absolute limit', async () => {
  const { context, look } = await someoneSignedIn()
  for (let minutes = 0; minutes <= ABSOLUTE_MINUTES; minutes += IDLE_MINUTES - 5) {
    context.clock.at = after(minutes)
    expect(await look(), `${minutes} minutes`).not.toBeNull()
  }
  context.clock.at = after(ABSOLUTE_MINUTES + 1)
  expect(await look()).toBeNull()
})

test('who is disabled is out at once, and stays out when enabled again until a new sign-in', async () => {
  const { context, userId, look } = await someoneSignedIn()
  await changeState(context, { userId, state: 'disabled', by: 'someone-else' })
  expect(await look()).toBeNull()
  await changeState(context, { userId, state: 'active', by: 'someone-else' })
  expect(await look()).toBeNull()
})
