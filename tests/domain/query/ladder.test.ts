import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addBusinessHours } from '#app/domain/notify/calendar.ts'
import { nextRung, remindNow, startClock, turnOf } from '#app/domain/query/ladder.ts'
import { calendarOf, checkPolicy, DEFAULT_POLICY, mayAskAfterBill, type QueryPolicy } from '#app/domain/query/policy.ts'
import { TIMINGS } from '#app/domain/query/query.ts'
import { AT } from '#tests/helpers/context.ts'
import { aQuery } from '#tests/helpers/query.ts'

const calendar = calendarOf(DEFAULT_POLICY, 'America/Chicago')
const opened = (policy: QueryPolicy = DEFAULT_POLICY) =>
  aQuery({ state: 'open', timing: 'concurrent', sentAt: AT, ...startClock(policy, calendar, 'concurrent', AT) })
const hoursOn = (hours: number) => addBusinessHours(AT, hours, calendar)

describe('the ladder', () => {
  test('by default reminds, asks the cover, the advisor after two working days, the chief after four, and ends', () => {
    let query = opened()
    const story: string[] = []
    for (let at = query.stepAt; at !== null; at = query.stepAt) {
      const turn = turnOf(query, DEFAULT_POLICY, calendar, at)
      if (!turn.ok) throw new Error(turn.error)
      story.push(`${turn.value.deed} ${at.toISOString()}`)
      if (turn.value.deed === 'expire') break
      query = turn.value.query
    }
    expect(story).toEqual([
      `remind ${hoursOn(5).toISOString()}`,
      `cover ${hoursOn(11).toISOString()}`,
      `advise ${hoursOn(20).toISOString()}`,
      `chief ${hoursOn(38).toISOString()}`,
      `expire ${hoursOn(83).toISOString()}`,
    ])
  })

  test('leaves out the rungs that the policy leaves out', () => {
    const ladder = { remindBefore: null, cover: null, advise: 3, chief: null, expire: null }
    const policy = { ...DEFAULT_POLICY, ladder }
    const query = opened(policy)
    expect(query.stepAt).toEqual(hoursOn(12))
    const turn = turnOf(query, policy, calendar, hoursOn(12))
    expect(turn).toMatchObject({ ok: true, value: { deed: 'advise', query: { ladderStep: 3, stepAt: null } } })
    expect(nextRung(policy, 3)).toBeNull()
  })

  test('whatever the clock does, no rung comes early, twice or is passed over', () => {
    const jumps = fc.array(fc.integer({ min: -200, max: 400 }), { minLength: 20, maxLength: 200 })
    fc.assert(
      fc.property(jumps, fc.constantFrom(...TIMINGS), (hours, timing) => {
        let query = aQuery({ state: 'open', timing, ...startClock(DEFAULT_POLICY, calendar, timing, AT) })
        let at = AT.getTime()
        let since = AT.getTime()
        for (const jump of hours) {
          at += jump * 3_600_000
          const turn = turnOf(query, DEFAULT_POLICY, calendar, new Date(at))
          if (!turn.ok) continue
          const { deed, query: next } = turn.value
          if (deed === 'plan') expect(next.ladderStep).toBe(query.ladderStep)
          else {
            expect(deed).toBe(nextRung(DEFAULT_POLICY, query.ladderStep))
            const least = { remind: 5, cover: 2, advise: 9, chief: 18, expire: 45 }[deed]
            expect(at).toBeGreaterThanOrEqual(addBusinessHours(new Date(since), least, calendar).getTime())
          }
          if (deed === 'expire') return
          since = at
          query = next
        }
      }),
      { numRuns: 200 },
    )
  })

  test('after an outage of a month it takes one rung and gives each its time', () => {
    const at = new Date(AT.getTime() + 30 * 86_400_000)
    const turn = turnOf(opened(), DEFAULT_POLICY, calendar, at)
    expect(turn).toMatchObject({ ok: true, value: { deed: 'remind', query: { ladderStep: 1 } } })
    if (turn.ok) expect(turnOf(turn.value.query, DEFAULT_POLICY, calendar, at)).toEqual({ ok: false, error: 'not-yet' })
  })

  test('a ladder that was never set is set without a step', () => {
    const old = aQuery({ state: 'open', timing: 'concurrent', ladderStep: 2, dueAt: AT })
    expect(turnOf(old, DEFAULT_POLICY, calendar, AT)).toMatchObject({
      ok: true,
      value: { deed: 'plan', query: { ladderStep: 2, steppedAt: AT, stepAt: hoursOn(9) } },
    })
  })

  test.each(['draft', 'in-review', 'answered', 'closed', 'withdrawn', 'expired'] as const)(
    'rests when the query is %s',
    (state) => {
      const query = { ...opened(), state }
      expect(turnOf(query, DEFAULT_POLICY, calendar, hoursOn(500))).toEqual({ ok: false, error: 'not-open' })
    },
  )

  test('a reminder by hand stands for the first rung, and a second within the hour is refused', () => {
    const first = remindNow(opened(), DEFAULT_POLICY, calendar, { at: AT, lastRemindedAt: null, isAskedBack: false })
    expect(first).toMatchObject({ ok: true, value: { ladderStep: 1 } })
    const soon = new Date(AT.getTime() + 59 * 60_000)
    expect(remindNow(opened(), DEFAULT_POLICY, calendar, { at: soon, lastRemindedAt: AT, isAskedBack: false }).ok).toBe(
      false,
    )
  })
})

describe('a policy', () => {
  test('of ours can be lived by', () => {
    expect(checkPolicy(DEFAULT_POLICY)).toEqual({ ok: true, value: DEFAULT_POLICY })
  })

  test.each([
    [{ dueHours: { ...DEFAULT_POLICY.dueHours, concurrent: 0 } }, 'due-hours'],
    [{ ladder: { ...DEFAULT_POLICY.ladder, cover: -1 } }, 'ladder-hours'],
    [{ office: { opensAt: 9, closesAt: 9, days: [1] } }, 'office-hours'],
    [{ office: { opensAt: 9, closesAt: 17, days: [] } }, 'no-working-day'],
    [{ holidays: ['2026-02-30'] }, 'holiday'],
    [{ review: { ...DEFAULT_POLICY.review, samplePercent: 101 } }, 'review'],
    [{ postBill: { reasons: [], windowDays: 0 } }, 'window'],
  ] as const)('that says %j is refused', (part, error) => {
    expect(checkPolicy({ ...DEFAULT_POLICY, ...part } as unknown as QueryPolicy)).toEqual({ ok: false, error })
  })

  test('after the bill lets ask for a named reason, inside the window', () => {
    const ask = (reason: string | null, days: number) =>
      mayAskAfterBill(DEFAULT_POLICY, { reason, endAt: new Date(AT.getTime() - days * 86_400_000), at: AT })
    expect(ask('denial', 365)).toEqual({ ok: true, value: 'denial' })
    expect(ask('denial', 366)).toEqual({ ok: false, error: 'window-closed' })
    expect(ask('revenue', 1)).toEqual({ ok: false, error: 'needs-reason-post-bill' })
    expect(ask(null, 1)).toEqual({ ok: false, error: 'needs-reason-post-bill' })
  })
})
