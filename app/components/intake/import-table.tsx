import { Badge, Empty, type Tone } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { Moment } from '../ui/time.tsx'

export type ImportItem = {
  id: string
  name: string
  state: 'running' | 'done' | 'failed'
  begunAt: Date | string
  endedAt: Date | string | null
  bytesDone: number
  bytesTotal: number
  faults: { file: string; line: number; why: string }[]
}
export const IMPORT_STATES: Record<ImportItem['state'], { words: string; tone: Tone }> = {
  running: { words: 'Running', tone: 'accent' },
  done: { words: 'Done', tone: 'good' },
  failed: { words: 'Broken off', tone: 'bad' },
}

export function ImportTable({ imports, now }: { imports: ImportItem[]; now: Date | string }) {
  if (imports.length === 0)
    return (
      <Empty title="Nothing imported yet">
        <p>Choose an export of your EHR above, or use the terminal for large folders.</p>
      </Empty>
    )
  return (
    <TableFrame label="Imports">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">State</th>
            <th scope="col">Begun</th>
            <th scope="col" className="number">
              Faults
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map((run) => (
            <tr key={run.id}>
              <td>
                <a className="whole" href={`/imports/${run.id}`}>
                  {run.name}
                </a>
              </td>
              <td>
                <Badge tone={IMPORT_STATES[run.state].tone}>{IMPORT_STATES[run.state].words}</Badge>
              </td>
              <td>
                <Moment at={run.begunAt} now={now} />
              </td>
              <td className="number">{run.faults.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
