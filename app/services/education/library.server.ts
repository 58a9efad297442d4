import { findMaterial, type Library, libraryWith, searchLibrary } from '#app/domain/education/library.ts'
import type { Material } from '#app/domain/education/material.ts'
import { isPassed } from '#app/domain/education/quiz.ts'
import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { Db } from '#db/client.ts'
import { listDrafts, listOwnPieces } from '#db/education-library.ts'
import { listNotesOfProvider } from '#db/education-notes.ts'
import { listQuizzesOfUser, listSessionsOfProvider } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'
import { labelOf } from './family-label.server.ts'

/** The library as it stands: shipped pieces, and the house's own over them. */
export const readPieces = async (db: Db): Promise<Library> => libraryWith(await listOwnPieces(db))

/** What the page of one piece shows; null of an unknown one. */
export async function readPiece({ db }: Context, id: string): Promise<(Material & { label: string }) | null> {
  const piece = findMaterial(await readPieces(db), id)
  return piece ? { ...piece, label: labelOf(piece.family) } : null
}

/** The library as searched, with what the reader has completed, and a provider's own sessions and notes. */
export async function readLibrary({ db, now }: Context, user: User, search: URLSearchParams) {
  const family = search.get('family') ?? ''
  const words = (search.get('q') ?? '').slice(0, 100)
  const library = await readPieces(db)
  const mayManage = may(user, 'education.manage')
  const done = new Set((await listQuizzesOfUser(db, user.id)).filter(isPassed).map(({ materialId }) => materialId))
  const own = user.providerId ? await listSessionsOfProvider(db, user.providerId) : []
  const notes = user.providerId ? await listNotesOfProvider(db, user.providerId) : []
  return {
    ...{ family, words, now: now(), mayManage, isProvider: user.providerId !== null },
    drafts: mayManage
      ? (await listDrafts(db)).map(({ id, version, text }) => draftSeen(library, id, version, text))
      : [],
    families: [...new Set(library.map((one) => one.family))]
      .map((id) => ({ id, label: labelOf(id) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    pieces: searchLibrary(library, { family, words }).map((one) => ({
      ...{ id: one.id, title: one.title, label: labelOf(one.family), axes: one.axes, isDone: done.has(one.id) },
    })),
    notes: notes.map(({ id, materialId, sentAt, openedAt }) => ({
      ...{ id, sentAt, isNew: openedAt === null },
      title: findMaterial(library, materialId)?.title ?? 'A note',
    })),
    sessions: own.map(({ session, invitation, attendance }) => ({
      ...{ id: session.id, title: session.title, startAt: session.startAt, timeZone: session.timeZone },
      ...{ state: session.state, mode: session.mode, answer: invitation.answer, minutes: attendance?.minutes ?? null },
    })),
  }
}

const draftSeen = (library: Library, id: string, version: number, text: string) => ({
  ...{ id, version },
  title: /^title:(.+)$/m.exec(text)?.[1]?.trim() || (findMaterial(library, id)?.title ?? id),
})
