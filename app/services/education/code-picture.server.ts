import QRCode from 'qrcode'
import { findSession } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'

/** The way to "I am here" as a QR picture (SVG); null of an unknown session. */
export async function codePicture({ db, settings }: Context, sessionId: string): Promise<string | null> {
  const session = await findSession(db, sessionId)
  if (!session) return null
  const origin = settings.origin ?? `http://localhost:${settings.port}`
  return QRCode.toString(`${origin}/education/attend?code=${session.attendanceCode}`, { type: 'svg', margin: 2 })
}
