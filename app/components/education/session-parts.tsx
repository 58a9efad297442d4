type Seen = {
  id: string
  materialId: string
  programId: string | null
  makeUpOf: string | null
  missed: number
  state: 'planned' | 'cancelled'
  facilitatorName: string
  capacity: number
  objectives: string
}

/** The ways from a session: what it teaches, what it did, what it belongs to. */
export function SessionDoors({ session }: { session: Seen }) {
  return (
    <>
      <a className="button" href={`/education/material/${session.materialId}`}>
        Material
      </a>
      <a className="button" href={`/education/sessions/${session.id}/effect`}>
        Effect
      </a>
      {session.programId ? (
        <a className="button" href={`/education/programs/${session.programId}`}>
          Program
        </a>
      ) : null}
      {session.makeUpOf ? (
        <a className="button" href={`/education/sessions/${session.makeUpOf}`}>
          Session made up for
        </a>
      ) : null}
    </>
  )
}

/** Who was invited and not there is offered another session. */
export function MakeUp({ session }: { session: Seen }) {
  if (session.missed === 0 || session.state !== 'planned') return null
  return (
    <section className="panel body row" aria-label="Make-up">
      <p>{session.missed} of the invited were not there.</p>
      <a className="button" href={`/education/sessions/new?makeUpOf=${session.id}`}>
        Plan a make-up session
      </a>
    </section>
  )
}

/** What people will do afterwards, a line each. */
export function Objectives({ words }: { words: string }) {
  return (
    <ul className="objectives">
      {words
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  )
}

export function SessionFacts({ session }: { session: Seen }) {
  return (
    <section className="panel" aria-label="About">
      <div className="body stack">
        <p>
          Facilitator: {session.facilitatorName}. {session.capacity} seats.
        </p>
        <Objectives words={session.objectives} />
      </div>
    </section>
  )
}
