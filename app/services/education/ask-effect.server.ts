import { setImmediate } from 'node:timers/promises'
import type { Session } from '#app/domain/education/session.ts'
import type { Scope } from '#app/domain/education/session-program.ts'
import { monthOf, monthText, readMonth } from '#app/domain/scorecard/measures/month.ts'
import { listInvitations, listTeachable } from '#db/education-people.ts'
import { findProgram } from '#db/education-programs.ts'
import { findSession, listSessions } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { whenWords } from './letters.server.ts'
import { labelOf } from './library.server.ts'
import { type EffectFacts, type EffectFound, effectWithin, readEffectFacts } from './read-effect.server.ts'

/** So many sessions stand beside each other with an effect of their own; each takes some tenths of a second when first asked. */
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

async function eachSession(facts: EffectFacts, sessions: readonly Session[]): Promise<Beside[]> {
  const rows: Beside[] = []
  for (const session of sessions.slice(0, MOST_BESIDE)) {
    const { id, title } = session
    const found = effectWithin(facts, ({ sessionId }) => sessionId === id)
    rows.push(besideOf(title, `/education/sessions/${id}/effect`, whenWords(session), found))
    await setImmediate()
  }
  return rows
}

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
  const facts = await readEffectFacts(context)
  const own = effectWithin(facts, ({ sessionId }) => sessionId === id)
  const { family, programId } = session
  const when = whenWords(session)
  const beside = [besideOf('This session', null, when, own)]
  const all = effectWithin(facts, (one) => one.family === family)
  if (all.sessions > own.sessions) {
    const what = `${labelOf(family)}: all ${all.sessions} sessions`
    beside.push(besideOf(what, `/education/effect?family=${family}`, '', all))
  }
  const program = programId ? await findProgram(db, programId) : null
  if (program) {
    const steps = new Set((await listSessions(db)).flatMap((one) => (one.programId === program.id ? one.id : [])))
    const found = effectWithin(facts, ({ sessionId }) => steps.has(sessionId))
    beside.push(besideOf(`Program: ${program.title}`, `/education/effect?program=${program.id}`, '', found))
  }
  return {
    ...{ id, title: session.title, when, label: labelOf(family), family, own, programId, beside },
    invited: (await listInvitations(db, id)).length,
    specialties: await specialtiesOf(context, own.people),
  }
}

/** What a page of effects was asked: a family, a program, or the sessions of a stretch of months. */
export async function askEffect(context: Context, search: URLSearchParams) {
  const { db } = context
  const facts = await readEffectFacts(context)
  const sessions = await listSessions(db)
  const family = search.get('family') ?? ''
  const programId = search.get('program') ?? ''
  const [from, to] = [readMonth(search.get('from')), readMonth(search.get('to'))]
  const program = programId === '' ? null : await findProgram(db, programId)
  const ofProgram = new Set(sessions.filter((one) => one.programId === programId).map(({ id }) => id))
  const scope: Scope = ({ sessionId, family: own, startAt }) => {
    const month = monthOf(startAt)
    if (family !== '' && own !== family) return false
    if (programId !== '' && !ofProgram.has(sessionId)) return false
    return (from === null || month >= from) && (to === null || month <= to)
  }
  const found = effectWithin(facts, scope)
  const held = new Set(facts.attended.filter(scope).map(({ sessionId }) => sessionId))
  const counted = sessions.filter(({ id }) => held.has(id))
  return {
    ...{ family, programId, from: from === null ? '' : monthText(from), to: to === null ? '' : monthText(to) },
    ...{
      label: family === '' ? '' : labelOf(family),
      program: program ? { title: program.title, seed: program.seed } : null,
    },
    found,
    specialties: await specialtiesOf(context, found.people),
    beside: counted.length > 1 ? await eachSession(facts, counted) : [],
    families: [...new Set(facts.attended.map((one) => one.family))]
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
