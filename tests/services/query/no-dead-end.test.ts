import { beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '#app/domain/query/policy.ts'
import { askAgain } from '#app/services/query/ask-again.server.ts'
import { changePolicy } from '#app/services/query/change-policy.server.ts'
import { findRepeat } from '#app/services/query/find-repeat.server.ts'
import { readQueryPage } from '#app/services/query/read-query-page.server.ts'
import { readReviewPage } from '#app/services/query/read-review-page.server.ts'
import { recall } from '#app/services/query/recall.server.ts'
import { review } from '#app/services/query/review.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { turnLadders } from '#app/services/query/turn-ladder.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'
import { commit } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { listEvents } from '#db/queries.ts'
import { findUser, saveUser } from '#db/users.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { WORDING } from '#tests/helpers/query.ts'
import { aKeptQuery, anOpenQuery, aWard, caseOf, found, PEOPLE } from '#tests/helpers/query-ward.ts'

const { dana, priya, quinn, max, adler } = PEOPLE
let context: ReturnType<typeof aContext>
beforeEach(async () => {
  context = aContext()
  await aWard(context, ['e1', 'e2'])
})
const waiting = async () =>
  (await listMail(context.db, null))
    .filter(({ state }) => state === 'waiting')
    .map((m) => `${m.template} ${m.toUserId}`)
    .sort()
const leave = async (id: string) => {
  const user = await findUser(context.db, id)
  if (!user) throw new Error(id)
  await commit(context.db, {
    writes: [saveUser({ ...user, state: 'disabled' })],
    audit: [{ what: 'user.disabled', who: 'u-admin', at: AT, onId: id }],
  })
}
async function inReview() {
  const policy = { ...DEFAULT_POLICY, review: { ...DEFAULT_POLICY.review, rule: 'everybody' as const } }
  expect((await changePolicy(context, max, { facilityId: 'f1', version: 0, policy })).ok).toBe(true)
  await aKeptQuery(context)
  return sendIt()
}
const sendIt = async () => send(context, { query: await found(context, 'q1'), userId: dana.id, authorName: dana.name })

describe('a query in review', () => {
  test('is taken back by its author alone: a draft again, and no reviewer is asked for it', async () => {
    await inReview()
    expect(await recall(context, await caseOf(context, priya, 'q1'), priya)).toEqual({ ok: false, error: 'not-author' })
    expect(await readQueryPage(context, priya, await caseOf(context, priya, 'q1'))).toMatchObject({ mayRecall: false })
    expect(await readQueryPage(context, dana, await caseOf(context, dana, 'q1'))).toMatchObject({ mayRecall: true })
    expect((await recall(context, await caseOf(context, dana, 'q1'), dana)).ok).toBe(true)
    expect((await found(context, 'q1')).state).toBe('draft')
    expect(await waiting()).toEqual([])
    expect((await listEvents(context.db, 'q1')).at(-1)).toMatchObject({ kind: 'recalled', byUserId: 'u-dana' })
  })

  test('a verdict is about the words that were read: after they came back as a new round it is refused', async () => {
    await inReview()
    const { round } = await readReviewPage(context, priya, await caseOf(context, priya, 'q1'))
    await recall(context, await caseOf(context, dana, 'q1'), dana)
    await sendIt()
    const late = { user: priya, verdict: 'approve' as const, words: '', readRound: round }
    const stale = await review(context, await caseOf(context, priya, 'q1'), late)
    expect(stale).toEqual({ ok: false, error: 'changed-meanwhile' })
    expect((await found(context, 'q1')).state).toBe('in-review')
    const fresh = { ...late, readRound: round + 1 }
    expect(await review(context, await caseOf(context, priya, 'q1'), fresh)).toEqual({ ok: true, value: 'approved' })
  })

  test('finds a second pair of eyes where no other CDI specialist works', async () => {
    await leave(priya.id)
    await leave(quinn.id)
    await inReview()
    expect(await waiting()).toEqual(['query-review u-adler', 'query-review u-max'])
  })
})

test('where no physician advisor works, the managers are told, and the history says so', async () => {
  await leave(adler.id)
  await anOpenQuery(context)
  for (let day = 1; day <= 4; day++) {
    context.clock.at = new Date(AT.getTime() + day * 86_400_000)
    await turnLadders(context)
  }
  expect(await waiting()).toContain('query-escalated u-max')
  expect((await listEvents(context.db, 'q1')).map(({ words }) => words)).toContain(
    'No physician advisor works for this facility; its managers are told.',
  )
})

describe('what ended without an answer', () => {
  test('begins a new draft with the same words, for the same clinician, as another query', async () => {
    await anOpenQuery(context)
    await withdraw(context, await caseOf(context, dana, 'q1'), { userId: dana.id, reason: 'Asked too early.' })
    const again = await askAgain(context, await caseOf(context, dana, 'q1'), dana)
    if (!again.ok) throw new Error(again.error)
    const { id, state, providerId, authorId, wording } = await found(context, again.value.id)
    expect({ state, providerId, authorId }).toEqual({ state: 'draft', providerId: 'dr-osei', authorId: 'u-dana' })
    expect(id).not.toBe('q1')
    expect({ ...wording, indicators: [], options: [] }).toEqual({ ...WORDING, indicators: [], options: [] })
    expect(wording.options.map(({ text }) => text)).toEqual(WORDING.options.map(({ text }) => text))
    expect(await found(context, 'q1')).toMatchObject({ state: 'withdrawn' })
  })

  test('an open query begins none', async () => {
    await anOpenQuery(context)
    expect(await askAgain(context, await caseOf(context, dana, 'q1'), dana)).toEqual({ ok: false, error: 'not-ended' })
  })
})

test('a draft that repeats an open question is told which one, while it is written', async () => {
  await anOpenQuery(context)
  const draft = await aKeptQuery(context, { id: 'q2' })
  expect(await findRepeat(context, draft)).toEqual({ why: 'open-already', id: 'q1', title: WORDING.title })
  expect(await findRepeat(context, await aKeptQuery(context, { id: 'q3', encounterId: 'e2' }))).toBeNull()
})
