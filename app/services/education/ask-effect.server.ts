import type { Scope } from '#app/domain/education/session-program.ts'
import { monthOf, monthText, readMonth } from '#app/domain/scorecard/measures/month.ts'
import { findProgram } from '#db/education-programs.ts'
import { findSession, listSessions } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { whenWords } from './letters.server.ts'
import { labelOf } from './library.server.ts'
import { effectWithin, readEffectFacts } from './read-effect.server.ts'

/** One session's effect, and that of all sessions of its family together where there are more; null of an unknown session. */
export async function readSessionEffect(context: Context, id: string) {
  const session = await findSession(context.db, id)
  if (!session) return null
  const facts = await readEffectFacts(context)
  const own = effectWithin(facts, ({ sessionId }) => sessionId === id)
  const { family } = session
  const all = effectWithin(facts, (one) => one.family === family)
  return {
    ...{ id, title: session.title, when: whenWords(session), label: labelOf(family), family },
    ...{ own, programId: session.programId, all: all.sessions > own.sessions ? all : null },
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
  return {
    ...{ family, programId, from: from === null ? '' : monthText(from), to: to === null ? '' : monthText(to) },
    ...{
      label: family === '' ? '' : labelOf(family),
      program: program ? { title: program.title, seed: program.seed } : null,
    },
    found,
    families: [...new Set(facts.attended.map((one) => one.family))]
      .map((id) => ({ id, label: labelOf(id) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    sessions: sessions
      .filter(({ id }) => held.has(id))
      .map((one) => ({ id: one.id, title: one.title, when: whenWords(one), label: labelOf(one.family) })),
  }
}
