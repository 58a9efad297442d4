import { findMaterial } from '#app/domain/education/library.ts'
import { composeNote, draftNote, type NoteRefusal } from '#app/domain/education/note.ts'
import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { addNote, findNote, openNote } from '#db/education-notes.ts'
import { listTeachable } from '#db/education-people.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { labelOf } from './family-label.server.ts'
import { readPieces } from './library.server.ts'

/** What the page of a new note shows: to whom, about which piece, and words to begin from. Null without provider or piece. */
export async function readNotePage({ db }: Context, user: User, search: URLSearchParams) {
  const providers = await listTeachable(db)
  const library = await readPieces(db)
  const provider = providers.find(({ id }) => id === search.get('provider')) ?? null
  const piece = findMaterial(library, search.get('material') ?? '')
  return {
    provider: provider ? { id: provider.id, name: provider.name, signsIn: provider.userId !== null } : null,
    materialId: piece?.id ?? '',
    title: piece?.title ?? '',
    words: piece ? draftNote(piece, { from: user.name }) : '',
    providers: providers.filter(({ userId }) => userId !== null).map(({ id, name }) => ({ id, name })),
    materials: library.map(({ id, title, family }) => ({ id, title, label: labelOf(family) })),
  }
}

/** Sends a personal note: kept on the provider's record, told by a letter that holds the link and no more. */
export async function sendNote(
  { db, now, newId, settings }: Context,
  user: User,
  given: { providerId: string; materialId: string; words: string },
): Promise<Result<string, NoteRefusal | 'no-such-material' | 'no-such-provider'>> {
  const piece = findMaterial(await readPieces(db), given.materialId)
  if (!piece) return refuse('no-such-material')
  const provider = (await listTeachable(db)).find(({ id }) => id === given.providerId)
  if (!provider) return refuse('no-such-provider')
  const at = now()
  const made = composeNote({
    ...{ id: newId(), providerId: provider.id, userId: provider.userId, words: given.words },
    ...{ family: piece.family, materialId: piece.id, materialVersion: piece.version, sentBy: user.id, sentAt: at },
  })
  if (!made.ok) return made
  const note = made.value
  const reader = note.userId ? await findUser(db, note.userId) : null
  const origin = settings.origin ?? `http://localhost:${settings.port}`
  const props = { name: reader?.name ?? provider.name, title: piece.title, from: user.name }
  await commit(db, {
    writes: [addNote(note)],
    audit: [{ what: 'education.note-sent', who: user.id, at, onId: note.id, detail: { materialId: piece.id } }],
    mail: [
      {
        ...{ id: newId(), template: 'education-note', toUserId: note.userId ?? '', about: note.id, attachment: null },
        ...{ props: { ...props, link: `${origin}/education/notes/${note.id}` }, dueAt: at, createdAt: at },
      },
    ],
  })
  return ok(note.id)
}

/** A note to its reader, or to who manages education; the reader's first look is kept. Null when it is neither's. */
export async function readNote({ db, now }: Context, user: User, id: string) {
  const note = await findNote(db, id)
  if (!note) return null
  const isReader = user.providerId !== null && note.providerId === user.providerId
  if (!isReader && !may(user, 'education.manage')) return null
  if (isReader && note.openedAt === null) {
    const at = now()
    await commit(db, {
      writes: [openNote(id, at)],
      audit: [{ what: 'education.note-opened', who: user.id, at, onId: id }],
    })
  }
  const provider = (await listTeachable(db)).find((one) => one.id === note.providerId)
  return {
    ...{ id, words: note.words, sentAt: note.sentAt, openedAt: note.openedAt, materialId: note.materialId, isReader },
    title: findMaterial(await readPieces(db), note.materialId)?.title ?? 'A note',
    from: (await findUser(db, note.sentBy))?.name ?? '',
    to: { id: note.providerId, name: provider?.name ?? note.providerId },
  }
}
