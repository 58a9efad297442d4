import { dayOf } from '#app/components/ui/time.tsx'
import type { InvitationAnswer } from '#app/domain/education/invitation.ts'
import { ANSWER_WORDS } from './words.ts'

type Own = {
  id: string
  title: string
  startAt: Date
  timeZone: string
  state: 'planned' | 'cancelled'
  answer: InvitationAnswer
  minutes: number | null
}

type OwnNote = { id: string; title: string; sentAt: Date | string; isNew: boolean }

/** A provider's own sessions, notes not yet read, and the door of the code. */
export function MySessions({ sessions, notes }: { sessions: Own[]; notes: OwnNote[] }) {
  const wordsOf = ({ state, minutes, answer }: Own) => {
    if (state === 'cancelled') return 'cancelled'
    return minutes === null ? ANSWER_WORDS[answer] : `there for ${minutes} minutes`
  }
  return (
    <section className="panel" aria-labelledby="mine">
      <header>
        <h2 id="mine">My sessions</h2>
      </header>
      <ul className="plain">
        {sessions.map((own) => (
          <li key={own.id}>
            <a href={`/education/sessions/${own.id}/answer`}>{own.title}</a>,{' '}
            {dayOf(new Date(own.startAt), own.timeZone)}: {wordsOf(own)}
          </li>
        ))}
        {notes
          .filter(({ isNew }) => isNew)
          .map((note) => (
            <li key={note.id}>
              <a href={`/education/notes/${note.id}`}>{note.title}</a>, a short note of {dayOf(new Date(note.sentAt))}:{' '}
              <b>new</b>
            </li>
          ))}
        {sessions.length === 0 ? (
          <li className="quiet">No session yet. The cards below take two minutes each.</li>
        ) : null}
        <li className="row">
          <a href="/education/attend">I am in a session: type its code</a>
          <a href="/education/record">My education record</a>
        </li>
      </ul>
    </section>
  )
}
