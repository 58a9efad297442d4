import { beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_POLICY, type QueryPolicy } from '#app/domain/query/policy.ts'
import { arrangeCover, endCover, readCoverPage } from '#app/services/identity/arrange-cover.server.ts'
import { inPlaceOf, listCoverable } from '#app/services/identity/cover-for.server.ts'
import { actOnMany } from '#app/services/query/act-on-many.server.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { changePolicy, readPolicyPage } from '#app/services/query/change-policy.server.ts'
import { correct } from '#app/services/query/correct.server.ts'
import { readInbox } from '#app/services/query/list-inbox.server.ts'
import { recordVerbalQuery } from '#app/services/query/record-verbal.server.ts'
import { askSecondLook, review } from '#app/services/query/review.server.ts'
import { keepAnswerDraft } from '#app/services/query/save-answer-draft.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { findAnswerDraft } from '#db/answers.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { listEvents, listQueryVersions } from '#db/queries.ts'
import { findVerbalRecord } from '#db/query-reviews.ts'
import { encounters } from '#db/schema/encounter.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { indicator, WORDING } from '#tests/helpers/query.ts'
import { aKeptQuery, anOpenQuery, aWard, caseOf, found, PEOPLE } from '#tests/helpers/query-ward.ts'

let context: ReturnType<typeof aContext>
beforeEach(async () => {
  context = aContext()
  await aWard(context, ['e1', 'e2', 'e3'])
})
const HOUR = 3_600_000
const given = { optionIds: ['o1'], words: '', comment: '' }
const kinds = async (id = 'q1') => (await listEvents(context.db, id)).map(({ kind }) => kind)
const letters = async () => (await listMail(context.db, null)).map((m) => `${m.template} ${m.toUserId} ${m.state}`)
const sendBy = async (id: string) =>
  send(context, { query: await found(context, id), userId: 'u-dana', authorName: 'Dana Cole' })
const setPolicy = (policy: QueryPolicy, facilityId = 'f1') =>
  changePolicy(context, PEOPLE.max, { facilityId, version: 0, policy })

describe('a correction', () => {
  const reworded = {
    ...WORDING,
    question: 'Which diagnosis, if any, explains the change in creatinine under treatment?',
  }
  const correcting = async (changes = {}) =>
    correct(context, await caseOf(context, PEOPLE.dana, 'q1'), {
      user: PEOPLE.dana,
      wordingNumber: 1,
      wording: reworded,
      overrides: [],
      why: 'The first wording was unclear.',
      ...changes,
    })

  test('is a new version with its own frozen words, a fresh clock and a letter; the first stays', async () => {
    await anOpenQuery(context)
    const before = await found(context, 'q1')
    context.clock.at = new Date(AT.getTime() + 6 * HOUR)
    expect((await correcting()).ok).toBe(true)
    const after = await found(context, 'q1')
    expect(after).toMatchObject({
      state: 'open',
      wordingNumber: 2,
      ladderStep: 0,
      steppedAt: context.clock.at,
      viewedAt: null,
    })
    expect(after.dueAt?.getTime()).toBeGreaterThan(before.dueAt?.getTime() ?? 0)
    const versions = await listQueryVersions(context.db, 'q1')
    expect(versions.map(({ shown }) => shown.question)).toEqual([WORDING.question, reworded.question])
    expect(new Set(versions.map(({ shownHash }) => shownHash)).size).toBe(2)
    expect(await letters()).toContain('query-corrected u-osei waiting')
    expect(await letters()).toContain('query-raised u-osei cancelled')
  })

  test('keeps what the physician has begun, and refuses an answer to the old words', async () => {
    await anOpenQuery(context)
    const read = await caseOf(context, PEOPLE.osei, 'q1')
    await keepAnswerDraft(context, read, { userId: 'u-osei', wordingNumber: 1, given: { ...given, comment: 'begun' } })
    await correcting()
    expect((await findAnswerDraft(context.db, 'q1', 'u-osei'))?.comment).toBe('begun')
    const signed = await answer(context, await caseOf(context, PEOPLE.osei, 'q1'), {
      user: PEOPLE.osei,
      wordingNumber: 1,
      given,
    })
    expect(signed).toEqual({ ok: false, error: 'words-changed' })
  })

  test.each([
    [{ wording: WORDING }, 'same-words'],
    [
      { wording: { ...WORDING, question: 'Do you agree the patient clearly has acute kidney injury?' } },
      'not-compliant',
    ],
    [{ why: ' ' }, 'no-reason'],
    [{ wordingNumber: 2 }, 'changed-meanwhile'],
  ])('is refused for %j', async (changes, error) => {
    await anOpenQuery(context)
    expect(await correcting(changes)).toMatchObject({ ok: false, error })
    expect((await found(context, 'q1')).wordingNumber).toBe(1)
  })
})

describe('asking again', () => {
  const answered = async () => {
    await anOpenQuery(context)
    await answer(context, await caseOf(context, PEOPLE.osei, 'q1'), { user: PEOPLE.osei, wordingNumber: 1, given })
  }

  test('is stopped at the gate, and passes with a finding after the answer', async () => {
    await answered()
    await aKeptQuery(context, { id: 'q2' })
    expect(await sendBy('q2')).toMatchObject({ ok: false, error: 'asked-before' })
    context.clock.at = new Date(AT.getTime() + 30 * HOUR)
    const fresh = indicator('i9', 'Creatinine 3.9 mg/dL', new Date(AT.getTime() + 20 * HOUR).toISOString())
    await aKeptQuery(context, { id: 'q3', wording: { ...WORDING, indicators: [...WORDING.indicators, fresh] } })
    expect((await sendBy('q3')).ok).toBe(true)
  })

  test('passes with a second person’s consent', async () => {
    await answered()
    await aKeptQuery(context, { id: 'q2' })
    const mine = await caseOf(context, PEOPLE.dana, 'q2')
    expect(
      (await askSecondLook(context, mine, { user: PEOPLE.dana, words: 'The answer was about last week.' })).ok,
    ).toBe(true)
    const theirs = await caseOf(context, PEOPLE.priya, 'q2')
    expect(await review(context, theirs, { user: PEOPLE.priya, verdict: 'approve', words: '' })).toEqual({
      ok: true,
      value: 'approved',
    })
    expect((await found(context, 'q2')).state).toBe('open')
  })

  test('the same question twice at once is stopped', async () => {
    await anOpenQuery(context)
    await aKeptQuery(context, { id: 'q2' })
    expect(await sendBy('q2')).toMatchObject({ ok: false, error: 'open-already' })
    await aKeptQuery(context, { id: 'q3', encounterId: 'e2' })
    expect((await sendBy('q3')).ok).toBe(true)
  })
})

describe('a second look', () => {
  const two = {
    ...DEFAULT_POLICY,
    review: { ...DEFAULT_POLICY.review, rule: 'everybody' as const, reviewers: 2 as const },
  }
  const looks = async (person: typeof PEOPLE.priya, verdict: 'approve' | 'return', words = '') =>
    review(context, await caseOf(context, person, 'q1'), { user: person, verdict, words })

  test('by two: the query goes out with the second agreement, once, through the gate', async () => {
    expect((await setPolicy(two)).ok).toBe(true)
    await aKeptQuery(context)
    expect(await sendBy('q1')).toMatchObject({ ok: true, value: { state: 'in-review', sentAt: null } })
    expect(await letters()).toEqual(
      expect.arrayContaining(['query-review u-priya waiting', 'query-review u-quinn waiting']),
    )
    expect(await sendBy('q1')).toMatchObject({ ok: false })
    expect(await looks(PEOPLE.priya, 'approve')).toEqual({ ok: true, value: 'waiting' })
    expect(await looks(PEOPLE.priya, 'approve')).toEqual({ ok: false, error: 'reviewed-already' })
    expect(await looks(PEOPLE.quinn, 'approve')).toEqual({ ok: true, value: 'approved' })
    expect(await found(context, 'q1')).toMatchObject({ state: 'open', authorId: 'u-dana' })
    expect(await kinds()).toEqual(['review-asked', 'reviewed', 'reviewed', 'sent', 'delivered'])
  })

  test('that returns gives the draft back with words, and the next round begins anew', async () => {
    await setPolicy({ ...two, review: { ...two.review, reviewers: 1 } })
    await aKeptQuery(context)
    await sendBy('q1')
    expect(await looks(PEOPLE.priya, 'return')).toEqual({ ok: false, error: 'no-words' })
    expect(await looks(PEOPLE.priya, 'return', 'Say which days.')).toEqual({ ok: true, value: 'returned' })
    expect((await found(context, 'q1')).state).toBe('draft')
    expect(await letters()).toContain('query-returned u-dana waiting')
    await sendBy('q1')
    expect(await looks(PEOPLE.priya, 'approve')).toEqual({ ok: true, value: 'approved' })
  })

  test('two verdicts at once are both kept, or the second is told', async () => {
    await setPolicy(two)
    await aKeptQuery(context)
    await sendBy('q1')
    const [a, b] = [await caseOf(context, PEOPLE.priya, 'q1'), await caseOf(context, PEOPLE.quinn, 'q1')]
    const results = await Promise.all([
      review(context, a, { user: PEOPLE.priya, verdict: 'approve', words: '' }),
      review(context, b, { user: PEOPLE.quinn, verdict: 'approve', words: '' }),
    ])
    expect(results.map((r) => (r.ok ? r.value : r.error)).sort()).toEqual(['changed-meanwhile', 'waiting'])
  })
})

describe('a verbal query', () => {
  const said = { providerId: 'dr-osei', optionId: 'o1', words: '', saidAt: new Date(AT.getTime() - HOUR) }

  test('passes the same gate, keeps who said what and when, and waits for the physician’s own signature', async () => {
    await aKeptQuery(context)
    const done = await recordVerbalQuery(context, await caseOf(context, PEOPLE.dana, 'q1'), { user: PEOPLE.dana, said })
    expect(done.ok).toBe(true)
    expect(await found(context, 'q1')).toMatchObject({ state: 'open', channel: 'verbal', answeredAt: null })
    expect(await findVerbalRecord(context.db, 'q1')).toMatchObject({
      optionId: 'o1',
      recordedBy: 'u-dana',
      saidAt: said.saidAt,
    })
    const words = (await listEvents(context.db, 'q1')).find(({ kind }) => kind === 'info-given')?.words
    expect(words).toContain('Acute kidney injury')
  })

  test.each([
    [{ optionId: null }, 'empty-answer'],
    [{ optionId: 'o3' }, 'other-needs-words'],
    [{ saidAt: new Date(AT.getTime() + HOUR) }, 'not-said-yet'],
    [{ saidAt: new Date(AT.getTime() - 25 * HOUR) }, 'said-long-ago'],
    [{ providerId: 'nobody' }, 'no-addressee'],
  ])('lacking %j is not recorded', async (changes, error) => {
    await aKeptQuery(context)
    const mine = await caseOf(context, PEOPLE.dana, 'q1')
    const done = await recordVerbalQuery(context, mine, { user: PEOPLE.dana, said: { ...said, ...changes } })
    expect(done).toMatchObject({ ok: false, error })
    expect(await found(context, 'q1')).toMatchObject({ state: 'draft', channel: 'portal' })
  })

  test('that leads is stopped like a written one', async () => {
    await aKeptQuery(context, {
      wording: { ...WORDING, question: 'You agree that this is acute kidney injury, right?' },
    })
    const mine = await caseOf(context, PEOPLE.dana, 'q1')
    expect(await recordVerbalQuery(context, mine, { user: PEOPLE.dana, said })).toMatchObject({
      error: 'not-compliant',
    })
    expect(await findVerbalRecord(context.db, 'q1')).toBeNull()
  })
})

describe('many at once', () => {
  beforeEach(async () => {
    for (const n of [1, 2, 3]) await anOpenQuery(context, { id: `q${n}`, encounterId: `e${n}` })
  })

  test('are reminded once an hour, and each refusal is counted', async () => {
    const ids = ['q1', 'q2', 'q2', 'nowhere']
    expect(await actOnMany(context, PEOPLE.dana, { deed: 'remind', ids, to: '' })).toEqual({
      done: 2,
      refused: [{ error: 'not-there', count: 1 }],
    })
    expect(await actOnMany(context, PEOPLE.dana, { deed: 'remind', ids, to: '' })).toEqual({
      done: 0,
      refused: [
        { error: 'reminded-lately', count: 2 },
        { error: 'not-there', count: 1 },
      ],
    })
    expect((await kinds('q1')).at(-1)).toBe('reminded')
  })

  test('are handed to a colleague, who hears of the answer; the author stays', async () => {
    const input = { deed: 'assign' as const, ids: ['q1'], to: 'u-priya' }
    expect(await actOnMany(context, PEOPLE.max, input)).toEqual({ done: 1, refused: [] })
    expect(await actOnMany(context, PEOPLE.max, input)).toEqual({
      done: 0,
      refused: [{ error: 'same-person', count: 1 }],
    })
    expect(await actOnMany(context, PEOPLE.max, { ...input, to: 'u-osei' })).toEqual({
      done: 0,
      refused: [{ error: 'no-such-colleague', count: 1 }],
    })
    await answer(context, await caseOf(context, PEOPLE.osei, 'q1'), { user: PEOPLE.osei, wordingNumber: 1, given })
    expect(await letters()).toContain('query-answered u-priya waiting')
    expect(await found(context, 'q1')).toMatchObject({ authorId: 'u-dana', assigneeId: 'u-priya' })
  })

  test('go to another clinician by who may review, not by the coder alone', async () => {
    const input = { deed: 'redirect' as const, ids: ['q1', 'q2'], to: 'dr-hale' }
    expect(await actOnMany(context, PEOPLE.dana, input)).toEqual({
      done: 0,
      refused: [{ error: 'not-allowed', count: 2 }],
    })
    expect(await actOnMany(context, PEOPLE.max, input)).toEqual({ done: 2, refused: [] })
    expect((await readInbox(context, PEOPLE.hale)).open.map(({ id }) => id)).toEqual(['q1', 'q2'])
  })
})

describe('after the bill', () => {
  test('a query needs its reason, inside the window', async () => {
    await commit(context.db, {
      writes: [(tx) => tx.update(encounters).set({ billStatus: 'billed', endAt: new Date('2026-09-12T00:00:00Z') })],
      audit: [{ what: 'chart.imported', who: 'terminal', at: AT }],
    })
    await aKeptQuery(context)
    expect(await sendBy('q1')).toMatchObject({ error: 'needs-reason-post-bill' })
    await aKeptQuery(context, { id: 'q2', postBillReason: 'denial' })
    expect(await sendBy('q2')).toMatchObject({ ok: true, value: { timing: 'post-bill', postBillReason: 'denial' } })
  })
})

describe('a policy', () => {
  test('of the facility goes before the house’s; who keeps an old page is told', async () => {
    const quick = { ...DEFAULT_POLICY, dueHours: { ...DEFAULT_POLICY.dueHours, concurrent: 1 } }
    expect((await setPolicy(quick)).ok).toBe(true)
    expect(await setPolicy(DEFAULT_POLICY)).toEqual({ ok: false, error: 'changed-meanwhile' })
    expect(await readPolicyPage(context, PEOPLE.max, 'f1')).toMatchObject({ isOwn: true, version: 1, policy: quick })
    const everywhere = { ...PEOPLE.max, facilityIds: ['*'] }
    expect(await readPolicyPage(context, everywhere, null)).toMatchObject({ facilityId: '*', isOwn: false, version: 0 })
    expect(await readPolicyPage(context, PEOPLE.max, null)).toMatchObject({ facilityId: 'f1' })
    await anOpenQuery(context)
    expect((await found(context, 'q1')).dueAt).toEqual(new Date('2026-09-14T14:00:00Z'))
  })

  test('of the house is not for people of one facility', async () => {
    expect(await setPolicy(DEFAULT_POLICY, '*')).toEqual({ ok: false, error: 'not-your-facility' })
  })
})

describe('cover', () => {
  const week = { fromOn: '2026-09-14', toOn: '2026-09-20', everyDays: 14, times: 3, reason: '7 on, 7 off' }

  test('is arranged by a manager for a clinician of their facility who cannot, by nobody else, and under the manager’s name', async () => {
    await anOpenQuery(context)
    const acting = await inPlaceOf(context, PEOPLE.max, 'dr-osei')
    if (!acting) throw new Error('not theirs')
    expect((await arrangeCover(context, acting, { ...week, coveringProviderId: 'dr-hale' })).ok).toBe(true)
    expect((await readInbox(context, PEOPLE.hale)).open).toMatchObject([{ id: 'q1', isCovered: true }])
    const entries = await listEntriesAfter(context.db, 0, 1000)
    expect(entries.filter(({ what }) => what === 'user.delegated')).toMatchObject([{ who: 'u-max' }])
    expect((await listCoverable(context, PEOPLE.max)).map(({ id }) => id)).toContain('dr-osei')
    for (const other of [PEOPLE.hale, PEOPLE.dana, { ...PEOPLE.max, facilityIds: ['f2'] }]) {
      expect(await inPlaceOf(context, other, 'dr-osei')).toBeNull()
      expect((await listCoverable(context, other)).map(({ id }) => id)).not.toContain('dr-osei')
    }
  })

  test('as a rota lets the colleague see and answer in those weeks, and in no other', async () => {
    await anOpenQuery(context)
    expect((await readInbox(context, PEOPLE.hale)).open).toEqual([])
    const arranged = await arrangeCover(context, PEOPLE.osei, { ...week, coveringProviderId: 'dr-hale' })
    expect(arranged.ok && arranged.value.map(({ fromAt }) => fromAt.toISOString())).toEqual([
      '2026-09-14T05:00:00.000Z',
      '2026-09-28T05:00:00.000Z',
      '2026-10-12T05:00:00.000Z',
    ])
    expect((await readInbox(context, PEOPLE.hale)).open).toMatchObject([{ id: 'q1', isCovered: true }])
    context.clock.at = new Date('2026-09-22T12:00:00Z')
    expect((await readInbox(context, PEOPLE.hale)).open).toEqual([])
    const page = await readCoverPage(context, PEOPLE.osei)
    expect(page?.coverages).toHaveLength(2)
    expect(await endCover(context, PEOPLE.hale, page?.coverages[0]?.id ?? '')).toEqual({
      ok: false,
      error: 'no-such-cover',
    })
    expect((await endCover(context, PEOPLE.osei, page?.coverages[0]?.id ?? '')).ok).toBe(true)
  })

  test.each([
    [{ coveringProviderId: 'dr-osei' }, 'no-such-provider'],
    [{ toOn: '2026-09-13' }, 'backwards'],
    [{ fromOn: '2026-09-01', toOn: '2026-09-02', everyDays: null }, 'over'],
    [{ everyDays: 5 }, 'overlapping'],
    [{ times: 40 }, 'too-long'],
    [{ fromOn: 'soon' }, 'no-days'],
  ])('that says %j is refused', async (changes, error) => {
    const given = { ...week, coveringProviderId: 'dr-hale', ...changes }
    expect(await arrangeCover(context, PEOPLE.osei, given)).toEqual({ ok: false, error })
  })
})
