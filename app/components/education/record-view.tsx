import { Badge, Empty } from '#app/components/ui/badge.tsx'
import { TableFrame } from '#app/components/ui/table-frame.tsx'
import { dayOf } from '#app/components/ui/time.tsx'
import type { AttendanceKind } from '#app/domain/education/attendance.ts'
import { KIND_WORDS } from './words.ts'

type Day = Date | string
export type RecordSeen = {
  sessions: {
    id: string
    title: string
    label: string
    when: string
    there: number
    hours: number
    kind: AttendanceKind
  }[]
  cards: { id: string; materialId: string; title: string; version: number; takenAt: Day; right: number; of: number }[]
  notes: { id: string; title: string; sentAt: Day; openedAt: Day | null }[]
}

/** What a provider was taught: sessions, cards, notes. Certificates are the provider's own to fetch. */
export function RecordView({ record, isOwn }: { record: RecordSeen; isOwn: boolean }) {
  const { sessions, cards, notes } = record
  if (sessions.length + cards.length + notes.length === 0) {
    return (
      <div className="panel">
        <Empty title="Nothing yet">
          <p>Sessions attended, cards completed and personal notes stand here.</p>
        </Empty>
      </div>
    )
  }
  return (
    <div className="stack">
      {sessions.length > 0 ? <Sessions sessions={sessions} isOwn={isOwn} /> : null}
      <div className="grid-2">
        <section className="panel" aria-labelledby="cards">
          <header>
            <h2 id="cards">Cards completed</h2>
          </header>
          <ul className="plain">
            {cards.map((card) => (
              <li key={card.id}>
                <a href={`/education/material/${card.materialId}`}>{card.title}</a>
                <span className="small quiet block">
                  {dayOf(new Date(card.takenAt))}, {card.right} of {card.of} right, version {card.version}
                </span>
              </li>
            ))}
            {cards.length === 0 ? <li className="quiet">None yet.</li> : null}
          </ul>
        </section>
        <section className="panel" aria-labelledby="notes">
          <header>
            <h2 id="notes">Personal notes</h2>
          </header>
          <ul className="plain">
            {notes.map((note) => (
              <li key={note.id}>
                <a href={`/education/notes/${note.id}`}>{note.title}</a>{' '}
                {isOwn ? null : (
                  <Badge tone={note.openedAt ? 'good' : 'plain'}>{note.openedAt ? 'opened' : 'not opened'}</Badge>
                )}
                <span className="small quiet block">{dayOf(new Date(note.sentAt))}</span>
              </li>
            ))}
            {notes.length === 0 ? <li className="quiet">None.</li> : null}
          </ul>
        </section>
      </div>
    </div>
  )
}

function Sessions({ sessions, isOwn }: { sessions: RecordSeen['sessions']; isOwn: boolean }) {
  return (
    <TableFrame label="Sessions attended">
      <table className="table loose folding">
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">When</th>
            <th scope="col">Was there</th>
            <th scope="col" className="number">
              Minutes
            </th>
            <th scope="col" className="number">
              Hours
            </th>
            {isOwn ? <th scope="col">Certificate</th> : null}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">
                {isOwn ? session.title : <a href={`/education/sessions/${session.id}`}>{session.title}</a>}
                <span className="small quiet block">{session.label}</span>
              </th>
              <td>{session.when}</td>
              <td data-label="Was there">{KIND_WORDS[session.kind]}</td>
              <td className="number" data-label="Minutes">
                {session.there}
              </td>
              <td className="number" data-label="Hours">
                {session.hours}
              </td>
              {isOwn ? (
                <td data-label="Certificate">
                  <a
                    href={`/education/sessions/${session.id}/certificate`}
                    aria-label={`Certificate of ${session.title}`}
                  >
                    PDF
                  </a>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
