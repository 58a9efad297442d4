import { families } from '#app/domain/codes/family.ts'
import { findMaterial, LIBRARY, searchLibrary } from '#app/domain/education/library.ts'
import type { Material } from '#app/domain/education/material.ts'
import { isPassed } from '#app/domain/education/quiz.ts'
import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { listQuizzesOfUser, listSessionsOfProvider } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'

const LABELS = new Map(
  [...families(), { id: 'perinatal', label: 'Perinatal conditions' }].map(({ id, label }) => [id, label]),
)
/** The label of a family of material. */
export const labelOf = (family: string): string => LABELS.get(family) ?? family

/** What the page of one piece shows; null of an unknown one. */
export function readPiece(id: string): (Material & { label: string }) | null {
  const piece = findMaterial(id)
  return piece ? { ...piece, label: labelOf(piece.family) } : null
}

/** The library as searched, with what the reader has completed, and a provider's own sessions. */
export async function readLibrary({ db, now }: Context, user: User, search: URLSearchParams) {
  const family = search.get('family') ?? ''
  const words = (search.get('q') ?? '').slice(0, 100)
  const done = new Set((await listQuizzesOfUser(db, user.id)).filter(isPassed).map(({ materialId }) => materialId))
  const own = user.providerId ? await listSessionsOfProvider(db, user.providerId) : []
  return {
    ...{ family, words, now: now(), mayManage: may(user, 'education.manage'), isProvider: user.providerId !== null },
    families: [...new Set(LIBRARY.map((one) => one.family))]
      .map((id) => ({ id, label: labelOf(id) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    pieces: searchLibrary({ family, words }).map((one) => ({
      ...{ id: one.id, title: one.title, label: labelOf(one.family), axes: one.axes, isDone: done.has(one.id) },
    })),
    sessions: own.map(({ session, invitation, attendance }) => ({
      ...{ id: session.id, title: session.title, startAt: session.startAt, timeZone: session.timeZone },
      ...{ state: session.state, mode: session.mode, answer: invitation.answer, minutes: attendance?.minutes ?? null },
    })),
  }
}
