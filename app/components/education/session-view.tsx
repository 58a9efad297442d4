import { Badge } from '#app/components/ui/badge.tsx'
import { TableFrame } from '#app/components/ui/table-frame.tsx'
import type { AttendanceKind } from '#app/domain/education/attendance.ts'
import type { Step } from '#app/domain/education/checklist.ts'
import type { InvitationAnswer } from '#app/domain/education/invitation.ts'
import { ANSWER_WORDS, KIND_WORDS, STEP_WORDS } from './words.ts'

const TONES = { done: 'good', begun: 'accent', open: 'plain' } as const
const STATE_WORDS = { done: 'done', begun: 'begun', open: 'open' } as const

/** What is done and what is next; it fills itself. */
export function Checklist({ steps }: { steps: Step[] }) {
  return (
    <section className="panel" aria-labelledby="checklist">
      <header>
        <h2 id="checklist">Checklist</h2>
      </header>
      <ol className="steps">
        {steps.map(({ name, state, n, of }) => (
          <li key={name}>
            <span>{STEP_WORDS[name]}</span>
            <span className="row">
              {of > 1 ? (
                <span className="quiet">
                  {n} of {of}
                </span>
              ) : null}
              <Badge tone={TONES[state]}>{STATE_WORDS[state]}</Badge>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

export type PersonSeen = {
  providerId: string
  name: string
  answer: InvitationAnswer
  hasLetter: boolean
  attended: { minutes: number; how: string; kind: AttendanceKind } | null
}

/** What somebody said, to be written down for who told it elsewhere. */
function Says({ person, isAsked }: { person: PersonSeen; isAsked: boolean }) {
  const { providerId, name, answer } = person
  if (!isAsked) return ANSWER_WORDS[answer]
  return (
    <select name={`says:${providerId}`} defaultValue="" aria-label={`Answer of ${name}`}>
      <option value="">{ANSWER_WORDS[answer]}</option>
      {answer === 'yes' || answer === 'waiting' ? null : <option value="yes">{ANSWER_WORDS.yes}</option>}
      {answer === 'no' ? null : <option value="no">{ANSWER_WORDS.no}</option>}
    </select>
  )
}

function PersonRow({ person, isOpen, isAsked, minutes }: Omit<PeopleProps, 'people'> & { person: PersonSeen }) {
  const { providerId, name, hasLetter, attended } = person
  return (
    <tr>
      <th scope="row">
        {name}
        {hasLetter ? null : <span className="quiet small"> (no sign-in: tell in person)</span>}
      </th>
      <td data-label="Says">
        <Says person={person} isAsked={isAsked} />
      </td>
      <td data-label="Was there">
        {attended ? `${attended.minutes} min, ${KIND_WORDS[attended.kind]}, by ${attended.how}` : '–'}
      </td>
      {isOpen ? (
        <td data-label="Minutes">
          <input
            type="number"
            name={`minutes:${providerId}`}
            min={attended ? 0 : 1}
            max={minutes}
            defaultValue={attended?.minutes ?? ''}
            aria-label={`Minutes of ${name}`}
          />
        </td>
      ) : null}
    </tr>
  )
}

type PeopleProps = { people: PersonSeen[]; isOpen: boolean; isAsked: boolean; minutes: number }
/** Who was invited, what they said, and the list for the day itself. */
export function People({ people, isOpen, isAsked, minutes }: PeopleProps) {
  if (people.length === 0) return null
  return (
    <form method="post" className="stack people-seen">
      <TableFrame label="Invited people">
        <table className="table loose folding">
          <thead>
            <tr>
              <th scope="col">Provider</th>
              <th scope="col">Says</th>
              <th scope="col">Was there</th>
              {isOpen ? <th scope="col">Minutes</th> : null}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.providerId} {...{ person, isOpen, isAsked, minutes }} />
            ))}
          </tbody>
        </table>
      </TableFrame>
      {isOpen ? (
        <p>
          <button type="submit" name="deed" value="list" className="button">
            Record attendance
          </button>{' '}
          <span className="small quiet">
            Minutes for who was there; leave the others empty. 0 takes back what was recorded by mistake.
          </span>
        </p>
      ) : null}
      {isAsked ? (
        <p>
          <button type="submit" name="deed" value="answers" className="button">
            Record answers
          </button>{' '}
          <span className="small quiet">
            For who told you, or answered by their calendar: its answers reach only your mailbox.
          </span>
        </p>
      ) : null}
    </form>
  )
}

type Score = { people: number; right: number; of: number }
const scoreWords = ({ people, right, of }: Score) =>
  of === 0 ? 'nobody yet' : `${right} of ${of} right (${people} ${people === 1 ? 'person' : 'people'})`

/** The quiz before and after, and what people thought, without names. */
export function Learned(props: {
  quiz: { before: Score; after: Score }
  feedback: { useful: number; words: string }[]
}) {
  return (
    <section className="panel" aria-labelledby="learned">
      <header>
        <h2 id="learned">Quiz and feedback</h2>
      </header>
      <div className="body stack">
        <dl className="facts">
          <dt>Quiz before</dt>
          <dd>{scoreWords(props.quiz.before)}</dd>
          <dt>Quiz after</dt>
          <dd>{scoreWords(props.quiz.after)}</dd>
          <dt>Feedback</dt>
          <dd>{props.feedback.length === 0 ? 'none yet' : `${props.feedback.length} answers`}</dd>
        </dl>
        {props.feedback.length > 0 ? (
          <ul>
            {props.feedback.map(({ useful, words }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: answers bear no name and may be equal
              <li key={at}>
                {useful} of 5{words ? `: ${words}` : ''}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  )
}
