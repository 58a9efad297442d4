import { Badge } from '#app/components/ui/badge.tsx'
import type { InvitationAnswer } from '#app/domain/education/invitation.ts'
import type { Mode } from '#app/domain/education/session.ts'
import { FeedbackForm } from './session-deeds.tsx'
import { Objectives } from './session-parts.tsx'
import { MODE_WORDS, YOUR_ANSWER_WORDS } from './words.ts'

type Seen = {
  id: string
  state: 'planned' | 'cancelled'
  mode: Mode
  place: string
  minutes: number
  materialId: string
  objectives: string
  facilitatorName: string
  answer: InvitationAnswer
  isHeld: boolean
  hasBegun: boolean
  minutesThere: number | null
  feedback: { useful: number; words: string } | null
}

/** A session as the invited person sees it, for a thumb: answer, card, and afterwards the certificate. */
export function MySession({ session, says }: { session: Seen; says: 'yes' | 'no' }) {
  const isOpen = session.state === 'planned' && !session.isHeld && session.minutesThere === null
  return (
    <div className="stack">
      {session.state === 'cancelled' ? <Badge tone="warn">This session was cancelled.</Badge> : null}
      <p>
        {MODE_WORDS[session.mode]}
        {session.place ? `, ${session.place}` : ''}, {session.minutes} minutes, with {session.facilitatorName}
      </p>
      {session.answer === 'none' ? null : (
        <p>
          <Badge tone={session.answer === 'yes' ? 'good' : 'plain'}>
            {session.minutesThere === null
              ? YOUR_ANSWER_WORDS[session.answer]
              : `You were there for ${session.minutesThere} minutes`}
          </Badge>
        </p>
      )}
      {isOpen ? <AnswerButtons answer={session.answer} says={says} /> : null}
      <Objectives words={session.objectives} />
      <p className="row">
        <a className="button" href={`/education/material/${session.materialId}/card?session=${session.id}`}>
          Card and quiz
        </a>
        {session.hasBegun && session.minutesThere === null && session.mode !== 'self-paced' ? (
          <a className="button" href="/education/attend">
            I am here
          </a>
        ) : null}
        {session.minutesThere !== null ? (
          <a className="button" href={`/education/sessions/${session.id}/certificate`}>
            Certificate (PDF)
          </a>
        ) : null}
      </p>
      {session.minutesThere !== null ? <FeedbackForm given={session.feedback} /> : null}
    </div>
  )
}

function AnswerButtons({ answer, says }: { answer: InvitationAnswer; says: 'yes' | 'no' }) {
  const put = (value: 'yes' | 'no', words: string) => (
    <button type="submit" name="deed" value={value} className={says === value ? 'button primary' : 'button'}>
      {words}
    </button>
  )
  return (
    <form method="post" className="row">
      {answer === 'yes' || answer === 'waiting' ? null : put('yes', 'Yes, I come')}
      {answer === 'no' ? null : put('no', 'No, I cannot')}
    </form>
  )
}
