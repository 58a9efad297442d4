import { hoursOf } from '#app/domain/education/attendance.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { listAttendance } from '#db/education-people.ts'
import { findSession } from '#db/education-sessions.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { latinOf, openPdf } from '../pdf.server.ts'
import { whenWords } from './letters.server.ts'

/** The certificate of attendance as a PDF of one page: who, what, when, how many hours. */
export async function certificateOf(
  { db, now, settings }: Context,
  user: User,
  sessionId: string,
): Promise<Result<Buffer, 'no-such-session' | 'not-attended'>> {
  const session = await findSession(db, sessionId)
  if (!session) return refuse('no-such-session')
  const came = (await listAttendance(db, sessionId)).find(({ providerId }) => providerId === user.providerId)
  if (!came) return refuse('not-attended')
  const facilitator = (await findUser(db, session.facilitatorId))?.name ?? ''
  const title = 'Certificate of attendance'
  const page = await openPdf({ size: 'LETTER', layout: 'landscape', margin: 72, info: { Title: title } })
  const pieces: Buffer[] = []
  page.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise<void>((resolve) => page.on('end', resolve))
  page.font('Helvetica-Bold').fontSize(28).text(title)
  page.moveDown().font('Helvetica').fontSize(16).text(latinOf(user.name))
  page.moveDown().fontSize(14).text('attended')
  page.font('Helvetica-Bold').fontSize(18).text(latinOf(session.title))
  page
    .moveDown()
    .font('Helvetica')
    .fontSize(12)
    .text(latinOf(whenWords(session)))
  page.text(`${came.minutes} of ${session.minutes} minutes, ${hoursOf(came.minutes)} hours`)
  if (facilitator) page.text(latinOf(`Facilitator: ${facilitator}`))
  page.moveDown(2).fontSize(9)
  page.text(
    `Number ${session.id}. Hours are counted in quarters, rounded down. Whether they are credits is decided by the office that grants them.`,
  )
  if (settings.mode === 'demo') page.text('Demo hospital: every person is invented.')
  page.end()
  await done
  await commit(db, {
    writes: [],
    audit: [{ what: 'education.viewed', who: user.id, at: now(), onId: sessionId, detail: { certificate: true } }],
  })
  return ok(Buffer.concat(pieces))
}
