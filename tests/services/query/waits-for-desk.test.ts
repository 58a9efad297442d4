import { beforeEach, describe, expect, test } from 'vitest'
import { addBusinessHours } from '#app/domain/notify/calendar.ts'
import { NOT_MINE } from '#app/domain/query/asked-back.ts'
import { calendarOf, DEFAULT_POLICY } from '#app/domain/query/policy.ts'
import { actOnMany } from '#app/services/query/act-on-many.server.ts'
import { actOnOne, type DeskDeed } from '#app/services/query/act-on-one.server.ts'
import { askBack, giveBack, giveInformation } from '#app/services/query/ask-back.server.ts'
import { correct } from '#app/services/query/correct.server.ts'
import { readInbox } from '#app/services/query/list-inbox.server.ts'
import { readAnswerPage } from '#app/services/query/read-answer-page.server.ts'
import { readBoard } from '#app/services/query/read-board.server.ts'
import { readQueryPage } from '#app/services/query/read-query-page.server.ts'
import { remind } from '#app/services/query/remind.server.ts'
import { sendDigests } from '#app/services/query/send-digests.server.ts'
import { turnLadders } from '#app/services/query/turn-ladder.server.ts'
import { commit } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { listEvents, saveQuery } from '#db/queries.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { WORDING } from '#tests/helpers/query.ts'
import { anOpenQuery, aWard, caseOf, found, PEOPLE } from '#tests/helpers/query-ward.ts'

const { dana, priya, osei, hale, adler } = PEOPLE
const calendar = calendarOf(DEFAULT_POLICY, 'America/Chicago')
const hoursOn = (hours: number, from = AT) => addBusinessHours(from, hours, calendar)

let context: ReturnType<typeof aContext>
beforeEach(async () => {
  context = aContext()
  await aWard(context)
  await anOpenQuery(context)
})
const kinds = async () => (await listEvents(context.db, 'q1')).map(({ kind }) => kind)
const waiting = async () =>
  (await listMail(context.db, null))
    .filter(({ state }) => state === 'waiting')
    .map((m) => `${m.template} ${m.toUserId}`)
const asks = async (user = osei) =>
  askBack(context, await caseOf(context, user, 'q1'), { user, words: 'Which day is meant?' })
const replies = async () =>
  giveInformation(context, await caseOf(context, dana, 'q1'), { user: dana, words: 'The second day of this stay.' })
const ids = async (view: string) =>
  (await readBoard(context, dana, new URLSearchParams({ view }))).rows.map(({ id }) => id)
const deed = (given: Partial<DeskDeed> & Pick<DeskDeed, 'deed'>): DeskDeed => ({
  comment: '',
  reason: '',
  words: '',
  colleague: '',
  clinician: '',
  advice: '',
  ...given,
})

describe('while the physician waits for words of the desk', () => {
  test('nobody is reminded, nothing climbs and nothing ends, however long it takes', async () => {
    expect((await asks()).ok).toBe(true)
    for (const hours of [6, 12, 21, 40, 90, 400]) {
      context.clock.at = hoursOn(hours)
      expect(await turnLadders(context), `after ${hours} hours`).toBe(0)
    }
    expect(await kinds()).toEqual(['sent', 'delivered', 'info-asked'])
    expect(await waiting()).toEqual(['query-returned u-dana'])
    expect(await remind(context, await caseOf(context, dana, 'q1'), dana)).toEqual({
      ok: false,
      error: 'waits-for-desk',
    })
    expect(await actOnMany(context, dana, { deed: 'remind', ids: ['q1'], to: '' })).toMatchObject({ done: 0 })
  })

  test('a clock that is set back does not wake it', async () => {
    await asks()
    context.clock.at = new Date(AT.getTime() - 3 * 86_400_000)
    await turnLadders(context)
    context.clock.at = hoursOn(90)
    await turnLadders(context)
    expect((await kinds()).filter((kind) => kind === 'reminded' || kind === 'escalated')).toEqual([])
  })

  test('one that was asked back before clocks rested rests when its step comes', async () => {
    const { stepAt } = await found(context, 'q1')
    await asks()
    await commit(context.db, {
      writes: [saveQuery({ ...(await found(context, 'q1')), stepAt })],
      audit: [{ what: 'query.step-planned', who: 'system', at: AT, onId: 'q1' }],
    })
    context.clock.at = hoursOn(90)
    expect(await turnLadders(context)).toBe(0)
    expect(await kinds()).toEqual(['sent', 'delivered', 'info-asked'])
    expect((await found(context, 'q1')).stepAt).toBeNull()
  })

  test('it is the desk’s: on the board, in the inbox and in the morning’s letter, and overdue nowhere', async () => {
    await asks()
    context.clock.at = hoursOn(30)
    expect(await ids('asked-back')).toEqual(['q1'])
    expect(await ids('overdue')).toEqual([])
    expect((await readInbox(context, osei)).open).toMatchObject([{ id: 'q1', isAskedBack: true, isOverdue: false }])
    expect(await readAnswerPage(context, osei, await caseOf(context, osei, 'q1'))).toMatchObject({ isAskedBack: true })
    await sendDigests(context)
    const digest = (await listMail(context.db, null)).find(({ template }) => template === 'query-digest')
    expect(digest).toMatchObject({ toUserId: 'u-dana', props: { askedBack: '1', overdue: 'none', answered: 'none' } })
    expect(digest?.props.link).toContain('view=asked-back')
  })

  test('the desk’s words start the clock of the addressee anew, and the ladder goes on', async () => {
    await asks()
    context.clock.at = hoursOn(30)
    const since = context.clock.at
    expect((await replies()).ok).toBe(true)
    expect(await found(context, 'q1')).toMatchObject({ dueAt: hoursOn(9, since), ladderStep: 0, steppedAt: since })
    expect(await ids('asked-back')).toEqual([])
    context.clock.at = hoursOn(5, since)
    expect(await turnLadders(context)).toBe(1)
    expect((await kinds()).at(-1)).toBe('reminded')
  })

  test('further up the step stays, and its wait begins again', async () => {
    for (const hours of [5, 11, 20]) {
      context.clock.at = hoursOn(hours)
      await turnLadders(context)
    }
    expect((await asks(adler)).ok).toBe(true)
    context.clock.at = hoursOn(60)
    expect(await turnLadders(context)).toBe(0)
    await replies()
    expect(await found(context, 'q1')).toMatchObject({ ladderStep: 3, stepAt: hoursOn(18, context.clock.at) })
  })

  test('words that nobody waited for leave the clock alone', async () => {
    const before = await found(context, 'q1')
    await replies()
    const { dueAt, stepAt, ladderStep } = await found(context, 'q1')
    expect({ dueAt, stepAt, ladderStep }).toEqual({
      dueAt: before.dueAt,
      stepAt: before.stepAt,
      ladderStep: before.ladderStep,
    })
  })

  test('new words, or a new addressee, owe nobody anything', async () => {
    await asks()
    const wording = { ...WORDING, title: 'Renal function, days 1 to 3' }
    const corrected = { user: dana, wordingNumber: 1, wording, overrides: [], why: 'The days were missing.' }
    expect((await correct(context, await caseOf(context, dana, 'q1'), corrected)).ok).toBe(true)
    expect(await ids('asked-back')).toEqual([])
    expect((await found(context, 'q1')).stepAt).not.toBeNull()
  })
})

describe('a query that is given back', () => {
  const gives = async () => giveBack(context, await caseOf(context, osei, 'q1'), { user: osei, words: 'Left my unit.' })
  const pages = async (user = dana) => readQueryPage(context, user, await caseOf(context, user, 'q1'))
  const passesOn = async (user = dana) =>
    actOnOne(context, user, await caseOf(context, user, 'q1'), deed({ deed: 'redirect', clinician: 'dr-hale' }))

  test('is passed on by its coder, who could not choose another addressee before', async () => {
    expect((await pages()).recipients).toEqual([])
    expect(await passesOn()).toEqual({ ok: false, error: 'not-allowed' })
    await gives()
    expect((await listEvents(context.db, 'q1')).at(-1)?.words).toBe(`${NOT_MINE} Left my unit.`)
    const page = await pages()
    expect(page).toMatchObject({ isAskedBack: true })
    expect(page.recipients.map(({ id }) => id)).toContain('dr-hale')
    expect(page.recipients.map(({ id }) => id)).not.toContain('dr-osei')
    expect((await passesOn()).ok).toBe(true)
    expect(await found(context, 'q1')).toMatchObject({ providerId: 'dr-hale', ladderStep: 0 })
    expect(await ids('asked-back')).toEqual([])
    expect((await readInbox(context, hale)).open).toMatchObject([{ id: 'q1', isAskedBack: false }])
    expect(await waiting()).toEqual(['query-raised u-hale'])
    // Once it went on, the coder may not choose again.
    expect(await passesOn()).toEqual({ ok: false, error: 'not-allowed' })
  })

  test('a mere question back is no leave to choose another, and a colleague at the desk has none either', async () => {
    await asks()
    expect(await passesOn()).toEqual({ ok: false, error: 'not-allowed' })
    await gives()
    await actOnOne(context, dana, await caseOf(context, dana, 'q1'), deed({ deed: 'assign', colleague: 'u-priya' }))
    expect(await passesOn()).toEqual({ ok: false, error: 'not-allowed' })
    expect((await pages(priya)).recipients.length).toBeGreaterThan(0)
    expect((await passesOn(priya)).ok).toBe(true)
  })
})
