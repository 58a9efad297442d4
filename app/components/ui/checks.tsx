import { Badge } from './badge.tsx'
import { TableFrame } from './table-frame.tsx'

export type CheckItem = { name: string; state: 'good' | 'warn' | 'bad'; words: string }
const SAID = { good: 'Good', warn: 'Look', bad: 'Mend' } as const

/** What was looked at, what must be mended first. */
export function Checks({ checks }: { checks: CheckItem[] }) {
  const order = { bad: 0, warn: 1, good: 2 }
  return (
    <TableFrame label="What was looked at">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">What was found</th>
          </tr>
        </thead>
        <tbody>
          {[...checks]
            .sort((a, b) => order[a.state] - order[b.state])
            .map((check) => (
              <tr key={`${check.name} ${check.words}`}>
                <td>
                  <Badge tone={check.state}>{SAID[check.state]}</Badge>
                </td>
                <td>
                  <strong>{check.name}</strong>
                  <br />
                  <span>{check.words}</span>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
