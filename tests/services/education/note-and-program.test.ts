import { beforeEach, expect, test } from 'vitest'
import { LIBRARY } from '#app/domain/education/library.ts'
import { composeNote, draftNote } from '#app/domain/education/note.ts'
import { groupsBy, stepsOf, weeksLater } from '#app/domain/education/program.ts'
import type { User } from '#app/domain/identity/role.ts'
import { attendByList } from '#app/services/education/attend.server.ts'
import { invite } from '#app/services/education/invite.server.ts'
import { planProgram, readProposal } from '#app/services/education/plan-program.server.ts'
import { planFrom, readPlanPage } from '#app/services/education/plan-session.server.ts'
import { readProgram, readPrograms } from '#app/services/education/read-programs.server.ts'
import { readRecord } from '#app/services/education/read-record.server.ts'
import { readSession } from '#app/services/education/read-session.server.ts'
import { readNote, readNotePage, sendNote } from '#app/services/education/send-note.server.ts'
import { commit } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { auditEntries } from '#db/schema/audit.ts'
import { facilities, providers } from '#db/schema/identity.ts'
import { addUser } from '#db/users.ts'
import { aContext } from '#tests/helpers/context.ts'

let context: ReturnType<typeof aContext>
const person = (id: string, over: Partial<User>): User => ({
  ...{ id, version: 1, email: `${id}@portal.test`, name: id, credentials: null, facilityIds: ['f-1'] },
  ...{ roles: ['physician'], providerId: null, state: 'active', ...over },
})
const lind = person('u-lind', { name: 'Mara Lind', roles: ['cdi'] })
const osei = person('u-osei', { name: 'Dr. A. Osei', providerId: 'p-1' })
const lee = person('u-lee', { name: 'Dr. B. Lee', providerId: 'p-2' })

beforeEach(async () => {
  context = aContext()
  const source = (id: string) => ({ sourceSystem: 'test', sourceId: id })
  const rows = Array.from({ length: 9 }, (_, i) => ({
    ...{ id: `p-${i + 1}`, ...source(`p-${i + 1}`), name: `Dr. ${i + 1}`, facilityIds: ['f-1'] },
    specialty: ['Medicine', 'Surgery', 'Cardiology'][i % 3] ?? '',
  }))
  await commit(context.db, {
    writes: [
      (tx) => tx.insert(facilities).values({ id: 'f-1', ...source('f-1'), name: 'North', timeZone: 'America/Chicago' }),
      (tx) => tx.insert(providers).values(rows),
      ...[lind, osei, lee].map(addUser),
    ],
    audit: [{ what: 'demo.filled', who: 'system', at: context.now() }],
  })
})
const kinds = async () =>
  (await context.db.select({ what: auditEntries.what }).from(auditEntries)).map(({ what }) => what)

test('a note is kept on the record, told by a link alone, opened once by its reader, and nobody else’s to read', async () => {
  const page = await readNotePage(context, lind, new URLSearchParams('provider=p-1&material=heart-failure-type'))
  expect(page.words).toContain('Say three words each time')
  const sent = await sendNote(context, lind, { providerId: 'p-1', materialId: 'heart-failure-type', words: page.words })
  if (!sent.ok) throw new Error(sent.error)
  const [mail] = await listMail(context.db, null, 10)
  expect(mail).toMatchObject({ template: 'education-note', toUserId: 'u-osei' })
  expect(JSON.stringify(mail?.props)).not.toContain('Say three words')
  expect(await readNote(context, lee, sent.value)).toBeNull()
  expect(await readNote(context, lind, sent.value)).toMatchObject({ openedAt: null, isReader: false })
  expect(await readNote(context, osei, sent.value)).toMatchObject({ isReader: true, from: 'Mara Lind' })
  await readNote(context, osei, sent.value)
  expect((await readRecord(context, 'p-1'))?.notes).toMatchObject([{ id: sent.value, openedAt: context.now() }])
  expect((await kinds()).sort()).toEqual(['demo.filled', 'education.note-opened', 'education.note-sent'])
})

test.each([
  ['to who cannot sign in', { providerId: 'p-9' }, 'nobody-signs-in'],
  ['without words', { words: '  ' }, 'no-words'],
  ['of a page', { words: 'word '.repeat(400) }, 'too-long'],
  ['about money', { words: 'This moves the DRG.' }, 'speaks-of-money'],
  ['about a query', { words: 'You have an open query.' }, 'speaks-of-a-patient'],
  ['about a record number', { words: 'See 00412345.' }, 'speaks-of-a-patient'],
  ['about no piece', { materialId: 'no-such' }, 'no-such-material'],
  ['to nobody', { providerId: 'p-99' }, 'no-such-provider'],
])('a note %s is not sent', async (_, over, why) => {
  const given = { providerId: 'p-1', materialId: 'heart-failure-type', words: 'Write the type.', ...over }
  expect(await sendNote(context, lind, given)).toMatchObject({ error: why })
  expect(await listMail(context.db, null, 10)).toEqual([])
})

test('every piece of the library makes a note that can be sent as it is', () => {
  for (const piece of LIBRARY) {
    const words = draftNote(piece, { from: 'Mara Lind' })
    const ids = { id: 'n', providerId: 'p', userId: 'u', sentBy: 's', sentAt: context.now() }
    const about = { family: piece.family, materialId: piece.id, materialVersion: piece.version }
    expect(composeNote({ ...ids, ...about, words }).ok, piece.id).toBe(true)
  }
})

const everyone = Array.from({ length: 9 }, (_, i) => ({
  ...{ id: `p-${i + 1}`, name: `Dr. ${i + 1}`, facilityIds: ['f-1'] },
  specialty: ['Medicine', 'Surgery', null][i % 3] ?? null,
}))

test('a lot is drawn among providers, specialties or facilities; a seed gives its order again; nobody is in two steps', () => {
  const groups = groupsBy('provider', everyone, new Map())
  const drawn = stepsOf(groups, { steps: 3, seed: 7 })
  expect(drawn).toEqual(stepsOf([...groups].reverse(), { steps: 3, seed: 7 }))
  expect(drawn).not.toEqual(stepsOf(groups, { steps: 3, seed: 8 }))
  const all = drawn.ok ? drawn.value.flatMap(({ providerIds }) => providerIds) : []
  expect([...all].sort()).toEqual(everyone.map(({ id }) => id))
  expect(groupsBy('specialty', everyone, new Map()).map(({ name, providerIds }) => [name, providerIds.length])).toEqual(
    [
      ['Medicine', 3],
      ['Surgery', 3],
    ],
  )
  expect(stepsOf(groupsBy('facility', everyone, new Map([['f-1', 'North']])), { steps: 2, seed: 1 })).toMatchObject({
    error: 'too-few-groups',
  })
})

test('weeks later is the same hour on the clock, over the end of summer time too', () => {
  expect(weeksLater('2026-10-28T12:00', 1)).toBe('2026-11-04T12:00')
  expect(weeksLater('2026-12-30T08:15', 8)).toBe('2027-02-24T08:15')
})

test('a program is proposed with its seed and planned whole: a session a step, at the same hour', async () => {
  const page = await readProposal(
    context,
    lind,
    new URLSearchParams('material=heart-failure-type&steps=3&seed=42&weeks=6'),
  )
  expect(page).toMatchObject({ seed: 42, refused: null, groups: 9, power: null })
  const form = {
    ...{ title: 'Heart failure, in turn', materialId: 'heart-failure-type', groupedBy: 'provider' as const },
    ...{ specialty: '', steps: 3, seed: 42, weeks: 6, startOn: '2026-10-01T12:00', minutes: 30 },
    ...{ mode: 'in-person' as const, place: 'Room 1', timeZone: 'America/Chicago', facilitatorId: 'u-lind' },
  }
  expect(await planProgram(context, lind, { ...form, startOn: 'soon' })).toMatchObject({ error: 'no-such-time' })
  expect(await readPrograms(context)).toEqual([])
  const planned = await planProgram(context, lind, form)
  if (!planned.ok) throw new Error(planned.error)
  const program = await readProgram(context, planned.value)
  expect(program?.steps.map(({ groups }) => groups)).toEqual(page.drawn.map(({ groups }) => groups))
  expect(program?.steps.map(({ session }) => session?.when)).toEqual([
    'Thu, 1 Oct 2026, 12:00 (America/Chicago)',
    'Thu, 12 Nov 2026, 12:00 (America/Chicago)',
    'Thu, 24 Dec 2026, 12:00 (America/Chicago)',
  ])
  expect(await readPrograms(context)).toMatchObject([{ steps: 3, held: 0, seed: 42 }])
})

test('who was not there is named in a make-up session', async () => {
  const plan = {
    ...{ title: 'Heart failure', objectives: 'Say it', axis: '', materialId: 'heart-failure-type', capacity: 9 },
    audience: { kind: 'list' as const, providerIds: ['p-1', 'p-2', 'p-3'] },
    ...{ mode: 'in-person' as const, place: 'Room 1', startOn: '2026-10-01T12:00', minutes: 30 },
    ...{ timeZone: 'America/Chicago', facilitatorId: 'u-lind' },
  }
  const first = await planFrom(context, lind, plan)
  if (!first.ok) throw new Error(first.error)
  await invite(context, lind, first.value.id)
  context.clock.at = new Date('2026-10-01T18:00:00Z')
  await attendByList(context, lind, { sessionId: first.value.id, list: [{ providerId: 'p-2', minutes: 30 }] })
  expect((await readSession(context, first.value.id))?.missed).toBe(2)
  const page = await readPlanPage(context, lind, new URLSearchParams({ makeUpOf: first.value.id }))
  expect(page.only.split('\n').sort()).toEqual(['p-1', 'p-3'])
  expect(page.chosen?.id).toBe('heart-failure-type')
  const second = await planFrom(context, lind, {
    ...{ ...plan, startOn: '2026-10-15T12:00', makeUpOf: first.value.id },
    audience: { kind: 'list', providerIds: page.only.split('\n') },
  })
  expect(second).toMatchObject({ ok: true, value: { makeUpOf: first.value.id } })
})
