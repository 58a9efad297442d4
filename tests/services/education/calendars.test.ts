import type { ParsedMail } from 'mailparser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sayWhether } from '#app/services/education/answer-invitation.server.ts'
import { callOff, moveSession } from '#app/services/education/change-session.server.ts'
import { invite } from '#app/services/education/invite.server.ts'
import { type PlanForm, planFrom } from '#app/services/education/plan-session.server.ts'
import { readMySession } from '#app/services/education/read-session.server.ts'
import { closeMailer, deliverDue } from '#app/services/mailer.server.ts'
import { aHouse, calendarOf, form, planIn, received } from './house.ts'

let { context, people } = {} as Awaited<ReturnType<typeof aHouse>>
beforeEach(async () => {
  ;({ context, people } = await aHouse())
})
afterEach(closeMailer)
const planned = (over: Partial<PlanForm> = {}) => planIn(context, people.lind, over)

test('an invitation, its change and its end go over SMTP with calendar files of one UID and a growing sequence', async () => {
  const id = await planned()
  const sent = await received(context, async () => {
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

test('a cancellation reaches every calendar that was asked, also of who cannot come; another time asks them again, another room does not', async () => {
  const id = await planned({ capacity: 5, audience: { kind: 'list', providerIds: ['p-osei', 'p-lee', 'p-roy'] } })
  await invite(context, people.lind, id)
  await sayWhether(context, people.lee, { sessionId: id, says: 'no' })
  await sayWhether(context, people.osei, { sessionId: id, says: 'yes' })
  const move = (startOn: string, place: string) => moveSession(context, people.lind, { sessionId: id, startOn, place })
  const status = (mail: ParsedMail) => {
    const { method, event } = calendarOf(mail)
    const attendee = event.getFirstProperty('attendee')
    return [
      method,
      event.getFirstPropertyValue('sequence'),
      attendee?.getParameter('partstat'),
      attendee?.getParameter('rsvp'),
    ]
  }
  const sent = await received(context, async () => {
    await deliverDue(context)
    await move('2026-10-30T12:00', 'Room 3')
    await deliverDue(context)
    await move('2026-11-02T12:00', 'Room 3')
    expect((await readMySession(context, people.lee, id))?.answer).toBe('none')
    await deliverDue(context)
    await sayWhether(context, people.lee, { sessionId: id, says: 'no' })
    await callOff(context, people.lind, id)
    await deliverDue(context)
  })
  const to = (who: string) =>
    sent.filter(({ raw }) => raw.includes(`${who}@portal.test`)).map(({ mail }) => status(mail))
  expect(to('u-lee')).toEqual([
    ['REQUEST', 0, 'NEEDS-ACTION', 'TRUE'],
    ['REQUEST', 2, 'NEEDS-ACTION', 'TRUE'],
    ['CANCEL', 3, 'DECLINED', 'FALSE'],
  ])
  expect(to('u-osei')).toEqual([
    ['REQUEST', 0, 'NEEDS-ACTION', 'TRUE'],
    ['REQUEST', 1, 'ACCEPTED', 'FALSE'],
    ['REQUEST', 2, 'ACCEPTED', 'FALSE'],
    ['CANCEL', 3, 'ACCEPTED', 'FALSE'],
  ])
  expect(to('u-roy').map(([method]) => method)).toEqual(['REQUEST', 'REQUEST', 'REQUEST', 'CANCEL'])
})

test('the letter of a freed seat tells the calendar that it is taken', async () => {
  const id = await planned()
  await invite(context, people.lind, id)
  for (const who of [people.osei, people.lee]) await sayWhether(context, who, { sessionId: id, says: 'yes' })
  const sent = await received(context, async () => {
    await deliverDue(context)
    await sayWhether(context, people.osei, { sessionId: id, says: 'no' })
    await deliverDue(context)
  })
  const seat = sent.find(({ mail }) => mail.subject?.startsWith('A seat is free'))
  const { method, event } = calendarOf(seat?.mail as ParsedMail)
  expect([method, event.getFirstProperty('attendee')?.getParameter('partstat')]).toEqual(['REQUEST', 'ACCEPTED'])
})

test('noon stays noon when the clocks go forward: an hour of UTC earlier, in the letter the same', async () => {
  const id = await planned({ startOn: '2027-03-12T12:00' })
  const sent = await received(context, async () => {
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
