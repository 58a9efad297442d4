import { Badge, Empty, type Tone } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { Moment } from '../ui/time.tsx'

type Letter = {
  id: string
  to: string
  subject: string
  state: string
  createdAt: Date | string
  attempts: number
  lastFault: string | null
}
const STATES: Record<string, { words: string; tone: Tone }> = {
  waiting: { words: 'Waiting', tone: 'accent' },
  sent: { words: 'Handed over', tone: 'good' },
  failed: { words: 'Not deliverable', tone: 'bad' },
  cancelled: { words: 'No longer needed', tone: 'plain' },
}

export function LetterTable({ letters, now }: { letters: Letter[]; now: Date | string }) {
  if (letters.length === 0)
    return (
      <Empty title="No letter yet">
        <p>When a query is sent, its letter appears here.</p>
      </Empty>
    )
  return (
    <TableFrame label="Letters">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">Subject</th>
            <th scope="col">State</th>
            <th scope="col">Written</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr key={letter.id}>
              <td>{letter.to}</td>
              <td>
                <a className="whole" href={`/mailbox/${letter.id}`}>
                  {letter.subject}
                </a>
              </td>
              <td>
                <Badge tone={STATES[letter.state]?.tone}>{STATES[letter.state]?.words ?? letter.state}</Badge>{' '}
                {letter.lastFault ? (
                  <span className="small quiet">{`${letter.attempts} attempts, last: ${letter.lastFault}`}</span>
                ) : null}
              </td>
              <td>
                <Moment at={letter.createdAt} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
