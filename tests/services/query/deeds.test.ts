import { beforeEach, describe, expect, test } from 'vitest'
import type { User } from '#app/domain/identity/role.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { askBack } from '#app/services/query/ask-back.server.ts'
import { type Case, loadQuery } from '#app/services/query/load.server.ts'
import { readAnswerPage } from '#app/services/query/read-answer-page.server.ts'
import { reconcile } from '#app/services/query/reconcile.server.ts'
import { redirectTo } from '#app/services/query/redirect.server.ts'
import { keepAnswerDraft } from '#app/services/query/save-answer-draft.server.ts'
import { saveDraft } from '#app/services/query/save-draft.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { startDraft } from '#app/services/query/start-draft.server.ts'
import { takeBack } from '#app/services/query/take-back.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'
import { findAnswer } from '#db/answers.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { findEncounter } from '#db/charts.ts'
import { listMail } from '#db/outbox.ts'
import { findQuery, listEvents } from '#db/queries.ts'
import { anIndicator, aPhysician, aUser, aWording } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aWard } from '#tests/helpers/ward.ts'

let context: ReturnType<typeof aContext>
const coder = aUser()
const osei = aPhysician()
const lee = aPhysician({ id: 'u-lee', email: 'lee@hospital.test', name: 'Dr. Ben Lee', providerId: 'p-lee' })
const given = { optionIds: ['o1'], words: '', comment: '' }

beforeEach(async () => {
  context = aContext()
  await aWard(context)
})

async function load(user: User, id: string): Promise<Case> {
  const loaded = await loadQuery(context, user, id)
  if (!loaded) throw new Error('not to be seen')
  return loaded
}

async function aSentQuery(): Promise<string> {
  const started = await startDraft(context, { encounterId: 'e-1', user: coder, wording: aWording() })
  if (!started.ok) throw new Error(started.error)
  const sent = await send(context, { query: started.value, userId: coder.id, authorName: 'Cora Coder, CCS' })
  if (!sent.ok) throw new Error(`${sent.error} ${JSON.stringify('check' in sent ? sent.check.findings : '')}`)
  return started.value.id
}

const entriesOf = async (what: string) =>
  (await listEntriesAfter(context.db, 0, 1000)).filter((entry) => entry.what === what)
const kindsOf = async (id: string) => (await listEvents(context.db, id)).map((event) => event.kind)

describe('sending', () => {
  test('opens the query, freezes its words, tells the physician, moves the work list', async () => {
    const id = await aSentQuery()
    expect(await findQuery(context.db, id)).toMatchObject({ state: 'open', timing: 'concurrent', wordingNumber: 1 })
    expect(await kindsOf(id)).toEqual(['drafted', 'sent', 'delivered'])
    expect(await listMail(context.db, null)).toMatchObject([
      { template: 'query-raised', toUserId: 'u-osei', about: id },
    ])
    expect(await findEncounter(context.db, 'e-1')).toMatchObject({ openQueries: 1, nextStep: 'await-answer' })
    expect(await entriesOf('query.sent')).toMatchObject([{ who: coder.id, patientId: 'pt-1', encounterId: 'e-1' }])
  })

  test('is refused on the server while an error stands, and that is noted', async () => {
    const wording = aWording({ title: 'Acute kidney injury' })
    const started = await startDraft(context, { encounterId: 'e-1', user: coder, wording })
    if (!started.ok) throw new Error(started.error)
    const sent = await send(context, { query: started.value, userId: coder.id, authorName: 'Cora' })
    expect(sent).toMatchObject({ ok: false, error: 'not-compliant' })
    expect(await findQuery(context.db, started.value.id)).toMatchObject({ state: 'draft' })
    expect(await listMail(context.db, null)).toEqual([])
    expect(await entriesOf('query.send-refused')).toHaveLength(1)
  })

  test('evidence that was typed, not picked, is left out', async () => {
    const started = await startDraft(context, { encounterId: 'e-1', user: coder })
    if (!started.ok) throw new Error(started.error)
    const real = anIndicator()
    const wording = aWording({
      indicators: [
        { ...real, text: 'Creatinine 9.9, clearly sepsis' },
        { ...real, id: 'i2', sourceId: 'no-such-result' },
      ],
    })
    const saved = await saveDraft(context, {
      query: started.value,
      userId: coder.id,
      version: 1,
      wording,
      providerId: 'p-osei',
      overrides: [],
    })
    if (!saved.ok) throw new Error(saved.error)
    expect(saved.value.query.wording.indicators.map((i) => i.id)).toEqual(['i1'])
    expect(saved.value.query.wording.indicators[0]?.text).toContain('2.4')
    expect(saved.value.query.wording.indicators[0]?.text).not.toContain('sepsis')
  })

  test('of two who change one draft the second is told', async () => {
    const started = await startDraft(context, { encounterId: 'e-1', user: coder })
    if (!started.ok) throw new Error(started.error)
    const change = {
      query: started.value,
      userId: coder.id,
      version: 1,
      wording: aWording(),
      providerId: 'p-osei',
      overrides: [],
    }
    expect((await saveDraft(context, change)).ok).toBe(true)
    expect(await saveDraft(context, change)).toEqual({ ok: false, error: 'changed-meanwhile' })
  })
})

describe('answering', () => {
  test('signs what was shown, yields the addendum, tells the author, stops what waits', async () => {
    const id = await aSentQuery()
    const signed = await answer(context, await load(osei, id), { user: osei, wordingNumber: 1, given })
    if (!signed.ok) throw new Error(signed.error)
    expect(signed.value.addendum).toContain('Answer: Acute kidney injury')
    expect(signed.value.addendum).toContain('Signed: Dr. Ada Osei, attending')
    expect(signed.value.shownHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await findQuery(context.db, id)).toMatchObject({ state: 'answered' })
    const mail = await listMail(context.db, null)
    expect(mail.map((m) => [m.template, m.state]).sort()).toEqual([
      ['query-answered', 'waiting'],
      ['query-raised', 'cancelled'],
    ])
    expect(await findEncounter(context.db, 'e-1')).toMatchObject({
      openQueries: 0,
      answeredQueries: 1,
      nextStep: 'reconcile',
    })
  })

  test('by another physician is refused, and they do not even see it', async () => {
    const id = await aSentQuery()
    expect(await loadQuery(context, lee, id)).toBeNull()
    const stolen = { ...(await load(osei, id)), isParty: false }
    expect(await answer(context, stolen, { user: lee, wordingNumber: 1, given })).toEqual({
      ok: false,
      error: 'not-party',
    })
  })

  test('"other" without words is refused, and the choice is kept as a draft', async () => {
    const id = await aSentQuery()
    const bare = { optionIds: ['o3'], words: '', comment: 'will look it up' }
    expect(await answer(context, await load(osei, id), { user: osei, wordingNumber: 1, given: bare })).toEqual({
      ok: false,
      error: 'other-needs-words',
    })
    const page = await readAnswerPage(context, osei, await load(osei, id))
    expect(page.draft).toEqual(bare)
  })

  test('a second answer finds the query no longer open; the same one again is the one that stands', async () => {
    const id = await aSentQuery()
    const [first, second] = [await load(osei, id), await load(osei, id)]
    const signed = await answer(context, first, { user: osei, wordingNumber: 1, given })
    expect(signed.ok).toBe(true)
    expect(await answer(context, second, { user: osei, wordingNumber: 1, given })).toEqual(signed)
    const other = { ...given, comment: 'On second thought.' }
    expect(await answer(context, second, { user: osei, wordingNumber: 1, given: other })).toEqual({
      ok: false,
      error: 'not-open',
    })
  })

  test('is taken back within ten seconds, not later; the words become a draft again', async () => {
    const id = await aSentQuery()
    await answer(context, await load(osei, id), { user: osei, wordingNumber: 1, given })
    context.clock.at = new Date(context.clock.at.getTime() + 9000)
    expect((await takeBack(context, await load(osei, id), osei.id)).ok).toBe(true)
    expect(await findAnswer(context.db, id)).toBeNull()
    expect((await readAnswerPage(context, osei, await load(osei, id))).draft).toEqual(given)
    await answer(context, await load(osei, id), { user: osei, wordingNumber: 1, given })
    context.clock.at = new Date(context.clock.at.getTime() + 11_000)
    expect(await takeBack(context, await load(osei, id), osei.id)).toEqual({ ok: false, error: 'too-late' })
  })

  test('a draft is kept for its own person', async () => {
    const id = await aSentQuery()
    const kept = await keepAnswerDraft(context, await load(osei, id), {
      userId: osei.id,
      wordingNumber: 1,
      given: { optionIds: [], words: 'half a thought', comment: '' },
    })
    expect(kept.ok).toBe(true)
    expect((await readAnswerPage(context, osei, await load(osei, id))).draft?.words).toBe('half a thought')
  })
})

describe('not an answer', () => {
  test('"not my patient" passes the same words on, with a fresh clock, and both are told', async () => {
    const id = await aSentQuery()
    const before = await findQuery(context.db, id)
    context.clock.at = new Date(context.clock.at.getTime() + 86_400_000)
    const passed = await redirectTo(context, await load(osei, id), {
      user: osei,
      toProviderId: 'p-lee',
      words: 'Renal follows her.',
    })
    if (!passed.ok) throw new Error(passed.error)
    expect(passed.value.wording).toEqual(before?.wording)
    expect(passed.value.dueAt?.getTime()).toBeGreaterThan(before?.dueAt?.getTime() ?? 0)
    expect(await loadQuery(context, osei, id)).toBeNull()
    expect((await load(lee, id)).isParty).toBe(true)
    const mail = await listMail(context.db, null)
    expect(
      mail
        .filter((m) => m.state === 'waiting')
        .map((m) => [m.template, m.toUserId])
        .sort(),
    ).toEqual([
      ['query-raised', 'u-lee'],
      ['query-returned', 'u-coder'],
    ])
  })

  test('"need more" asks back and leaves the query open', async () => {
    const id = await aSentQuery()
    expect(await askBack(context, await load(osei, id), { user: osei, words: ' ' })).toEqual({
      ok: false,
      error: 'no-words',
    })
    expect((await askBack(context, await load(osei, id), { user: osei, words: 'Which day?' })).ok).toBe(true)
    expect(await findQuery(context.db, id)).toMatchObject({ state: 'open' })
    expect(await kindsOf(id)).toContain('info-asked')
  })
})

describe('ending', () => {
  test('withdrawing needs a reason, stops the letters and empties the inbox', async () => {
    const id = await aSentQuery()
    expect(await withdraw(context, await load(coder, id), { userId: coder.id, reason: '' })).toEqual({
      ok: false,
      error: 'no-reason',
    })
    expect(
      (await withdraw(context, await load(coder, id), { userId: coder.id, reason: 'Answered in the new note.' })).ok,
    ).toBe(true)
    expect((await listMail(context.db, null)).map((m) => m.state)).toEqual(['cancelled'])
    expect(await findEncounter(context.db, 'e-1')).toMatchObject({ openQueries: 0, nextStep: 'code' })
  })

  test('reconciling closes an answered query and keeps the lines then and now', async () => {
    const id = await aSentQuery()
    expect(await reconcile(context, await load(coder, id), { userId: coder.id, comment: '' })).toEqual({
      ok: false,
      error: 'not-answered',
    })
    await answer(context, await load(osei, id), { user: osei, wordingNumber: 1, given })
    expect(await reconcile(context, await load(coder, id), { userId: coder.id, comment: '' })).toEqual({
      ok: true,
      value: 'no-change',
    })
    expect(await findQuery(context.db, id)).toMatchObject({ state: 'closed' })
  })
})
