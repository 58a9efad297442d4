import { effectOf } from '#app/domain/education/effect/effect.ts'
import { type ProgramRow, programOf } from '#app/domain/education/effect/program.ts'
import type { Session } from '#app/domain/education/session.ts'
import { programRows, type Quarter, quartersOf, taughtFrom } from '#app/domain/education/session-program.ts'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { listGapMonths, monthsOfGaps } from '#db/education-facts.ts'
import { listAllAttendance } from '#db/education-people.ts'
import { findSession } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { whenWords } from './letters.server.ts'
import { labelOf } from './library.server.ts'

export type EffectSeries = { name: 'taught' | 'colleagues' | 'other-families'; quarters: Quarter[] }
/** The panel reaches three years back at most. */
const MOST_MONTHS = 36

const quarterText = (at: Date): string => `${at.getUTCFullYear()} Q${Math.floor(at.getUTCMonth() / 3) + 1}`

/** Whether a session did what it was for, from the facts as they are now; null of an unknown session. */
export async function readEffect({ db, now }: Context, id: string) {
  const session = await findSession(db, id)
  if (!session) return null
  const known = await monthsOfGaps(db)
  const to = Math.min(lastMatured(now()), known?.to ?? 0)
  const rows = known ? await listGapMonths(db, Math.max(known.from, to - MOST_MONTHS + 1), to) : []
  const attended = await listAllAttendance(db)
  const held = attended.map(({ session: of, attendance }) => ({
    ...{ sessionId: of.id, family: of.family, providerId: attendance.providerId, startAt: of.startAt },
  }))
  const program = programRows(rows, taughtFrom(held), session.family)
  const here = new Set(held.flatMap((one) => (one.sessionId === id ? [one.providerId] : [])))
  const everTaught = new Set(held.flatMap((one) => (one.family === session.family ? [one.providerId] : [])))
  // Who was taught the family elsewhere is neither taught here nor untaught.
  const own = program.filter((row) => here.has(row.provider) || !everTaught.has(row.provider))
  return {
    ...{ id, title: session.title, when: whenWords(session), label: labelOf(session.family), attendees: here.size },
    ...{ family: session.family, heldIn: quarterText(session.startAt), sessions: sessionsOf(attended, session) },
    effect: effectOf(programOf(own)),
    wholeProgram: everTaught.size > here.size ? effectOf(programOf(program)) : null,
    series: seriesOf(own, session.family, here),
  }
}

function seriesOf(rows: readonly ProgramRow[], family: string, here: ReadonlySet<string>): EffectSeries[] {
  return [
    { name: 'taught', quarters: quartersOf(rows, (row) => row.family === family && here.has(row.provider)) },
    { name: 'colleagues', quarters: quartersOf(rows, (row) => row.family === family && !here.has(row.provider)) },
    { name: 'other-families', quarters: quartersOf(rows, (row) => row.family !== family && here.has(row.provider)) },
  ]
}

function sessionsOf(attended: readonly { session: Session }[], own: Session): number {
  return new Set(attended.flatMap(({ session }) => (session.family === own.family ? [session.id] : []))).size
}
