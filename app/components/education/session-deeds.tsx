import { Choice, Field, TextField } from '#app/components/ui/field.tsx'

type Props = {
  session: {
    id: string
    startOn: string
    place: string
    timeZone: string
    attendanceCode: string
    isHeld: boolean
    state: 'planned' | 'cancelled'
    toInvite: { name: string; hasLetter: boolean }[]
    mode: string
    title: string
    objectives: string
    capacity: number
    facilitatorId: string
    facilitators: { id: string; name: string }[]
  }
}

/** What may still be done: invite, move, call off. */
export function SessionDeeds({ session }: Props) {
  if (session.state === 'cancelled' || session.isHeld) return null
  return (
    <>
      {session.toInvite.length > 0 ? (
        <form method="post" className="panel">
          <div className="body stack">
            <p>
              {session.toInvite.length} of the audience not yet invited:{' '}
              {session.toInvite
                .slice(0, 8)
                .map(({ name }) => name)
                .join(', ')}
              {session.toInvite.length > 8 ? ' and others' : ''}.
            </p>
            <button type="submit" name="deed" value="invite" className="button primary">
              Send invitations
            </button>
          </div>
        </form>
      ) : null}
      <details className="panel">
        <summary className="body">Change title, seats or facilitator</summary>
        <form method="post" className="body stack">
          <Field name="title" label="Title" defaultValue={session.title} />
          <TextField name="objectives" label="Objectives" rows={4} defaultValue={session.objectives} />
          <Field name="capacity" label="Seats" type="number" min={1} max={500} defaultValue={session.capacity} />
          <Choice
            name="facilitatorId"
            label="Facilitator"
            options={session.facilitators.map(({ id, name }) => ({ value: id, words: name }))}
            defaultValue={session.facilitatorId}
          />
          <button type="submit" name="deed" value="details" className="button">
            Change
          </button>
          <p className="small quiet">Added seats go to the waiting list. Calendars are told of a new title.</p>
        </form>
      </details>
      <details className="panel">
        <summary className="body">Move or cancel</summary>
        <form method="post" className="body stack">
          <Field
            name="startOn"
            label={`Date and time (${session.timeZone})`}
            type="datetime-local"
            defaultValue={session.startOn}
          />
          <Field name="place" label="Room or link" defaultValue={session.place} />
          <button type="submit" name="deed" value="move" className="button">
            Move, and tell everyone
          </button>
        </form>
        <form method="post" className="body">
          <button type="submit" name="deed" value="cancel" className="button">
            Cancel the session, and tell everyone
          </button>
        </form>
      </details>
    </>
  )
}

/** The sign for the room: the code, and the same as a picture for a phone. */
export function RoomCode({ session }: Props) {
  if (session.state === 'cancelled' || session.isHeld || session.mode === 'self-paced') return null
  return (
    <section className="panel" aria-labelledby="code">
      <header>
        <h2 id="code">I am here</h2>
      </header>
      <div className="body stack">
        <p className="code-sign mono">{session.attendanceCode}</p>
        <img
          src={`/education/sessions/${session.id}/qr`}
          alt="QR code of the attendance page"
          width={180}
          height={180}
        />
        <p className="small quiet">
          Attendees scan it or type the code under Education. Open from half an hour before.
        </p>
      </div>
    </section>
  )
}

/** Usefulness and words of who was there. */
export function FeedbackForm({ given }: { given: { useful: number; words: string } | null }) {
  const words = ['Not useful', 'A little', 'Somewhat', 'Useful', 'Very useful']
  return (
    <form method="post" className="stack">
      <h2>How useful was it?</h2>
      <Choice
        name="useful"
        label="For your work"
        options={words.map((word, at) => ({ value: String(at + 1), words: word }))}
        defaultValue={String(given?.useful ?? 4)}
      />
      <Field name="words" label="What should be different?" defaultValue={given?.words ?? ''} />
      <button type="submit" name="deed" value="feedback" className="button">
        {given ? 'Change feedback' : 'Send feedback'}
      </button>
      <p className="small quiet">The facilitator sees it without your name.</p>
    </form>
  )
}
