import { describe, expect, test } from 'vitest'
import { action as compose, loader as composePage } from '#app/routes/queries.$queryId.compose.tsx'
import { action as keep } from '#app/routes/queries.$queryId.draft.tsx'
import { action as secondLook } from '#app/routes/queries.$queryId.review.tsx'
import { loader as suggest } from '#app/routes/queries.$queryId.suggest.tsx'
import { action as verbal } from '#app/routes/queries.$queryId.verbal.tsx'
import { checkQuery } from '#app/services/query/check-query.server.ts'
import { commit } from '#db/commit.ts'
import { listDueMail } from '#db/outbox.ts'
import { listQueryVersions, saveQuery } from '#db/queries.ts'
import { listEntriesOf } from '#db/query-keeping.ts'
import { aClinic, aDraft, aSentQuery, type Part, PEOPLE, requestAs, theQuery, thrown } from '#tests/helpers/clinic.ts'
import { AT } from '#tests/helpers/context.ts'

type Clinic = Awaited<ReturnType<typeof aClinic>>
type Made = { data?: unknown; init?: { status?: number } | null; status?: number }
const statusOf = (made: unknown): number => {
  const { init, status } = made as Made
  return init?.status ?? status ?? 200
}
const args = (request: Request, queryId: string) => ({
  request,
  params: { queryId },
  context: { nonce: '', requestId: '' },
})
const post = async (context: Clinic, part: Part, queryId: string, fields: Record<string, string>) =>
  compose(args(await requestAs(context, part, `/queries/${queryId}/compose`, fields), queryId))
const keepAs = async (context: Clinic, part: Part, queryId: string, body: unknown) =>
  keep(args(await requestAs(context, part, `/queries/${queryId}/draft`, { json: body }), queryId))

/** Words that the compose page would never let through, put into the draft as a crafted client would. */
async function aLeadingDraft(context: Clinic) {
  const draft = await aDraft(context)
  const question = `${draft.wording.question} Please document acute systolic heart failure so that the DRG is supported.`
  await commit(context.db, {
    writes: [saveQuery({ ...draft, providerId: 'p-osei', wording: { ...draft.wording, question } })],
    audit: [{ what: 'query.draft-changed', who: PEOPLE.coder.id, at: AT, onId: draft.id }],
  })
  return draft.id
}

async function expectUnsent(context: Clinic, id: string) {
  expect((await theQuery(context, id)).state).toBe('draft')
  expect(await listQueryVersions(context.db, id)).toEqual([])
  expect(await listDueMail(context.db, new Date('2030-01-01'), 10)).toEqual([])
}

describe('a direct POST cannot pass the gate', () => {
  test('words that break a rule: 422, nothing is sent, and the attempt is an entry', async () => {
    const context = await aClinic()
    const id = await aLeadingDraft(context)
    expect(statusOf(await post(context, 'coder', id, { deed: 'send' }))).toBe(422)
    await expectUnsent(context, id)
    expect((await listEntriesOf(context.db, id)).map(({ what }) => what)).toContain('query.send-refused')
  })

  test('fields that the form does not have change nothing of that', async () => {
    const context = await aClinic()
    const id = await aLeadingDraft(context)
    const crafted = {
      deed: 'send',
      compliant: 'true',
      force: '1',
      state: 'open',
      findings: '[]',
      'check.compliant': 'true',
    }
    expect(statusOf(await post(context, 'coder', id, crafted))).toBe(422)
    await expectUnsent(context, id)
  })

  test('a slot of the template that the chart did not fill', async () => {
    const context = await aClinic()
    const draft = await aDraft(context)
    const question = `${draft.wording.question} See {{note}}.`
    const overrides = [{ rule: 'P-TMPL', where: 'question', reason: 'It does not matter' }]
    const body = { version: draft.version, wording: { ...draft.wording, question }, providerId: 'p-osei', overrides }
    await keepAs(context, 'coder', draft.id, body)
    expect(statusOf(await post(context, 'coder', draft.id, { deed: 'send' }))).toBe(422)
    await expectUnsent(context, draft.id)
  })

  test('a reason does not let an error stand', async () => {
    const context = await aClinic()
    const id = await aLeadingDraft(context)
    const { wording, version } = await theQuery(context, id)
    const overrides = ['IMPACT', 'LEAD-DIRECT', 'LEAD-PRESUME'].flatMap((rule) =>
      ['question', 'title'].map((where) => ({ rule, where, reason: 'Because I say so' })),
    )
    const body = { version, wording, providerId: 'p-osei', overrides }
    expect(statusOf(await keepAs(context, 'coder', id, body))).toBe(200)
    expect(statusOf(await post(context, 'coder', id, { deed: 'send' }))).toBe(422)
    await expectUnsent(context, id)
  })

  test('evidence typed by hand is dropped, and evidence whose words were changed says the record again', async () => {
    const context = await aClinic()
    const { id, version, wording } = await aDraft(context)
    const [real] = wording.indicators
    if (!real) throw new Error('no evidence')
    const typed = { ...real, id: 'typed', sourceId: 'nowhere', text: 'BNP 9000, clearly acute' }
    const twisted = { ...real, text: 'clearly acute on chronic systolic heart failure' }
    const body = { version, wording: { ...wording, indicators: [typed, twisted] }, providerId: 'p-osei', overrides: [] }
    expect(statusOf(await keepAs(context, 'coder', id, body))).toBe(200)
    const kept = (await theQuery(context, id)).wording.indicators
    expect(kept.map(({ text }) => text)).toEqual([real.text])
  })

  test('a body that is no draft is refused and changes nothing', async () => {
    const context = await aClinic()
    const draft = await aDraft(context)
    for (const body of [
      null,
      [],
      {},
      { version: draft.version, wording: 'x' },
      { ...draft, wording: { ...draft.wording, options: 'all' } },
    ])
      expect(statusOf(await keepAs(context, 'coder', draft.id, body))).toBe(400)
    expect(await theQuery(context, draft.id)).toEqual(draft)
  })

  test('words that changed after their author read them: nothing goes out, in whichever version', async () => {
    const context = await aClinic()
    const draft = await aDraft(context)
    const { findings } = await checkQuery(context, draft)
    const overrides = findings.map(({ rule, where }) => ({ rule, where, reason: 'Reviewed' }))
    const body = { version: draft.version, wording: draft.wording, providerId: 'p-osei', overrides }
    expect(statusOf(await keepAs(context, 'coder', draft.id, body))).toBe(200)
    const read = { deed: 'send', version: String(draft.version) }
    expect(statusOf(await post(context, 'coder', draft.id, read))).toBe(422)
    await expectUnsent(context, draft.id)
    await post(context, 'coder', draft.id, { deed: 'send', version: String(draft.version + 1) })
    expect((await theQuery(context, draft.id)).state).toBe('open')
  })

  test('what was sent is not sent or changed again', async () => {
    const context = await aClinic()
    const sent = await aSentQuery(context)
    expect(statusOf(await post(context, 'coder', sent.id, { deed: 'send' }))).toBe(422)
    const body = {
      version: sent.version,
      wording: { ...sent.wording, title: 'Other' },
      providerId: 'p-hartmann',
      overrides: [],
    }
    expect(statusOf(await keepAs(context, 'coder', sent.id, body))).toBe(409)
    expect(await theQuery(context, sent.id)).toEqual(sent)
  })
})

describe('who may write on a draft', () => {
  test.each([
    ['physician', 403],
    ['manager', 403],
    ['advisor', 403],
    ['administrator', 403],
  ] as const)('a %s cannot send or change one', async (part, status) => {
    const context = await aClinic()
    const draft = await aDraft(context)
    expect((await thrown(post(context, part, draft.id, { deed: 'send' }))).status).toBe(status)
    expect((await thrown(keepAs(context, part, draft.id, {}))).status).toBe(status)
    await expectUnsent(context, draft.id)
  })

  test("a colleague's draft is not there for sending, keeping and suggestions; its page leads to reading", async () => {
    const context = await aClinic()
    const draft = await aDraft(context)
    await commit(context.db, {
      writes: [saveQuery({ ...draft, authorId: 'u-somebody' })],
      audit: [{ what: 'query.assigned', who: 'system', at: AT }],
    })
    expect((await thrown(post(context, 'coder', draft.id, { deed: 'send' }))).status).toBe(404)
    expect((await thrown(keepAs(context, 'coder', draft.id, {}))).status).toBe(404)
    const asked = await requestAs(context, 'coder', `/queries/${draft.id}/suggest`)
    expect((await thrown(suggest(args(asked, draft.id)))).status).toBe(404)
    const page = await thrown(
      composePage(args(await requestAs(context, 'coder', `/queries/${draft.id}/compose`), draft.id)),
    )
    expect([page.status, page.headers.get('location')]).toEqual([302, `/queries/${draft.id}`])
    await expectUnsent(context, draft.id)
  })

  test('nor for the second look and the verbal record: a draft has an owner', async () => {
    const context = await aClinic()
    const draft = await aDraft(context)
    await commit(context.db, {
      writes: [saveQuery({ ...draft, authorId: 'u-somebody' })],
      audit: [{ what: 'query.assigned', who: 'system', at: AT }],
    })
    const posted = async (door: typeof secondLook, page: string, fields: Record<string, string>) =>
      (await thrown(door(args(await requestAs(context, 'coder', `/queries/${draft.id}/${page}`, fields), draft.id))))
        .status
    expect(await posted(secondLook, 'review', { deed: 'send', reason: 'audit' })).toBe(404)
    expect(await posted(secondLook, 'review', { deed: 'ask', words: 'Please look.' })).toBe(404)
    const said = { provider: 'p-osei', at: '2026-09-14T08:00', option: draft.wording.options[0]?.id ?? '', words: '' }
    expect(await posted(verbal, 'verbal', said)).toBe(404)
    await expectUnsent(context, draft.id)
  })

  test('a draft of another facility is not there at all', async () => {
    const context = await aClinic()
    const draft = await aDraft(context)
    await commit(context.db, {
      writes: [saveQuery({ ...draft, facilityId: 'f-2' })],
      audit: [{ what: 'query.assigned', who: 'system', at: AT }],
    })
    expect((await thrown(post(context, 'coder', draft.id, { deed: 'send' }))).status).toBe(404)
    expect((await thrown(post(context, 'cdi', draft.id, { deed: 'send' }))).status).toBe(404)
  })

  test('without a sign-in one is led to it, and nothing is sent', async () => {
    const context = await aClinic()
    const draft = await aDraft(context)
    const signedIn = await requestAs(context, 'coder', `/queries/${draft.id}/compose`, { deed: 'send' })
    const bare = new Request(signedIn.url, { method: 'POST', body: new URLSearchParams({ deed: 'send' }) })
    const led = await thrown(compose(args(bare, draft.id)))
    expect(led.headers.get('location')).toContain('/sign-in')
    await expectUnsent(context, draft.id)
  })
})
