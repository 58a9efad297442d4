import { describe, expect, test } from 'vitest'
import { action as accountAction } from '#app/routes/account._index.tsx'
import { action as passkeyAction } from '#app/routes/account.passkey.tsx'
import { action as confirmAction, loader as confirmPage } from '#app/routes/confirm.tsx'
import { action as enrolAction, loader as enrolPage } from '#app/routes/enrol.tsx'
import { loader as inboxPage } from '#app/routes/inbox.tsx'
import { action as answerAction, loader as answerPage } from '#app/routes/queries.$queryId.answer.tsx'
import { action as signInAction } from '#app/routes/sign-in._index.tsx'
import { action as codeAction, loader as codePage } from '#app/routes/sign-in.code.tsx'
import { loader as worklist } from '#app/routes/worklist.tsx'
import { type Context, replaceContext } from '#app/services/context.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { aClinic, aSentQuery, PEOPLE, theQuery } from '#tests/helpers/clinic.ts'
import { aContext } from '#tests/helpers/context.ts'
import {
  anEnrolledPerson,
  aPersonWithPassword,
  codeAt,
  keyOfText,
  PASSWORD,
  requireFactor,
} from '#tests/helpers/factors.ts'
import { aRequest, signedInAs } from '#tests/helpers/signed-in.ts'

type Door = (args: never) => unknown
type Answer = { status: number; location: string | null; cookies: string[]; data: Record<string, unknown> }

async function call(door: Door, request: Request, params: Record<string, string> = {}): Promise<Answer> {
  const describeIt = (value: unknown): Answer => {
    if (value instanceof Response) {
      const { status, headers } = value
      return { status, location: headers.get('location'), cookies: headers.getSetCookie(), data: {} }
    }
    const wrapped = value as { data?: Record<string, unknown>; init?: { status?: number } | null } | null
    const isWrapped = wrapped !== null && typeof wrapped === 'object' && 'init' in wrapped
    const data = (isWrapped ? wrapped.data : wrapped) as Record<string, unknown>
    return {
      status: (isWrapped ? wrapped.init?.status : undefined) ?? 200,
      location: null,
      cookies: [],
      data: data ?? {},
    }
  }
  try {
    return describeIt(await door({ request, params, context: { nonce: '', requestId: '' } } as never))
  } catch (thrown) {
    if (thrown instanceof Response) return describeIt(thrown)
    throw thrown
  }
}
const cookieIn = (answer: Answer): string => answer.cookies[0]?.split(';')[0] ?? ''
const move = (context: { clock: { at: Date } }, minutes: number) => {
  context.clock.at = new Date(context.clock.at.getTime() + minutes * 60_000)
}
const signInForm = (email: string, to: string) => aRequest('/sign-in', { form: { email, password: PASSWORD, to } })

describe('the second step', () => {
  test('keeps where the person was going, and only its end gives a sign-in', async () => {
    const context = aContext()
    replaceContext(context)
    const { user, key } = await anEnrolledPerson(context)
    move(context, 1)
    const first = await call(signInAction, signInForm(user.email, '/queries?view=open'))
    expect(first).toMatchObject({ status: 302, location: '/sign-in/code?to=%2Fqueries%3Fview%3Dopen' })
    expect(first.cookies).toHaveLength(1)
    expect(first.cookies[0]).toMatch(/^addendum-step=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)
    const cookie = cookieIn(first)
    expect((await call(worklist, aRequest('/worklist', { cookie }))).location).toContain('/sign-in')
    expect((await call(codePage, aRequest('/sign-in/code?to=/queries', { cookie }))).data).toMatchObject({
      hasCode: true,
    })
    const wrong = await call(
      codeAction,
      aRequest('/sign-in/code', { cookie, form: { code: '000000', to: '/queries' } }),
    )
    expect(wrong).toMatchObject({
      status: 400,
      cookies: [],
      data: { faults: { code: expect.stringMatching(/not right/) } },
    })
    const form = { code: codeAt(key, context.now()), to: '//evil.example' }
    const second = await call(codeAction, aRequest('/sign-in/code', { cookie, form }))
    expect(second).toMatchObject({ status: 302, location: '/' })
    expect((await call(worklist, aRequest('/worklist', { cookie: cookieIn(second) }))).status).toBe(200)
    expect((await call(codeAction, aRequest('/sign-in/code', { cookie, form }))).location).toBe('/sign-in')
  })

  test('without a first step there is none', async () => {
    replaceContext(aContext())
    expect((await call(codePage, aRequest('/sign-in/code'))).location).toBe('/sign-in')
    expect((await call(codeAction, aRequest('/sign-in/code', { form: { code: '123456' } }))).location).toBe('/sign-in')
  })
})

describe('a role that requires a second factor', () => {
  test('is led to set one up, opens nothing before, and is in after', async () => {
    const context = aContext()
    replaceContext(context)
    const user = await aPersonWithPassword(context)
    await requireFactor(context, 'coder')
    const first = await call(signInAction, signInForm(user.email, '/worklist'))
    expect(first.location).toBe('/enrol?to=%2Fworklist')
    const cookie = cookieIn(first)
    expect((await call(worklist, aRequest('/worklist', { cookie }))).location).toBe('/enrol?to=%2Fworklist')
    const post = (form: Record<string, string>) => call(enrolAction, aRequest('/enrol', { cookie, form }))
    expect((await post({ deed: 'go-on' })).location).toBe('/enrol?to=%2F')
    expect(
      (
        await call(
          passkeyAction,
          new Request('http://portal.test/account/passkey', { method: 'POST', headers: { cookie } }),
        )
      ).status,
    ).toBe(200)
    await post({ deed: 'code-begin' })
    const page = await call(enrolPage, aRequest('/enrol?to=/worklist', { cookie }))
    const { factors } = page.data as { factors: { key: string; code: string } }
    expect(factors.code).toBe('waiting')
    const key = keyOfText(factors.key)
    expect((await post({ deed: 'code-confirm', code: '000000' })).status).toBe(400)
    const set = await post({ deed: 'code-confirm', code: codeAt(key, context.now()) })
    expect(set.data.codes).toHaveLength(10)
    expect((await call(worklist, aRequest('/worklist', { cookie }))).location).toBe('/enrol?to=%2Fworklist')
    const on = await post({ deed: 'go-on', to: '/worklist' })
    expect(on.location).toBe('/worklist')
    expect((await call(worklist, aRequest('/worklist', { cookie: cookieIn(on) }))).status).toBe(200)
    expect((await call(worklist, aRequest('/worklist', { cookie }))).location).toContain('/sign-in')
  })

  test('who else knew the password and waited at the same page is out once a factor is set up', async () => {
    const context = aContext()
    replaceContext(context)
    const user = await aPersonWithPassword(context)
    await requireFactor(context, 'coder')
    const own = cookieIn(await call(signInAction, signInForm(user.email, '/')))
    const stranger = cookieIn(await call(signInAction, signInForm(user.email, '/')))
    await call(enrolAction, aRequest('/enrol', { cookie: own, form: { deed: 'code-begin' } }))
    const page = await call(enrolPage, aRequest('/enrol', { cookie: own }))
    const key = keyOfText((page.data as { factors: { key: string } }).factors.key)
    await call(
      enrolAction,
      aRequest('/enrol', { cookie: own, form: { deed: 'code-confirm', code: codeAt(key, context.now()) } }),
    )
    const go = await call(enrolAction, aRequest('/enrol', { cookie: stranger, form: { deed: 'go-on' } }))
    expect(go).toMatchObject({ location: '/sign-in', cookies: [] })
  })
})

describe('a signature after a pause', () => {
  const sign = (context: Context, cookie: string, id: string, option: string) => {
    replaceContext(context)
    const form = { deed: 'sign', option, words: '', comment: 'after the films', wordingNumber: '1' }
    return call(answerAction, aRequest(`/queries/${id}/answer`, { cookie, form }), { queryId: id })
  }

  test('asks who is there, keeps choice and words, and leads back to sign', async () => {
    const context = await aClinic()
    const sent = await aSentQuery(context)
    const cookie = await signedInAs(context, PEOPLE.physician)
    const option = sent.wording.options[0]?.id ?? ''
    move(context, 16)
    const asked = await sign(context, cookie, sent.id, option)
    expect(asked).toMatchObject({ status: 302, location: `/confirm?to=/queries/${sent.id}/answer` })
    expect((await theQuery(context, sent.id)).state).toBe('open')
    const ways = await call(confirmPage, aRequest(`/confirm?to=/queries/${sent.id}/answer`, { cookie }))
    expect(ways.data).toMatchObject({ to: `/queries/${sent.id}/answer`, ways: { name: PEOPLE.physician.name } })
    const kept = await call(answerPage, aRequest(`/queries/${sent.id}/answer`, { cookie }), { queryId: sent.id })
    expect(kept.data).toMatchObject({ draft: { optionIds: [option], comment: 'after the films' } })
    expect((await sign(context, cookie, sent.id, option)).location).toContain('/confirm')
  })

  test.each([
    ['empty', true],
    ['document', false],
  ])('is asked for where the inbox was only read by itself, not where it was opened (%s)', async (dest, isAsked) => {
    const context = await aClinic()
    const sent = await aSentQuery(context)
    const cookie = await signedInAs(context, PEOPLE.physician)
    const option = sent.wording.options[0]?.id ?? ''
    replaceContext(context)
    for (let n = 0; n < 4; n++) {
      move(context, 4)
      const request = aRequest('/inbox', { cookie })
      request.headers.set('sec-fetch-dest', dest)
      expect((await call(inboxPage, request)).status).toBe(200)
    }
    expect((await sign(context, cookie, sent.id, option)).location?.includes('/confirm')).toBe(isAsked)
  })

  test('is not asked for while the person is at work', async () => {
    const context = await aClinic()
    const sent = await aSentQuery(context)
    const cookie = await signedInAs(context, PEOPLE.physician)
    const option = sent.wording.options[0]?.id ?? ''
    move(context, 14)
    expect((await sign(context, cookie, sent.id, option)).location).toBe(`/queries/${sent.id}/answer`)
    expect((await theQuery(context, sent.id)).state).toBe('answered')
  })
})

describe('confirming', () => {
  test('by password replaces the sign-in: the old secret is worth nothing', async () => {
    const context = aContext()
    replaceContext(context)
    const user = await aPersonWithPassword(context)
    const cookie = cookieIn(await call(signInAction, signInForm(user.email, '/')))
    move(context, 20)
    const wrong = await call(
      confirmAction,
      aRequest('/confirm', { cookie, form: { deed: 'password', password: 'no' } }),
    )
    expect(wrong).toMatchObject({ status: 400, cookies: [] })
    const form = { deed: 'password', password: PASSWORD, to: '/account' }
    const right = await call(confirmAction, aRequest('/confirm', { cookie, form }))
    expect(right.location).toBe('/account')
    expect((await call(worklist, aRequest('/worklist', { cookie }))).location).toContain('/sign-in')
    expect((await call(worklist, aRequest('/worklist', { cookie: cookieIn(right) }))).status).toBe(200)
    const kinds = (await listEntriesAfter(context.db, 0, 100)).map(({ what }) => what)
    expect(kinds).toContain('signin.confirmed')
  })

  test('one click is for the demo’s one-click people alone', async () => {
    const context = aContext()
    replaceContext(context)
    const user = await aPersonWithPassword(context)
    const cookie = cookieIn(await call(signInAction, signInForm(user.email, '/')))
    const clicked = await call(confirmAction, aRequest('/confirm', { cookie, form: { deed: 'one-click' } }))
    expect(clicked).toMatchObject({ location: '/confirm', cookies: [] })
  })

  test('is asked for before a change of what one signs in with, a quarter of an hour after signing in', async () => {
    const context = aContext()
    replaceContext(context)
    const user = await aPersonWithPassword(context)
    const cookie = cookieIn(await call(signInAction, signInForm(user.email, '/')))
    move(context, 16)
    for (const deed of ['code-begin', 'codes-new', 'password', 'passkey-remove']) {
      const answer = await call(accountAction, aRequest('/account', { cookie, form: { deed } }))
      expect(answer.location, deed).toBe('/confirm?to=%2Faccount')
    }
  })
})
