import { describe, expect, test } from 'vitest'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { redirectTo } from '#app/services/query/redirect.server.ts'
import { keepAnswerDraft } from '#app/services/query/save-answer-draft.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'
import { findAnswer, findAnswerDraft } from '#db/answers.ts'
import { commit } from '#db/commit.ts'
import { listDueMail } from '#db/outbox.ts'
import { listEvents } from '#db/queries.ts'
import { addCoverage } from '#db/users.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { aKeptQuery, anOpenQuery, aWard, caseOf, found, PEOPLE } from '#tests/helpers/query-ward.ts'

const signing = (optionId: string, comment = '') => ({ optionIds: [optionId], words: '', comment })
const IDS = Array.from({ length: 12 }, (_, n) => `e${n + 1}`)

/** Dr. Hale covers for Dr. Osei, so that two people may sign the same query. */
async function aWardWithCover() {
  const context = aContext()
  await aWard(context, IDS)
  const cover = { id: 'c1', providerId: 'dr-osei', coveringProviderId: 'dr-hale', reason: null }
  await commit(context.db, {
    writes: [addCoverage({ ...cover, fromAt: new Date('2026-01-01'), toAt: new Date('2027-01-01') })],
    audit: [{ what: 'user.delegated', who: 'u-osei', at: AT }],
  })
  return context
}

describe('two at the same moment', () => {
  test.each(IDS)(
    'of two signatures one stands, and the other person keeps what was typed (%s)',
    async (encounterId) => {
      const context = await aWardWithCover()
      await anOpenQuery(context, { encounterId })
      const [mine, theirs] = await Promise.all([caseOf(context, PEOPLE.osei, 'q1'), caseOf(context, PEOPLE.hale, 'q1')])
      const results = await Promise.all([
        answer(context, mine, { user: PEOPLE.osei, wordingNumber: 1, given: signing('o1', 'by Osei') }),
        answer(context, theirs, { user: PEOPLE.hale, wordingNumber: 1, given: signing('o2', 'by Hale') }),
      ])
      expect(results.filter((result) => result.ok)).toHaveLength(1)
      const stands = await findAnswer(context.db, 'q1')
      const loser = stands?.userId === PEOPLE.osei.id ? PEOPLE.hale : PEOPLE.osei
      expect((await findAnswerDraft(context.db, 'q1', loser.id))?.comment).toBe(
        `by ${loser === PEOPLE.osei ? 'Osei' : 'Hale'}`,
      )
      expect((await listEvents(context.db, 'q1')).filter(({ kind }) => kind === 'answered')).toHaveLength(1)
    },
  )

  test.each(['withdraw', 'redirect'] as const)('an answer and a %s: one of them, never both', async (other) => {
    const context = await aWardWithCover()
    await anOpenQuery(context)
    const [mine, desk] = await Promise.all([caseOf(context, PEOPLE.osei, 'q1'), caseOf(context, PEOPLE.dana, 'q1')])
    const against = () =>
      other === 'withdraw'
        ? withdraw(context, desk, { userId: PEOPLE.dana.id, reason: 'Answered in the note.' })
        : redirectTo(context, mine, { user: PEOPLE.osei, toProviderId: 'dr-hale', words: '' })
    const sign = () => answer(context, mine, { user: PEOPLE.osei, wordingNumber: 1, given: signing('o1', 'kept') })
    const [signed, moved] = await Promise.all([sign(), against()])
    expect([signed.ok, moved.ok].filter(Boolean)).toHaveLength(1)
    const query = await found(context, 'q1')
    expect(query.state === 'answered').toBe(signed.ok)
    expect((await findAnswer(context.db, 'q1')) !== null).toBe(signed.ok)
    if (!signed.ok) expect((await findAnswerDraft(context.db, 'q1', PEOPLE.osei.id))?.comment).toBe('kept')
  })

  test('an answer that comes just after a withdrawal is refused, and its words are kept', async () => {
    const context = await aWardWithCover()
    await anOpenQuery(context)
    const late = await caseOf(context, PEOPLE.osei, 'q1')
    await withdraw(context, await caseOf(context, PEOPLE.dana, 'q1'), { userId: 'u-dana', reason: 'No longer needed.' })
    const signed = await answer(context, late, { user: PEOPLE.osei, wordingNumber: 1, given: signing('o1', 'kept') })
    expect(signed).toEqual({ ok: false, error: 'not-open' })
    expect((await findAnswerDraft(context.db, 'q1', PEOPLE.osei.id))?.comment).toBe('kept')
    const afterwards = await caseOf(context, PEOPLE.osei, 'q1')
    const given = signing('o1', 'kept again')
    expect((await answer(context, afterwards, { user: PEOPLE.osei, wordingNumber: 1, given })).ok).toBe(false)
    expect((await findAnswerDraft(context.db, 'q1', PEOPLE.osei.id))?.comment).toBe('kept again')
    expect(await keepAnswerDraft(context, afterwards, { userId: 'u-osei', wordingNumber: 1, given })).toEqual({
      ok: false,
      error: 'not-open',
    })
  })
})

describe('the same twice', () => {
  test('a draft that is sent twice goes out once, with one letter', async () => {
    const context = await aWardWithCover()
    const query = await aKeptQuery(context)
    const input = { query, userId: 'u-dana', authorName: 'Dana Cole' }
    const results = await Promise.all([send(context, input), send(context, input)])
    const replay = await send(context, { ...input, query: await found(context, 'q1') })
    expect([...results, replay].filter((result) => result.ok)).toHaveLength(1)
    const events = await listEvents(context.db, 'q1')
    expect(events.map(({ kind }) => kind)).toEqual(['sent', 'delivered'])
    const letters = (await listDueMail(context.db, AT)).filter(({ template }) => template === 'query-raised')
    expect(letters.map(({ toUserId }) => toUserId).sort()).toEqual(['u-hale', 'u-osei'])
  })

  test('an answer taken twice at once is signed once, and both taps lead to it', async () => {
    const context = await aWardWithCover()
    await anOpenQuery(context)
    const mine = await caseOf(context, PEOPLE.osei, 'q1')
    const sign = () => answer(context, mine, { user: PEOPLE.osei, wordingNumber: 1, given: signing('o1') })
    const [one, two] = await Promise.all([sign(), sign()])
    expect(one.ok).toBe(true)
    expect(two).toEqual(one)
    expect((await listEvents(context.db, 'q1')).filter(({ kind }) => kind === 'answered')).toHaveLength(1)
    expect(await findAnswerDraft(context.db, 'q1', PEOPLE.osei.id)).toBeNull()
  })

  test('an answer, a withdrawal, a redirection that come again change nothing', async () => {
    const context = await aWardWithCover()
    await anOpenQuery(context, { id: 'q1', encounterId: 'e1' })
    await anOpenQuery(context, { id: 'q2', encounterId: 'e2' })
    const [first, second] = [await caseOf(context, PEOPLE.osei, 'q1'), await caseOf(context, PEOPLE.osei, 'q2')]
    const sign = () => answer(context, first, { user: PEOPLE.osei, wordingNumber: 1, given: signing('o1') })
    const pass = () => redirectTo(context, second, { user: PEOPLE.osei, toProviderId: 'dr-hale', words: '' })
    const done = [await sign(), await sign(), await pass(), await pass()]
    expect(done.map((result) => result.ok)).toEqual([true, true, true, false])
    expect(done[1]).toEqual(done[0])
    expect(await findAnswerDraft(context.db, 'q1', PEOPLE.osei.id)).toBeNull()
    const other = { user: PEOPLE.osei, wordingNumber: 1, given: signing('o2') }
    expect(await answer(context, first, other)).toEqual({ ok: false, error: 'not-open' })
    expect((await findAnswerDraft(context.db, 'q1', PEOPLE.osei.id))?.optionIds).toEqual(['o2'])
    const kinds = [...(await listEvents(context.db, 'q1')), ...(await listEvents(context.db, 'q2'))].map((e) => e.kind)
    expect(kinds.filter((kind) => kind === 'answered' || kind === 'redirected')).toEqual(['answered', 'redirected'])
    expect(await verifyAudit(context)).toMatchObject({ ok: true })
  })
})
