import { exact } from '../ui/time.tsx'
import { AddButton } from './add-button.tsx'
import type { Chart } from './chart-reader.tsx'
import type { Pick } from './pick.ts'
import { ResultsPane } from './results-pane.tsx'

export type OtherTab = 'results' | 'medications' | 'procedures' | 'problems'
type Add = ((pick: Omit<Pick, 'id'>) => void) | undefined

/** What stands behind the tabs beside the notes: results, medications, procedures, problems. */
export function ChartPane({ tab, chart, add }: { tab: OtherTab; chart: Chart; add: Add }) {
  if (tab === 'results') return <ResultsPane results={chart.results} zone={chart.zone} add={add} />
  if (tab === 'problems') return <Problems problems={chart.problems} add={add} />
  const [kind, rows, empty] =
    tab === 'medications'
      ? (['medication', chart.medications, 'No medication was received for this encounter.'] as const)
      : (['procedure', chart.procedures, 'No procedure was received for this encounter.'] as const)
  return <Facts kind={kind} rows={rows} zone={chart.zone} add={add} empty={empty} />
}

function Facts(props: {
  kind: 'medication' | 'procedure'
  rows: { id: string; text: string; source: string; at: string | null }[]
  zone: string
  add: Add
  empty: string
}) {
  if (props.rows.length === 0) return <p className="empty">{props.empty}</p>
  return (
    <ul className="fact-list">
      {props.rows.map((row) => (
        <li key={row.id}>
          <span>
            {row.text} {row.at ? <span className="quiet small">{exact(new Date(row.at), props.zone)}</span> : null}
          </span>
          <AddButton
            add={props.add}
            label={row.text}
            pick={{
              kind: props.kind,
              sourceId: row.id,
              start: null,
              end: null,
              text: row.text,
              source: row.source,
              author: null,
              at: row.at,
            }}
          />
        </li>
      ))}
    </ul>
  )
}

function Problems({ problems, add }: { problems: Chart['problems']; add: Add }) {
  if (problems.length === 0) return <p className="empty">No problem was received for this patient.</p>
  return (
    <ul className="fact-list">
      {problems.map((problem) => (
        <li key={problem.id}>
          <span>
            {problem.name}{' '}
            <span className="quiet small">
              {[problem.isHere ? 'this encounter' : 'problem list', problem.status].filter(Boolean).join(', ')}
            </span>
          </span>
          <AddButton
            add={add}
            label={problem.name}
            pick={{
              kind: 'problem',
              sourceId: problem.id,
              start: null,
              end: null,
              text: problem.name,
              source: 'Problem list',
              author: null,
              at: null,
            }}
          />
        </li>
      ))}
    </ul>
  )
}
