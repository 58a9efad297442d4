import { describe, expect, test } from 'vitest'
import { addBusinessHours } from '#app/domain/notify/calendar.ts'
import { calendarOf, DEFAULT_POLICY } from '#app/domain/query/policy.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { readInbox } from '#app/services/query/list-inbox.server.ts'
import { sendDigests } from '#app/services/query/send-digests.server.ts'
import { turnLadder, turnLadders } from '#app/services/query/turn-ladder.server.ts'
import { commit } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { listEvents } from '#db/queries.ts'
import { addCoverage } from '#db/users.ts'
import { renderLetter } from '#emails/render.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { anOpenQuery, aWard, caseOf, found, PEOPLE } from '#tests/helpers/query-ward.ts'

const calendar = calendarOf(DEFAULT_POLICY, 'America/Chicago')
const hoursOn = (hours: number) => addBusinessHours(AT, hours, calendar)
const DAY = 86_400_000

async function anOpenWard() {
  const context = aContext()
  await aWard(context)
  await anOpenQuery(context)
  const kinds = async () => (await listEvents(context.db, 'q1')).map(({ kind }) => kind)
  const letters = async () =>
    (await listMail(context.db, null))
      .filter(({ state }) => state === 'waiting')
      .map((m) => `${m.template} ${m.toUserId}`)
  return { context, kinds, letters }
}

describe('the ladder of an open query', () => {
  test('reminds, finds no cover, goes to the advisor’s inbox, to the manager, and ends', async () => {
    const { context, kinds, letters } = await anOpenWard()
    const story: [number, string[]][] = [
      [5, ['query-reminder u-osei']],
      [11, ['query-reminder u-osei']],
      [20, ['query-escalated u-adler']],
      [38, ['query-escalated u-max']],
      [83, ['query-expired u-dana']],
    ]
    for (const [hours, told] of story) {
      context.clock.at = new Date(hoursOn(hours).getTime() - 60_000)
      expect(await turnLadders(context), `early at ${hours}`).toBe(0)
      const before = await letters()
      context.clock.at = hoursOn(hours)
      expect(await turnLadders(context)).toBe(1)
      expect(await turnLadders(context), `twice at ${hours}`).toBe(0)
      const now = await letters()
      for (const letter of told) {
        const count = (list: string[]) => list.filter((each) => each === letter).length
        expect(count(now)).toBe(hours === 83 ? 1 : count(before) + 1)
      }
      if (hours === 20) {
        expect((await readInbox(context, PEOPLE.adler)).escalated.map(({ id }) => id)).toEqual(['q1'])
        expect((await caseOf(context, PEOPLE.adler, 'q1')).isParty).toBe(true)
      }
    }
    expect(await kinds()).toEqual(['sent', 'delivered', 'reminded', 'escalated', 'escalated', 'escalated', 'expired'])
    expect(await letters()).toEqual(['query-expired u-dana'])
    expect((await found(context, 'q1')).state).toBe('expired')
  })

  test('asks who covers, by name', async () => {
    const { context, letters } = await anOpenWard()
    const cover = { id: 'c1', providerId: 'dr-osei', coveringProviderId: 'dr-hale', reason: null }
    await commit(context.db, {
      writes: [addCoverage({ ...cover, fromAt: AT, toAt: new Date(AT.getTime() + 90 * DAY) })],
      audit: [{ what: 'user.delegated', who: 'u-osei', at: AT }],
    })
    for (const hours of [5, 11]) {
      context.clock.at = hoursOn(hours)
      await turnLadders(context)
    }
    expect(await letters()).toContain('query-escalated u-hale')
    expect((await listEvents(context.db, 'q1')).at(-1)?.words).toBe('To the covering provider: Dr. R. Hale.')
  })

  test('stops with the answer: what waits is cancelled, and nothing comes after', async () => {
    const { context, letters } = await anOpenWard()
    context.clock.at = hoursOn(5)
    await turnLadders(context)
    const given = { optionIds: ['o1'], words: '', comment: '' }
    await answer(context, await caseOf(context, PEOPLE.osei, 'q1'), { user: PEOPLE.osei, wordingNumber: 1, given })
    context.clock.at = hoursOn(200)
    expect(await turnLadders(context)).toBe(0)
    expect(await letters()).toEqual(['query-answered u-dana'])
  })

  test('yields to an answer that came while it was deciding', async () => {
    const { context, kinds } = await anOpenWard()
    context.clock.at = hoursOn(5)
    const read = await found(context, 'q1')
    const given = { optionIds: ['o1'], words: '', comment: '' }
    await answer(context, await caseOf(context, PEOPLE.osei, 'q1'), { user: PEOPLE.osei, wordingNumber: 1, given })
    expect(await turnLadder(context, read)).toEqual({ ok: false, error: 'not-open' })
    expect(await kinds()).not.toContain('reminded')
  })

  test('two servers that turn it at once take one step', async () => {
    const { context, kinds } = await anOpenWard()
    context.clock.at = hoursOn(5)
    await Promise.all([turnLadders(context), turnLadders(context), turnLadders(context)])
    expect((await kinds()).filter((kind) => kind === 'reminded')).toHaveLength(1)
  })

  test('takes each step once when the clock jumps ahead and back', async () => {
    const { context, kinds } = await anOpenWard()
    for (const days of [40, 0, 1, 1, -3, 2, 9, 5, 30, 0, 12, 40, 60, 80, 100]) {
      context.clock.at = new Date(AT.getTime() + days * DAY)
      await turnLadders(context)
      await turnLadders(context)
    }
    // The history is sorted by a clock that was wrong; what counts is that each came once.
    expect((await kinds()).slice(2).sort()).toEqual(['escalated', 'escalated', 'escalated', 'expired', 'reminded'])
  })
})

describe('the daily letter', () => {
  test('comes once a working day, in opening hours, to who has something to do', async () => {
    const { context } = await anOpenWard()
    const at = async (when: string) => {
      context.clock.at = new Date(when)
      return sendDigests(context)
    }
    expect(await at('2026-09-14T15:00:00Z')).toBe(0)
    expect(await at('2026-09-16T12:30:00Z')).toBe(0)
    expect(await at('2026-09-16T13:00:00Z')).toBe(1)
    expect(await at('2026-09-16T18:00:00Z')).toBe(0)
    expect(await at('2026-09-16T09:00:00Z')).toBe(0)
    expect(await at('2026-09-17T13:00:00Z')).toBe(1)
    expect(await at('2026-09-19T15:00:00Z')).toBe(0)
    const [letter] = (await listMail(context.db, null)).filter(({ template }) => template === 'query-digest')
    expect(letter).toMatchObject({ toUserId: 'u-dana', props: { overdue: '1', answered: 'none' } })
  })
})

test('no letter of the ladder holds the patient or the question', async () => {
  const { context } = await anOpenWard()
  for (const hours of [5, 11, 20, 38, 83]) {
    context.clock.at = hoursOn(hours)
    await turnLadders(context)
    await sendDigests(context)
  }
  const letters = await listMail(context.db, null)
  expect(letters.length).toBeGreaterThan(5)
  for (const { template, props } of letters) {
    const { subject, text, html } = renderLetter(template, props)
    expect(`${subject} ${text} ${html}`).not.toMatch(/Roe|Mary|creatinine|kidney|renal/i)
  }
})
