import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { User } from '#app/domain/identity/role.ts'
import { answerFor } from '#app/services/education/answer-for.server.ts'
import { sayWhether } from '#app/services/education/answer-invitation.server.ts'
import { attendByCode, attendByList } from '#app/services/education/attend.server.ts'
import { certificateOf } from '#app/services/education/certificate.server.ts'
import { editDetails } from '#app/services/education/change-details.server.ts'
import { codePicture } from '#app/services/education/code-picture.server.ts'
import { exportAttendance } from '#app/services/education/export-attendance.server.ts'
import { giveFeedback } from '#app/services/education/give-feedback.server.ts'
import { invite } from '#app/services/education/invite.server.ts'
import { type PlanForm, planFrom } from '#app/services/education/plan-session.server.ts'
import { readRecord } from '#app/services/education/read-record.server.ts'
import { readMySession, readSession } from '#app/services/education/read-session.server.ts'
import { remindOfSessions } from '#app/services/education/remind.server.ts'
import { takeQuiz } from '#app/services/education/take-quiz.server.ts'
import { closeMailer } from '#app/services/mailer.server.ts'
import { listMail } from '#db/outbox.ts'
import { auditEntries } from '#db/schema/audit.ts'
import { aHouse, form, lettersOf, planIn } from './house.ts'

let { context, people } = {} as Awaited<ReturnType<typeof aHouse>>
beforeEach(async () => {
  ;({ context, people } = await aHouse())
})
afterEach(closeMailer)
const planned = (over: Partial<PlanForm> = {}) => planIn(context, people.lind, over)
const kinds = async () =>
  (await context.db.select({ what: auditEntries.what }).from(auditEntries)).map(({ what }) => what)
const letters = () => lettersOf(context)

/** How many pages a PDF has. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

test('nobody is invited twice, and a second call says so', async () => {
  const id = await planned()
  await invite(context, people.lind, id)
  expect(await invite(context, people.lind, id)).toEqual({ ok: false, error: 'nobody-left' })
  expect(await letters()).toHaveLength(2)
})

test('the seat that comes free goes to who waits, who gets a letter', async () => {
  const id = await planned()
  await invite(context, people.lind, id)
  expect(await sayWhether(context, people.osei, { sessionId: id, says: 'yes' })).toEqual({ ok: true, value: 'yes' })
  expect(await sayWhether(context, people.lee, { sessionId: id, says: 'yes' })).toEqual({ ok: true, value: 'waiting' })
  expect(await sayWhether(context, people.roy, { sessionId: id, says: 'yes' })).toMatchObject({ error: 'not-invited' })
  await sayWhether(context, people.osei, { sessionId: id, says: 'no' })
  expect((await readMySession(context, people.lee, id))?.answer).toBe('yes')
  expect(await letters()).toContain('education-seat u-lee')
  expect((await kinds()).filter((what) => what === 'education.answered')).toHaveLength(3)
})

test('what was told in person is written down by who runs the session, with the seats and the line as if it had been said', async () => {
  const id = await planned()
  await invite(context, people.lind, id)
  const record = (...list: [string, 'yes' | 'no'][]) =>
    answerFor(context, people.lind, {
      sessionId: id,
      list: list.map(([providerId, says]) => ({ providerId, says })),
    })
  const answers = async () =>
    (await readSession(context, id))?.people.map(({ providerId, answer }) => [providerId, answer])
  expect(await record(['p-osei', 'yes'], ['p-lee', 'yes'])).toEqual({ ok: true, value: 2 })
  expect(await answers()).toEqual([
    ['p-lee', 'waiting'],
    ['p-osei', 'yes'],
  ])
  expect(await record(['p-osei', 'no'])).toEqual({ ok: true, value: 2 })
  expect(await answers()).toEqual([
    ['p-lee', 'yes'],
    ['p-osei', 'no'],
  ])
  expect(await letters()).toContain('education-seat u-lee')
  expect(await record(['p-roy', 'yes'])).toMatchObject({ error: 'not-invited' })
  expect(await record(['p-lee', 'yes'])).toMatchObject({ error: 'no-answer' })
  expect(await record(['p-lee', 'no'], ['p-roy', 'yes'])).toMatchObject({ error: 'not-invited' })
  expect(await answers()).toContainEqual(['p-lee', 'yes'])
})

test('who comes, and who has not said, is reminded once, a day ahead', async () => {
  const id = await planned({ capacity: 5 })
  await invite(context, people.lind, id)
  await sayWhether(context, people.lee, { sessionId: id, says: 'no' })
  context.clock.at = new Date('2026-10-29T16:00:00Z')
  expect(await remindOfSessions(context)).toBe(0)
  context.clock.at = new Date('2026-10-29T17:30:00Z')
  expect(await remindOfSessions(context)).toBe(1)
  expect(await remindOfSessions(context)).toBe(0)
  expect(await letters()).toContain('education-reminder u-osei')
})

describe('the day itself', () => {
  let id = ''
  beforeEach(async () => {
    id = await planned({ capacity: 5 })
    await invite(context, people.lind, id)
    context.clock.at = new Date('2026-10-30T17:20:00Z')
  })
  const codeOfSession = async () => (await readSession(context, id))?.attendanceCode ?? ''

  test('late by code, whole by list, uninvited by code: all are in the record with their hours', async () => {
    expect(await attendByCode(context, people.osei, 'WRONG1')).toMatchObject({ error: 'wrong-code' })
    expect((await attendByCode(context, people.osei, await codeOfSession())).ok).toBe(true)
    expect((await attendByCode(context, people.roy, await codeOfSession())).ok).toBe(true)
    const list = [{ providerId: 'p-lee', minutes: 60 }]
    expect(await attendByList(context, people.lind, { sessionId: id, list })).toEqual({ ok: true, value: 1 })
    const page = await readSession(context, id)
    expect(page?.people.map(({ providerId, attended }) => [providerId, attended?.minutes, attended?.kind])).toEqual([
      ['p-lee', 60, 'whole'],
      ['p-osei', 40, 'late'],
      ['p-roy', 40, 'late'],
    ])
    expect(await readRecord(context, 'p-osei')).toMatchObject({ hours: 0.5, sessions: [{ there: 40 }] })
    const [attendance] = await exportAttendance(context, people.lind)
    expect(attendance?.rows.map((line) => line[attendance.columns.indexOf('name')])).toEqual([
      'p-lee',
      'p-osei',
      'p-roy',
    ])
    const line = (column: string) => attendance?.rows[1]?.[attendance.columns.indexOf(column)]
    const columns = ['on', 'npi', 'minutes', 'minutes there', 'hours', 'kind', 'recorded by']
    expect(columns.map(line)).toEqual(['2026-10-30', '1234567893', 60, 40, 0.5, 'late', 'code'])
    expect(attendance?.rows.every((row) => row.length === attendance.columns.length)).toBe(true)
  })

  test('a list with one impossible line records nobody', async () => {
    const list = [
      { providerId: 'p-lee', minutes: 60 },
      { providerId: 'p-osei', minutes: 999 },
    ]
    expect(await attendByList(context, people.lind, { sessionId: id, list })).toMatchObject({ error: 'bad-minutes' })
    expect((await readSession(context, id))?.people.every(({ attended }) => attended === null)).toBe(true)
  })

  test('the list leaves who came by code as they came, and takes back with 0 what was recorded by mistake', async () => {
    await attendByCode(context, people.osei, await codeOfSession())
    const record = (list: { providerId: string; minutes: number }[]) =>
      attendByList(context, people.lind, { sessionId: id, list })
    // The form holds everyone's minutes as they stood.
    const asTheyStood = [
      { providerId: 'p-osei', minutes: 40 },
      { providerId: 'p-lee', minutes: 45 },
    ]
    expect(await record(asTheyStood)).toEqual({ ok: true, value: 1 })
    expect(await record(asTheyStood)).toEqual({ ok: true, value: 0 })
    const there = async () =>
      (await readSession(context, id))?.people.map(({ providerId, attended }) => [providerId, attended?.how ?? null])
    expect(await there()).toEqual([
      ['p-lee', 'list'],
      ['p-osei', 'code'],
    ])
    expect(await record([{ providerId: 'p-lee', minutes: 0 }])).toEqual({ ok: true, value: 1 })
    expect(await there()).toEqual([
      ['p-lee', null],
      ['p-osei', 'code'],
    ])
    expect(await certificateOf(context, people.lee, id)).toMatchObject({ error: 'not-attended' })
  })

  test('a certificate is a PDF for who was there and nobody else', async () => {
    await attendByCode(context, people.osei, await codeOfSession())
    const made = await certificateOf(context, people.osei, id)
    expect(made.ok && made.value.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(await certificateOf(context, people.lee, id)).toMatchObject({ error: 'not-attended' })
    expect(made.ok && pagesOf(made.value)).toBe(1)
  })

  test('the longest title and number still make one page', async () => {
    const number = `${'0190a5'.repeat(10)}`
    const ids = { ...context, newId: () => number }
    const title = 'Writing it down '.repeat(12).trim()
    const long = await planFrom(ids, people.lind, form({ title, startOn: '2026-10-30T12:30' }))
    expect(long).toMatchObject({ ok: true, value: { id: number } })
    context.clock.at = new Date('2026-10-30T17:31:00Z')
    const code = (await readSession(context, number))?.attendanceCode ?? ''
    expect((await attendByCode(context, people.osei, code)).ok).toBe(true)
    const made = await certificateOf(context, people.osei, number)
    expect(made.ok && pagesOf(made.value)).toBe(1)
  })

  test('feedback is for who was there, and is shown without a name', async () => {
    expect(await giveFeedback(context, people.osei, { sessionId: id, useful: 4, words: 'Good.' })).toMatchObject({
      error: 'not-attended',
    })
    await attendByCode(context, people.osei, await codeOfSession())
    await giveFeedback(context, people.osei, { sessionId: id, useful: 4, words: 'Good.' })
    await giveFeedback(context, people.osei, { sessionId: id, useful: 5, words: 'Better.' })
    expect((await readSession(context, id))?.feedback).toEqual([{ useful: 5, words: 'Better.' }])
  })

  test('the code is a picture too', async () => {
    expect(await codePicture(context, id)).toMatch(/^<svg[\s\S]*<\/svg>/)
  })
})

test('added seats go to who has waited longest; a new title tells calendars; seats that are taken stay', async () => {
  const id = await planned({ capacity: 1 })
  await invite(context, people.lind, id)
  await sayWhether(context, people.osei, { sessionId: id, says: 'yes' })
  await sayWhether(context, people.lee, { sessionId: id, says: 'yes' })
  const details = { sessionId: id, title: form().title, objectives: form().objectives, facilitatorId: 'u-lind' }
  expect(await editDetails(context, people.lind, { ...details, capacity: 2 })).toEqual({ ok: true, value: null })
  expect((await readSession(context, id))?.people.map(({ answer }) => answer)).toEqual(['yes', 'yes'])
  expect((await letters()).filter((one) => one.startsWith('education-seat'))).toEqual(['education-seat u-lee'])
  expect(await editDetails(context, people.lind, { ...details, capacity: 1 })).toMatchObject({ error: 'bad-capacity' })
  await editDetails(context, people.lind, { ...details, title: 'Another name', capacity: 2 })
  const changed = (await listMail(context.db, null, 100)).filter(({ template }) => template === 'education-changed')
  expect(changed.map(({ toUserId }) => toUserId).sort()).toEqual(['u-lee', 'u-osei'])
  expect(JSON.stringify(changed[0]?.attachment)).toContain('SEQUENCE:1')
})

test('a quiz is kept as before, after or of one’s own pace; a passed one attends a self-paced session', async () => {
  const id = await planned({ mode: 'self-paced', place: '', capacity: 5 })
  await invite(context, people.lind, id)
  const right = [1, 1, 1]
  const quiz = (sessionId: string | null, answers: number[]) =>
    takeQuiz(context, people.osei, { materialId: 'heart-failure-type', sessionId, answers })
  expect(await quiz(null, right)).toMatchObject({ ok: true, value: { of: 3 } })
  expect(
    (await readSession(context, id))?.people.find(({ providerId }) => providerId === 'p-osei')?.attended,
  ).toBeNull()
  expect(await quiz(id, [9, 9, 9])).toMatchObject({ value: { right: 0 } })
  expect((await readSession(context, id))?.quiz.before).toMatchObject({ people: 1, right: 0, of: 3 })
  const { LIBRARY } = await import('#app/domain/education/library.ts')
  const all = LIBRARY.find((one) => one.id === 'heart-failure-type')?.quiz.map((question) => question.right) ?? []
  await quiz(id, all)
  const came = (await readSession(context, id))?.people.find(({ providerId }) => providerId === 'p-osei')?.attended
  expect(came).toMatchObject({ how: 'card', minutes: 60 })
})

test('a quiz before the session and after its begin are told apart, each by the first try of each person', async () => {
  const id = await planned({ capacity: 5 })
  await invite(context, people.lind, id)
  const { LIBRARY } = await import('#app/domain/education/library.ts')
  const right = LIBRARY.find((one) => one.id === 'heart-failure-type')?.quiz.map((question) => question.right) ?? []
  const take = (who: User, answers: number[]) =>
    takeQuiz(context, who, { materialId: 'heart-failure-type', sessionId: id, answers })
  await take(people.osei, [9, 9, 9])
  context.clock.at = new Date(context.clock.at.getTime() + 60_000)
  // The answers stand on the page by then.
  await take(people.osei, right)
  await take(people.lee, [right[0] ?? 0, 9, 9])
  context.clock.at = new Date('2026-10-30T17:10:00Z')
  await take(people.osei, [right[0] ?? 0, right[1] ?? 0, 9])
  expect((await readSession(context, id))?.quiz).toEqual({
    before: { people: 2, right: 1, of: 6 },
    after: { people: 1, right: 2, of: 3 },
  })
  // Who was never invited takes it for themselves.
  await take(people.roy, right)
  expect((await readSession(context, id))?.quiz.after.people).toBe(1)
})
