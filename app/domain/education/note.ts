import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { Material } from './material.ts'
import { speaksOf } from './material-rules.ts'

/** A short personal note to one provider about one piece of the library: about a habit of writing, never about a patient. */
export type Note = {
  id: string
  providerId: string
  userId: string | null
  family: string
  materialId: string
  materialVersion: number
  words: string
  sentBy: string
  sentAt: Date
  openedAt: Date | null
}

export type NoteRefusal = 'no-words' | 'too-long' | 'speaks-of-money' | 'speaks-of-a-patient' | 'nobody-signs-in'
const LONGEST = 1200

/** The note as a piece of the library gives it, to be changed before it is sent. */
export function draftNote(piece: Pick<Material, 'title' | 'card'>, { from }: { from: string }): string {
  const lines = piece.card.map((line) => `- ${line}`).join('\n')
  return `A small thing about how we write, which would help whoever reads your notes next:\n\n${lines}\n\nThe card behind the link takes two minutes. Tell me if you see it differently.\n\n${from}`
}

/** The note as it is sent. Refuses one without words, one too long to be short, and words about money, a patient or a query. */
export function composeNote(note: Omit<Note, 'openedAt'>): Result<Note, NoteRefusal> {
  const words = note.words.replace(/\r\n/g, '\n').trim()
  if (note.userId === null) return refuse('nobody-signs-in')
  if (words === '') return refuse('no-words')
  if (words.length > LONGEST) return refuse('too-long')
  const about = speaksOf(words)
  if (about === 'money') return refuse('speaks-of-money')
  if (about === 'patient') return refuse('speaks-of-a-patient')
  return ok({ ...note, words, openedAt: null })
}
