import ICAL from 'ical.js'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { User } from '#app/domain/identity/role.ts'
import { sayWhether } from '#app/services/education/answer-invitation.server.ts'
import { attendByCode, attendByList } from '#app/services/education/attend.server.ts'
import { certificateOf } from '#app/services/education/certificate.server.ts'
import { editDetails } from '#app/services/education/change-details.server.ts'
import { callOff, moveSession } from '#app/services/education/change-session.server.ts'
import { codePicture } from '#app/services/education/code-picture.server.ts'
import { exportAttendance } from '#app/services/education/export-attendance.server.ts'
import { giveFeedback } from '#app/services/education/give-feedback.server.ts'
import { invite } from '#app/services/education/invite.server.ts'
import { type PlanForm, planFrom } from '#app/services/education/plan-session.server.ts'
import { readRecord } from '#app/services/education/read-record.server.ts'
import { readMySession, readSession } from '#app/services/education/read-session.server.ts'
import { remindOfSessions } from '#app/services/education/remind.server.ts'
import { takeQuiz } from '#app/services/education/take-quiz.server.ts'
import { closeMailer, deliverDue } from '#app/services/mailer.server.ts'
import { commit } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { auditEntries } from '#db/schema/audit.ts'
import { facilities, providers } from '#db/schema/identity.ts'
import { addUser } from '#db/users.ts'
import { aContext } from '#tests/helpers/context.ts'

type Ctx = ReturnType<typeof aContext>
let context: Ctx
let people: Record<'lind' | 'osei' | 'lee' | 'roy', User>

const person = (id: string, over: Partial<User>): User => ({
  ...{ id, version: 1, email: `${id}@portal.test`, name: id, credentials: null, facilityIds: ['f-1'] },
  ...{ roles: ['physician'], providerId: null, state: 'active', ...over },
})

beforeEach(async () => {
  context = aContext()
  people = {
    lind: person('u-lind', { name: 'Mara Lind', roles: ['cdi'] }),
    osei: person('u-osei', { name: 'Dr. A. Osei', providerId: 'p-osei' }),
    lee: person('u-lee', { name: 'Dr. B. Lee', providerId: 'p-lee' }),
    roy: person('u-roy', { name: 'Dr. C. Roy', providerId: 'p-roy' }),
  }
  const source = (id: string) => ({ sourceSystem: 'test', sourceId: id })
  const provider = (id: string, specialty: string) => ({ id, ...source(id), name: id, specialty, facilityIds: ['f-1'] })
  await commit(context.db, {
    writes: [
      (tx) => tx.insert(facilities).values({ id: 'f-1', ...source('f-1'), name: 'North', timeZone: 'America/Chicago' }),
      (tx) =>
        tx
          .insert(providers)
          .values([provider('p-osei', 'Medicine'), provider('p-lee', 'Medicine'), provider('p-roy', 'Surgery')]),
      ...Object.values(people).map(addUser),
    ],
    audit: [{ what: 'demo.filled', who: 'system', at: context.now() }],
  })
})
afterEach(closeMailer)

const form = (over: Partial<PlanForm> = {}): PlanForm => ({
  ...{ title: 'Heart failure, an hour; "type" and acuity', objectives: 'Say three words\nEach time', axis: 'type' },
  ...{ materialId: 'heart-failure-type', audience: { kind: 'rule', specialty: 'Medicine', facilityId: '' } },
  ...{ capacity: 1, mode: 'in-person', place: 'Room 2', startOn: '2026-10-30T12:00', minutes: 60 },
  ...{ timeZone: 'America/Chicago', facilitatorId: 'u-lind', ...over },
})
async function planned(over: Partial<PlanForm> = {}): Promise<string> {
  const made = await planFrom(context, people.lind, form(over))
  if (!made.ok) throw new Error(made.error)
  return made.value.id
}
const kinds = async () =>
  (await context.db.select({ what: auditEntries.what }).from(auditEntries)).map(({ what }) => what)
const letters = async () =>
  (await listMail(context.db, null, 100)).map(({ template, toUserId }) => `${template} ${toUserId}`)

/** A real SMTP peer on loopback for the length of a deed. */
async function received(deed: () => Promise<void>): Promise<{ mail: ParsedMail; raw: string }[]> {
  const found: { mail: ParsedMail; raw: string }[] = []
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData(stream, _, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces)
        simpleParser(raw).then((mail) => {
          found.push({ mail, raw: raw.toString('utf8') })
          done()
        }, done)
      })
    },
  })
  const port = await new Promise<number>((ready) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      ready(typeof address === 'object' && address ? address.port : 0)
    })
  })
  context.settings.smtpUrl = `smtp://127.0.0.1:${port}`
  await deed()
  closeMailer()
  await new Promise<void>((closed) => server.close(() => closed()))
  return found
}

function calendarOf(mail: ParsedMail) {
  const file = mail.attachments.find(({ contentType }) => contentType.startsWith('text/calendar'))
  const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''))
  const event = calendar.getFirstSubcomponent('vevent')
  if (!event) throw new Error('no event')
  return { method: calendar.getFirstPropertyValue('method'), event, of: new ICAL.Event(event) }
}

test('an invitation, its change and its end go over SMTP with calendar files of one UID and a growing sequence', async () => {
  const id = await planned()
  const sent = await received(async () => {
    expect(await invite(context, people.lind, id)).toEqual({ ok: true, value: 2 })
    await deliverDue(context)
    // Over the end of summer time: noon in Chicago is another hour of UTC.
    expect(
      (await moveSession(context, people.lind, { sessionId: id, startOn: '2026-11-02T12:00', place: 'Room 3' })).ok,
    ).toBe(true)
    await deliverDue(context)
    expect((await callOff(context, people.lind, id)).ok).toBe(true)
    await deliverDue(context)
  })
  expect(sent).toHaveLength(6)
  const toOsei = sent
    .filter(({ raw }) => raw.includes('u-osei@portal.test'))
    .map(({ mail }) => ({ mail, ...calendarOf(mail) }))
  expect(toOsei.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
  expect(new Set(toOsei.map(({ of }) => of.uid)).size).toBe(1)
  expect(toOsei.map(({ event }) => event.getFirstPropertyValue('sequence'))).toEqual([0, 1, 2])
  expect(toOsei.map(({ of }) => of.startDate.toJSDate().toISOString())).toEqual([
    '2026-10-30T17:00:00.000Z',
    '2026-11-02T18:00:00.000Z',
    '2026-11-02T18:00:00.000Z',
  ])
  const stamps = toOsei.map(({ event }) => event.getFirstPropertyValue('dtstamp')?.toString())
  expect(stamps).toEqual(['2026-09-14T10:00:00Z', '2026-09-14T10:00:00Z', '2026-09-14T10:00:00Z'])
  const [first, , last] = toOsei
  const asked = first?.event.getFirstProperty('attendee')
  expect([asked?.getParameter('rsvp'), asked?.getParameter('partstat'), asked?.getParameter('cn')]).toEqual([
    ...['TRUE', 'NEEDS-ACTION', 'Dr. A. Osei'],
  ])
  expect(first?.of.summary).toBe('Heart failure, an hour; "type" and acuity')
  expect(first?.of.endDate.toJSDate().toISOString()).toBe('2026-10-30T18:00:00.000Z')
  expect(first?.event.getFirstProperty('attendee')?.getFirstValue()).toMatch(/^mailto:u-osei@portal.test$/i)
  expect(first?.event.getFirstProperty('organizer')?.getFirstValue()).toMatch(/^mailto:u-lind@portal.test$/i)
  expect(last?.event.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(first?.mail.text).toContain(`/education/sessions/${id}/answer?says=yes`)
  expect(first?.mail.text).toContain('Fri, 30 Oct 2026, 12:00 (America/Chicago)')
  const part = /content-type: text\/calendar[^\n]*method=(\w+)/i
  expect(sent.map(({ raw }) => part.exec(raw.replace(/\r\n\s+/g, ' '))?.[1])).toEqual([
    'REQUEST',
    'REQUEST',
    'REQUEST',
    'REQUEST',
    'CANCEL',
    'CANCEL',
  ])
})

test('noon stays noon when the clocks go forward: an hour of UTC earlier, in the letter the same', async () => {
  const id = await planned({ startOn: '2027-03-12T12:00' })
  const sent = await received(async () => {
    await invite(context, people.lind, id)
    await deliverDue(context)
    await moveSession(context, people.lind, { sessionId: id, startOn: '2027-03-15T12:00', place: 'Room 2' })
    await deliverDue(context)
  })
  const toLee = sent.filter(({ raw }) => raw.includes('u-lee@portal.test')).map(({ mail }) => mail)
  expect(toLee.map((mail) => calendarOf(mail).of.startDate.toJSDate().toISOString())).toEqual([
    '2027-03-12T18:00:00.000Z',
    '2027-03-15T17:00:00.000Z',
  ])
  expect(toLee[1]?.text).toContain('Mon, 15 Mar 2027, 12:00 (America/Chicago)')
  // The hour that the clocks skip is no time to meet.
  expect(await planFrom(context, people.lind, form({ startOn: '2027-03-14T02:30' }))).toMatchObject({
    ok: false,
    error: 'no-such-time',
  })
})

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
  })

  test('a list with one impossible line records nobody', async () => {
    const list = [
      { providerId: 'p-lee', minutes: 60 },
      { providerId: 'p-osei', minutes: 999 },
    ]
    expect(await attendByList(context, people.lind, { sessionId: id, list })).toMatchObject({ error: 'bad-minutes' })
    expect((await readSession(context, id))?.people.every(({ attended }) => attended === null)).toBe(true)
  })

  test('a certificate is a PDF for who was there and nobody else', async () => {
    await attendByCode(context, people.osei, await codeOfSession())
    const made = await certificateOf(context, people.osei, id)
    expect(made.ok && made.value.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(await certificateOf(context, people.lee, id)).toMatchObject({ error: 'not-attended' })
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
