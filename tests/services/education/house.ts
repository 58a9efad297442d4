import ICAL from 'ical.js'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { User } from '#app/domain/identity/role.ts'
import { type PlanForm, planFrom } from '#app/services/education/plan-session.server.ts'
import { closeMailer } from '#app/services/mailer.server.ts'
import { commit } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { facilities, providers } from '#db/schema/identity.ts'
import { addUser } from '#db/users.ts'
import { aContext } from '#tests/helpers/context.ts'

type Ctx = ReturnType<typeof aContext>
export type People = Record<'lind' | 'osei' | 'lee' | 'roy', User>

const person = (id: string, over: Partial<User>): User => ({
  ...{ id, version: 1, email: `${id}@portal.test`, name: id, credentials: null, facilityIds: ['f-1'] },
  ...{ roles: ['physician'], providerId: null, state: 'active', ...over },
})

/** A house with a specialist who teaches, two of medicine and one of surgery. */
export async function aHouse(): Promise<{ context: Ctx; people: People }> {
  const context = aContext()
  const people = {
    lind: person('u-lind', { name: 'Mara Lind', roles: ['cdi'] }),
    osei: person('u-osei', { name: 'Dr. A. Osei', providerId: 'p-osei' }),
    lee: person('u-lee', { name: 'Dr. B. Lee', providerId: 'p-lee' }),
    roy: person('u-roy', { name: 'Dr. C. Roy', providerId: 'p-roy' }),
  }
  const source = (id: string) => ({ sourceSystem: 'test', sourceId: id })
  const provider = (id: string, specialty: string) => ({
    id,
    ...source(id),
    name: id,
    specialty,
    npi: '1234567893',
    facilityIds: ['f-1'],
  })
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
  return { context, people }
}

export const form = (over: Partial<PlanForm> = {}): PlanForm => ({
  ...{ title: 'Heart failure, an hour; "type" and acuity', objectives: 'Say three words\nEach time', axis: 'type' },
  ...{ materialId: 'heart-failure-type', audience: { kind: 'rule', specialty: 'Medicine', facilityId: '' } },
  ...{ capacity: 1, mode: 'in-person', place: 'Room 2', startOn: '2026-10-30T12:00', minutes: 60 },
  ...{ timeZone: 'America/Chicago', facilitatorId: 'u-lind', ...over },
})
export async function planIn(context: Ctx, by: User, over: Partial<PlanForm> = {}): Promise<string> {
  const made = await planFrom(context, by, form(over))
  if (!made.ok) throw new Error(made.error)
  return made.value.id
}
export const lettersOf = async (context: Ctx) =>
  (await listMail(context.db, null, 100)).map(({ template, toUserId }) => `${template} ${toUserId}`)

/** A real SMTP peer on loopback for the length of a deed. */
export async function received(context: Ctx, deed: () => Promise<void>): Promise<{ mail: ParsedMail; raw: string }[]> {
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

export function calendarOf(mail: ParsedMail) {
  const file = mail.attachments.find(({ contentType }) => contentType.startsWith('text/calendar'))
  const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''))
  const event = calendar.getFirstSubcomponent('vevent')
  if (!event) throw new Error('no event')
  return { method: calendar.getFirstPropertyValue('method'), event, of: new ICAL.Event(event) }
}
