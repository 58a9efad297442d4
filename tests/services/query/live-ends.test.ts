import { expect, test } from 'vitest'
import { changeState } from '#app/services/identity/change-user-state.server.ts'
import { peekSignIn } from '#app/services/identity/live-sign-in.server.ts'
import { listenToQueries } from '#app/services/query/live.server.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aRequest, signedInAs } from '#tests/helpers/signed-in.ts'

test('a stream ends within five seconds of its person being disabled, and stays open for who is not', async () => {
  const context = aContext()
  const streamFor = async (id: string) => {
    const cookie = await signedInAs(context, aUser({ id, email: `${id}@site.test` }))
    const request = aRequest('/queries/live', { cookie })
    const isIn = async () => (await peekSignIn(request, context)) !== null
    const leaving = new AbortController()
    const { body } = await listenToQueries(context, leaving.signal, isIn)
    const reader = body?.getReader()
    await reader?.read()
    return { reader, leaving }
  }
  const [gone, stays] = [await streamFor('u-gone'), await streamFor('u-stays')]
  const begun = Date.now()
  await changeState(context, { userId: 'u-gone', state: 'disabled', by: 'u-admin' })
  let done = false
  while (!done) done = (await gone.reader?.read())?.done ?? true
  expect(Date.now() - begun).toBeLessThan(5000)
  const other = await Promise.race([stays.reader?.read(), new Promise((ok) => setTimeout(() => ok('still open'), 100))])
  expect(other).toBe('still open')
  stays.leaving.abort()
}, 15_000)
