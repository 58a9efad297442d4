import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIn, hoursOf, kindOf, recordByList } from '#app/domain/education/attendance.ts'
import { checklistOf } from '#app/domain/education/checklist.ts'
import { answerInvitation, type Invitation, inviteMeant, isReminderDue } from '#app/domain/education/invitation.ts'
import { localText, momentOf } from '#app/domain/education/local-time.ts'
import { cancelSession, isMeant, planSession, reschedule, type Session } from '#app/domain/education/session.ts'

const AT = new Date('2026-09-14T10:00:00Z')
const START = new Date('2026-09-21T17:00:00Z')
const minutes = (n: number) => new Date(START.getTime() + n * 60_000)

const aSession = (over: Partial<Session> = {}): Session => ({
  ...{ id: 's-1', version: 1, state: 'planned', title: 'Heart failure', objectives: 'Type and acuity' },
  ...{ family: 'heart-failure', axis: 'type', materialId: 'heart-failure-type', capacity: 2, mode: 'in-person' },
  audience: { kind: 'list', providerIds: ['a', 'b', 'c'] },
  ...{ place: 'Room 2', facilitatorId: 'u-1', startAt: START, minutes: 60, timeZone: 'America/Chicago', sequence: 0 },
  ...{ attendanceCode: 'ABC234', invitedAt: null, makeUpOf: null, programId: null, createdBy: 'u-1', createdAt: AT },
  ...over,
})
const invited = (...ids: string[]): Invitation[] =>
  inviteMeant(
    aSession(),
    ids.map((providerId) => ({ providerId, userId: null })),
    [],
    AT,
  )

describe('a plan', () => {
  const plan = { ...aSession(), startAt: START as Date | null }
  const made = { id: 's-9', by: 'u-1', at: AT, attendanceCode: 'ABC234' }
  test.each([
    ['whole', {}, null],
    ['without a title', { title: ' ' }, 'no-title'],
    ['without objectives', { objectives: '' }, 'no-objectives'],
    ['at an hour that does not exist', { startAt: null }, 'no-such-time'],
    ['in the past', { startAt: AT }, 'in-the-past'],
    ['of four minutes', { minutes: 4 }, 'bad-length'],
    ['without seats', { capacity: 0 }, 'bad-capacity'],
    ['about money', { title: 'What an MCC pays' }, 'speaks-of-money'],
    ['about a patient', { objectives: 'Read the stay of 3/4/2026 again' }, 'speaks-of-a-patient'],
    ['for nobody', { audience: { kind: 'list' as const, providerIds: [] } }, 'nobody-meant'],
    ['in no room', { place: '' }, 'no-place'],
    ['of one’s own pace, in no room', { place: '', mode: 'self-paced' as const }, null],
  ])('%s is taken or refused', (_, over, refusal) => {
    const planned = planSession({ ...plan, ...over }, made)
    expect(planned.ok ? null : planned.error).toBe(refusal)
  })
})

test('a card at one’s own pace has no room, whatever the form held', () => {
  const made = { id: 's-9', by: 'u-1', at: AT, attendanceCode: 'ABC234' }
  const planned = planSession({ ...aSession(), mode: 'self-paced', place: 'Room 2' }, made)
  expect(planned).toMatchObject({ ok: true, value: { place: '' } })
})

test('a change of time tells calendars by a higher sequence; held and cancelled sessions stay as they are', () => {
  const moved = reschedule(aSession(), { startAt: minutes(60), place: 'Room 3', at: AT })
  expect(moved).toMatchObject({ ok: true, value: { sequence: 1, place: 'Room 3', startAt: minutes(60) } })
  expect(reschedule(aSession(), { startAt: minutes(60), place: 'x', at: minutes(61) })).toMatchObject({
    error: 'already-held',
  })
  expect(reschedule(aSession({ state: 'cancelled' }), { startAt: minutes(60), place: 'x', at: AT }).ok).toBe(false)
  expect(cancelSession(aSession(), AT)).toMatchObject({ ok: true, value: { state: 'cancelled', sequence: 1 } })
  expect(cancelSession(aSession(), minutes(60))).toMatchObject({ error: 'already-held' })
})

test.each([
  [{ kind: 'rule' as const, specialty: 'Medicine', facilityId: '' }, true],
  [{ kind: 'rule' as const, specialty: 'Surgery', facilityId: '' }, false],
  [{ kind: 'rule' as const, specialty: '', facilityId: 'f-2' }, false],
  [{ kind: 'rule' as const, specialty: '', facilityId: '' }, true],
  [{ kind: 'list' as const, providerIds: ['a'] }, true],
  [{ kind: 'list' as const, providerIds: ['b'] }, false],
])('%o means a physician of medicine at f-1: %s', (audience, meant) => {
  expect(isMeant(audience, { id: 'a', specialty: 'Medicine', facilityIds: ['f-1'] })).toBe(meant)
})

/** Answers one after the other, each a minute later. */
function play(session: Session, all: Invitation[], said: readonly [string, 'yes' | 'no'][]): Invitation[] {
  let now = all
  said.forEach(([providerId, says], i) => {
    const answered = answerInvitation(session, now, { providerId, says, at: new Date(AT.getTime() + i * 60_000) })
    if (!answered.ok) throw new Error(answered.error)
    const { invitation, movedUp } = answered.value
    now = now.map((one) => [invitation, movedUp].find((other) => other?.providerId === one.providerId) ?? one)
  })
  return now
}
const answersOf = (all: readonly Invitation[]) => Object.fromEntries(all.map((one) => [one.providerId, one.answer]))

describe('the waiting list', () => {
  test('the third of two seats waits, and moves up when a seat comes free', () => {
    const all = play(aSession(), invited('a', 'b', 'c'), [
      ['a', 'yes'],
      ['b', 'yes'],
      ['c', 'yes'],
    ])
    expect(answersOf(all)).toEqual({ a: 'yes', b: 'yes', c: 'waiting' })
    expect(answersOf(play(aSession(), all, [['a', 'no']]))).toEqual({ a: 'no', b: 'yes', c: 'yes' })
  })
  test('who says yes twice keeps the place in the line', () => {
    const all = play(aSession({ capacity: 1 }), invited('a', 'b', 'c'), [
      ['a', 'yes'],
      ['b', 'yes'],
      ['c', 'yes'],
      ['b', 'yes'],
      ['a', 'no'],
    ])
    expect(answersOf(all)).toEqual({ a: 'no', b: 'yes', c: 'waiting' })
  })
  test('whatever is said, seats are never oversold and nobody waits beside a free one', () => {
    const people = ['a', 'b', 'c', 'd', 'e']
    const said = fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom('yes' as const, 'no' as const)), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(said, fc.integer({ min: 1, max: 5 }), (deeds, capacity) => {
        const answers = Object.values(answersOf(play(aSession({ capacity }), invited(...people), deeds)))
        const taken = answers.filter((answer) => answer === 'yes').length
        expect(taken).toBeLessThanOrEqual(capacity)
        if (answers.includes('waiting')) expect(taken).toBe(capacity)
      }),
    )
  })
  test('only who is invited answers, and only before the end', () => {
    expect(answerInvitation(aSession(), invited('a'), { providerId: 'z', says: 'yes', at: AT })).toMatchObject({
      error: 'not-invited',
    })
    expect(answerInvitation(aSession(), invited('a'), { providerId: 'a', says: 'yes', at: minutes(60) })).toMatchObject(
      { error: 'already-held' },
    )
  })
  test('nobody is invited twice', () => {
    const again = inviteMeant(
      aSession(),
      [
        { providerId: 'a', userId: null },
        { providerId: 'b', userId: null },
      ],
      invited('a'),
      AT,
    )
    expect(again.map(({ providerId }) => providerId)).toEqual(['b'])
  })
})

test.each([
  ['a day ahead', {}, minutes(-23 * 60), true],
  ['two days ahead', {}, minutes(-48 * 60), false],
  ['again', { remindedAt: AT }, minutes(-60), false],
  ['of a no', { answer: 'no' as const }, minutes(-60), false],
  ['of a place in the line', { answer: 'waiting' as const }, minutes(-60), false],
  ['just after the invitation', { invitedAt: minutes(-120) }, minutes(-60), false],
  ['after the start', {}, minutes(1), false],
])('a reminder %s is due or not', (_, over, at, due) => {
  const [one] = invited('a')
  expect(one && isReminderDue(aSession(), { ...one, ...over }, at)).toBe(due)
})

describe('attendance', () => {
  test.each([
    ['ten minutes before', -10, 'ABC234', { ok: true, value: { minutes: 60 } }],
    ['four minutes late', 4, 'abc-234', { ok: true, value: { minutes: 60 } }],
    ['twenty minutes late', 20, 'ABC234', { ok: true, value: { minutes: 40 } }],
    ['an hour after the end', 120, 'ABC234', { ok: true, value: { minutes: 60 } }],
    ['an hour before', -60, 'ABC234', { error: 'too-early' }],
    ['the next day', 24 * 60, 'ABC234', { error: 'too-late' }],
    ['with another code', 0, 'ABC235', { error: 'wrong-code' }],
  ])('by code %s', (_, late, code, expected) => {
    expect(checkIn(aSession(), { providerId: 'a', code, at: minutes(late) })).toMatchObject(expected)
  })
  test('by list, from the start on, of at most the whole length', () => {
    const by = (n: number, at: Date) => recordByList(aSession(), { providerId: 'a', minutes: n, at })
    expect(by(45, minutes(50))).toMatchObject({ ok: true, value: { minutes: 45, how: 'list' } })
    expect(by(61, minutes(50))).toMatchObject({ error: 'bad-minutes' })
    expect(by(45, minutes(-1))).toMatchObject({ error: 'not-begun' })
  })
  test('late and partial are told apart; hours are quarters, never rounded up', () => {
    const came = { sessionId: 's-1', providerId: 'a', arrivedAt: minutes(20), minutes: 40 }
    expect(kindOf(aSession(), { ...came, how: 'code' })).toBe('late')
    expect(kindOf(aSession(), { ...came, how: 'list' })).toBe('partial')
    expect(kindOf(aSession(), { ...came, minutes: 60, how: 'list' })).toBe('whole')
    expect([14, 15, 50, 60].map(hoursOf)).toEqual([0, 0.25, 0.75, 1])
  })
})

test('the checklist ticks itself', () => {
  const counts = { meant: 3, invited: 3, answered: 1, yes: 1, attended: 0, quizzed: 0, monthsAfter: 0 }
  const states = (at: Date, over = {}) => checklistOf(aSession(), { ...counts, ...over }, at).map(({ state }) => state)
  expect(states(AT)).toEqual(['done', 'done', 'done', 'done', 'begun', 'open', 'open', 'open'])
  // Who comes before the end is counted as they come.
  expect(states(AT, { yes: 2, attended: 1 })[5]).toBe('begun')
  expect(states(minutes(70), { attended: 1, quizzed: 1, monthsAfter: 3 }).slice(5)).toEqual(['done', 'done', 'done'])
})

describe('a time in a zone', () => {
  test.each([
    ['2026-07-01T12:00', 'America/Chicago', '2026-07-01T17:00:00.000Z'],
    ['2026-12-01T12:00', 'America/Chicago', '2026-12-01T18:00:00.000Z'],
    ['2026-03-08T02:30', 'America/New_York', null],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T01:30', 'Nowhere/Town', null],
    ['tomorrow', 'UTC', null],
    ['2026-06-01T09:15', 'Asia/Kathmandu', '2026-06-01T03:30:00.000Z'],
  ])('%s in %s is %s', (text, zone, moment) => {
    expect(momentOf(text, zone)?.toISOString() ?? null).toBe(moment)
  })
  test('what a clock shows is read back as the same moment or, in the hour that comes twice, one hour before', () => {
    const zones = ['America/Chicago', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC']
    const whole = fc.integer({ min: 29_000_000, max: 31_000_000 })
    fc.assert(
      fc.property(whole, fc.constantFrom(...zones), (minute, zone) => {
        const at = new Date(minute * 60_000)
        const again = momentOf(localText(at, zone), zone)
        expect(again && localText(again, zone)).toBe(localText(at, zone))
        expect(at.getTime() - (again?.getTime() ?? 0)).toBeLessThanOrEqual(3_600_000)
        expect(at.getTime() - (again?.getTime() ?? 0)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
