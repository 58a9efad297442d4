import type { Attended } from '#app/domain/education/session-program.ts'
import { monthOf, monthText, readMonth } from '#app/domain/scorecard/measures/month.ts'
import { listAttended, listInvitations, listTeachable } from '#db/education-people.ts'
import { findProgram } from '#db/education-programs.ts'
import { findSession, listSessions } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { effectsOf } from './effects.server.ts'
import { labelOf } from './family-label.server.ts'
import { whenWords } from './letters.server.ts'
import type { EffectFound } from './reckon-effects.server.ts'

/** So many sessions stand beside each other with an effect of their own. */
const MOST_BESIDE = 8

/** One line of a comparison: who was taught, what was seen before and since, and the effect. */
export type Beside = { what: string; link: string | null; when: string } & Pick<
  EffectFound,
  'effect' | 'counts' | 'attendees'
>

const besideOf = (what: string, link: string | null, when: string, found: EffectFound): Beside => {
  const { effect, counts, attendees } = found
  return { what, link, when, effect, counts, attendees }
}

/** The sessions that were attended, each once, of those that are wanted. */
const sessionsOf = (attended: readonly Attended[], isWanted: (one: Attended) => boolean): string[] => [
  ...new Set(attended.filter(isWanted).map(({ sessionId }) => sessionId)),
]

/** "4 Hospital Medicine, 2 Cardiology". */
async function specialtiesOf({ db }: Context, people: readonly string[]): Promise<string> {
  const known = new Map((await listTeachable(db)).map(({ id, specialty }) => [id, specialty ?? 'no specialty']))
  const counts = new Map<string, number>()
  for (const id of people) {
    const specialty = known.get(id) ?? 'no specialty'
    counts.set(specialty, (counts.get(specialty) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || a.localeCompare(b, 'en'))
    .map(([specialty, n]) => `${n} ${specialty}`)
    .join(', ')
}

/** One session's effect beside that of its family and its program, where these hold more sessions; null of an unknown session. */
export async function readSessionEffect(context: Context, id: string) {
  const { db } = context
  const session = await findSession(db, id)
  if (!session) return null
  const { family, programId } = session
  const attended = await listAttended(db)
  const ofFamily = sessionsOf(attended, (one) => one.family === family)
  const program = programId ? await findProgram(db, programId) : null
  const steps = program ? (await listSessions(db)).flatMap((one) => (one.programId === program.id ? one.id : [])) : []
  const [own, all, whole] = await effectsOf(context, attended, [[id], ofFamily, ...(program ? [steps] : [])])
  if (!own || !all) return null
  const when = whenWords(session)
  const beside = [besideOf('This session', null, when, own)]
  if (all.sessions > own.sessions) {
    const what = `${labelOf(family)}: all ${all.sessions} sessions`
    beside.push(besideOf(what, `/education/effect?family=${family}`, '', all))
  }
  if (program && whole)
    beside.push(besideOf(`Program: ${program.title}`, `/education/effect?program=${program.id}`, '', whole))
  return {
    ...{ id, title: session.title, when, label: labelOf(family), family, own, programId, beside },
    invited: (await listInvitations(db, id)).length,
    specialties: await specialtiesOf(context, own.people),
  }
}

/** What a page of effects was asked: a family, a program, or the sessions of a stretch of months. */
export async function askEffect(context: Context, search: URLSearchParams) {
  const { db } = context
  const attended = await listAttended(db)
  const sessions = await listSessions(db)
  const family = search.get('family') ?? ''
  const programId = search.get('program') ?? ''
  const [from, to] = [readMonth(search.get('from')), readMonth(search.get('to'))]
  const program = programId === '' ? null : await findProgram(db, programId)
  const ofProgram = new Set(sessions.filter((one) => one.programId === programId).map(({ id }) => id))
  const held = sessionsOf(attended, ({ sessionId, family: own, startAt }) => {
    const month = monthOf(startAt)
    if (family !== '' && own !== family) return false
    if (programId !== '' && !ofProgram.has(sessionId)) return false
    return (from === null || month >= from) && (to === null || month <= to)
  })
  const counted = sessions.filter(({ id }) => held.includes(id))
  const each = counted.length > 1 ? counted.slice(0, MOST_BESIDE) : []
  const [found, ...rows] = await effectsOf(context, attended, [held, ...each.map(({ id }) => [id])])
  if (!found) throw new Error('A scope was not answered.')
  return {
    ...{ family, programId, from: from === null ? '' : monthText(from), to: to === null ? '' : monthText(to) },
    ...{
      label: family === '' ? '' : labelOf(family),
      program: program ? { title: program.title, seed: program.seed } : null,
    },
    found,
    specialties: await specialtiesOf(context, found.people),
    beside: each.flatMap((one, at) => {
      const row = rows[at]
      return row ? besideOf(one.title, `/education/sessions/${one.id}/effect`, whenWords(one), row) : []
    }),
    families: [...new Set(attended.map((one) => one.family))]
      .map((id) => ({ id, label: labelOf(id) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    sessions: counted.map((one) => ({
      id: one.id,
      title: one.title,
      when: whenWords(one),
      label: labelOf(one.family),
    })),
  }
}
