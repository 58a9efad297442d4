import { isOver } from '#app/domain/education/session.ts'
import { countAttendance } from '#db/education-people.ts'
import { findProgram, listPrograms, listSessionsOfProgram } from '#db/education-programs.ts'
import type { Context } from '../context.server.ts'
import { labelOf } from './family-label.server.ts'
import { whenWords } from './letters.server.ts'

/** All programs, newest first, with how far each has come. */
export async function readPrograms({ db, now }: Context) {
  const at = now()
  const rows = []
  for (const program of await listPrograms(db)) {
    const sessions = await listSessionsOfProgram(db, program.id)
    rows.push({
      ...{ id: program.id, title: program.title, label: labelOf(program.family), seed: program.seed },
      ...{ groupedBy: program.groupedBy, steps: program.steps.length },
      held: sessions.filter((one) => one.state === 'planned' && isOver(one, at)).length,
      first: sessions[0] ? whenWords(sessions[0]) : '',
    })
  }
  return rows
}

/** One program: its order, and its sessions. Null of an unknown one. */
export async function readProgram({ db, now }: Context, id: string) {
  const program = await findProgram(db, id)
  if (!program) return null
  const at = now()
  const came = new Map((await countAttendance(db)).map(({ sessionId, n }) => [sessionId, n]))
  const sessions = await listSessionsOfProgram(db, id)
  return {
    ...{ id, title: program.title, label: labelOf(program.family), seed: program.seed, groupedBy: program.groupedBy },
    materialId: program.materialId,
    steps: program.steps.map((step, i) => {
      const session = sessions[i]
      return {
        ...{ step: step.step, groups: step.groups, people: step.providerIds.length },
        session: session
          ? {
              ...{ id: session.id, when: whenWords(session), state: session.state, isHeld: isOver(session, at) },
              ...{ isInvited: session.invitedAt !== null, attended: came.get(session.id) ?? 0 },
            }
          : null,
      }
    }),
  }
}
