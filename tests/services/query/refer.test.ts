import { describe, expect, test } from 'vitest'
import { ADVISOR_STEP } from '#app/domain/query/ladder.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { giveBack, giveInformation } from '#app/services/query/ask-back.server.ts'
import { readAdvisorPage } from '#app/services/query/read-advisor-page.server.ts'
import { reconcile } from '#app/services/query/reconcile.server.ts'
import { advise, refer } from '#app/services/query/refer.server.ts'
import { commit, type Write } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { listEvents } from '#db/queries.ts'
import { queries } from '#db/schema/query.ts'
import { aContext } from '#tests/helpers/context.ts'
import { anOpenQuery, aWard, caseOf, found, PEOPLE } from '#tests/helpers/query-ward.ts'

async function anAnsweredWard() {
  const context = aContext()
  await aWard(context)
  await anOpenQuery(context)
  const given = { optionIds: ['o4'], words: '', comment: 'see note' }
  await answer(context, await caseOf(context, PEOPLE.osei, 'q1'), { user: PEOPLE.osei, wordingNumber: 1, given })
  const letters = async () => (await listMail(context.db, null)).map((m) => `${m.template} ${m.toUserId} ${m.state}`)
  return { context, letters, desk: () => caseOf(context, PEOPLE.dana, 'q1') }
}

describe('an answer in doubt', () => {
  test('goes to the advisor with the reason, waits for the advice, and is reconciled afterwards', async () => {
    const { context, letters, desk } = await anAnsweredWard()
    const before = await found(context, 'q1')
    expect((await refer(context, await desk(), { user: PEOPLE.dana, words: ' ' })).ok).toBe(false)
    const words = 'The note of the same day treats kidney injury.'
    expect((await refer(context, await desk(), { user: PEOPLE.dana, words })).ok).toBe(true)
    expect(await refer(context, await desk(), { user: PEOPLE.dana, words })).toMatchObject({
      error: 'referred-already',
    })
    expect(await letters()).toContain('query-escalated u-adler waiting')
    expect((await readAdvisorPage(context, PEOPLE.adler)).referred.items).toMatchObject([{ id: 'q1', why: words }])
    const closing = { userId: 'u-dana', comment: '' }
    expect(await reconcile(context, await desk(), closing)).toEqual({ ok: false, error: 'with-advisor' })

    const advising = { user: PEOPLE.adler, advice: 'stands', words: 'The echo explains it.' }
    expect((await advise(context, await caseOf(context, PEOPLE.adler, 'q1'), advising)).ok).toBe(true)
    expect(await advise(context, await caseOf(context, PEOPLE.adler, 'q1'), advising)).toMatchObject({
      error: 'not-referred',
    })
    expect((await readAdvisorPage(context, PEOPLE.adler)).referred.items).toEqual([])
    expect(await letters()).toContain('query-returned u-dana waiting')
    const { wording, state } = await found(context, 'q1')
    expect({ wording, state }).toEqual({ wording: before.wording, state: 'answered' })
    expect((await reconcile(context, await desk(), closing)).ok).toBe(true)
  })

  test('is shown only to advisors of its facility', async () => {
    const { context, desk } = await anAnsweredWard()
    await refer(context, await desk(), { user: PEOPLE.dana, words: 'In doubt.' })
    const elsewhere = { ...PEOPLE.adler, facilityIds: ['f2'] }
    expect((await readAdvisorPage(context, elsewhere)).referred.items).toEqual([])
  })
})

test('what was passed up is told in pages, each query once', async () => {
  const context = aContext()
  await aWard(context, ['e1', 'e2', 'e3'])
  for (const n of [1, 2, 3]) await anOpenQuery(context, { id: `q${n}`, encounterId: `e${n}` })
  const up: Write = (tx) => tx.update(queries).set({ ladderStep: ADVISOR_STEP })
  await commit(context.db, { writes: [up], audit: [{ what: 'query.escalated', who: 'system', at: context.now() }] })
  const page = async (n: number) =>
    (await readAdvisorPage(context, PEOPLE.adler, new URLSearchParams({ escalated: String(n) }), 2)).escalated
  const [first, second, beyond] = [await page(1), await page(2), await page(9)]
  expect(first).toMatchObject({ total: 3, page: 1, pages: 2 })
  expect(second).toMatchObject({ total: 3, page: 2, pages: 2 })
  expect(beyond).toMatchObject({ page: 2 })
  expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual(['q1', 'q2', 'q3'])
})

describe('words beside an open query', () => {
  test('of the desk are held to the rules: what leads is refused with the rule, what informs goes out with its letter', async () => {
    const context = aContext()
    await aWard(context)
    await anOpenQuery(context)
    const desk = await caseOf(context, PEOPLE.dana, 'q1')
    const leading = await giveInformation(context, desk, {
      user: PEOPLE.dana,
      words: 'Please document acute kidney injury, it is an MCC.',
    })
    expect(leading).toMatchObject({ ok: false, error: 'reply-leads' })
    expect('findings' in leading ? leading.findings.length : 0).toBeGreaterThan(0)
    expect((await listEvents(context.db, 'q1')).map(({ kind }) => kind)).not.toContain('info-given')
    const plain = { user: PEOPLE.dana, words: 'The values of 11 September are meant.' }
    expect((await giveInformation(context, desk, plain)).ok).toBe(true)
    expect((await listMail(context.db, null)).map(({ template }) => template)).toContain('query-replied')
  })

  test('"not my patient, I do not know whose" goes to the desk; the query stays open where it is', async () => {
    const context = aContext()
    await aWard(context)
    await anOpenQuery(context)
    const given = await giveBack(context, await caseOf(context, PEOPLE.osei, 'q1'), { user: PEOPLE.osei, words: '' })
    expect(given.ok).toBe(true)
    expect((await listEvents(context.db, 'q1')).at(-1)).toMatchObject({
      kind: 'info-asked',
      words: 'Not my patient, and I do not know whose.',
    })
    expect(await found(context, 'q1')).toMatchObject({ state: 'open', providerId: 'dr-osei' })
  })
})
