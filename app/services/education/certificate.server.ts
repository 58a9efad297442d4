import { hoursOf } from '#app/domain/education/attendance.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { listAttendance } from '#db/education-people.ts'
import { findSession } from '#db/education-sessions.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { latinOf, openPdf, type Pdf } from '../pdf.server.ts'
import { whenWords } from './letters.server.ts'

/** Letter paper on its side. */
const [EDGE, WIDTH] = [72, 648]
type Line = { words: string; size: number; gap: number; isBold?: boolean }

/** Lines in the middle of a framed page. */
function writeOn(page: Pdf, lines: readonly Line[]): void {
  const { width, height } = page.page
  page
    .lineWidth(1.5)
    .strokeColor('#14191f')
    .rect(30, 30, width - 60, height - 60)
    .stroke()
  page
    .lineWidth(0.5)
    .rect(36, 36, width - 72, height - 72)
    .stroke()
  const set = ({ size, isBold }: Line) => page.font(isBold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size)
  const tall = lines.reduce((sum, line) => {
    return sum + set(line).heightOfString(latinOf(line.words), { width: WIDTH, align: 'center' }) + line.gap
  }, 0)
  page.y = Math.max(EDGE, (height - tall) / 2 - 20)
  for (const line of lines) {
    set(line).text(latinOf(line.words), EDGE, page.y, { width: WIDTH, align: 'center' })
    page.y += line.gap
  }
}

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
  const page = await openPdf({ size: 'LETTER', layout: 'landscape', margin: EDGE, info: { Title: title }, lang: 'en' })
  const pieces: Buffer[] = []
  page.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise<void>((resolve) => page.on('end', resolve))
  writeOn(page, [
    ...[
      { words: title, size: 30, isBold: true, gap: 26 },
      { words: user.name, size: 22, gap: 10 },
    ],
    ...[
      { words: 'attended', size: 13, gap: 10 },
      { words: session.title, size: 19, isBold: true, gap: 22 },
    ],
    { words: whenWords(session), size: 12, gap: 4 },
    { words: `${came.minutes} of ${session.minutes} minutes, ${hoursOf(came.minutes)} hours`, size: 12, gap: 4 },
    ...(facilitator ? [{ words: `Facilitator: ${facilitator}`, size: 12, gap: 0 }] : []),
  ])
  const foot = [
    `Number ${session.id}. Hours are counted in quarters, rounded down. Whether they are credits is decided by the office that grants them.`,
    ...(settings.mode === 'demo' ? ['Demo hospital: every person is invented.'] : []),
  ]
  page.font('Helvetica').fontSize(9).fillColor('#47515c')
  const words = latinOf(foot.join('\n'))
  const low = page.page.height - EDGE - page.heightOfString(words, { width: WIDTH, align: 'center' })
  page.text(words, EDGE, low, { width: WIDTH, align: 'center' })
  page.end()
  await done
  await commit(db, {
    writes: [],
    audit: [{ what: 'education.viewed', who: user.id, at: now(), onId: sessionId, detail: { certificate: true } }],
  })
  return ok(Buffer.concat(pieces))
}
