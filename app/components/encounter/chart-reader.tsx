import { type ReactNode, useEffect, useState } from 'react'
import { exact } from '../ui/time.tsx'
import { NotePane } from './note-pane.tsx'
import { type Pick, pickId } from './pick.ts'
import { ResultsPane } from './results-pane.tsx'

type Moments = Date | string
export type Chart = {
  zone: string
  documents: {
    id: string
    type: string
    authorName: string | null
    authorRole: string
    writtenAt: Moments
    text: string
  }[]
  results: {
    name: string
    kind: string
    unit: string | null
    values: {
      id: string
      value: number | null
      words: string | null
      flag: string | null
      takenAt: Moments
      said: string
    }[]
  }[]
  medications: { id: string; text: string; source: string; at: string | null }[]
  procedures: { id: string; text: string; source: string; at: string | null }[]
  problems: {
    id: string
    name: string
    status: string | null
    isHere: boolean
    codings: { system: string; code: string }[]
  }[]
}

/** A place in a note to show; `asked` counts the clicks, so that the same place can be asked for again. */
export type NotePlace = { documentId: string; start: number; end: number; asked: number }

type Tab = 'notes' | 'results' | 'medications' | 'procedures' | 'problems'

/** The chart to read and pick from. `onPick` makes it a source of evidence; without it, it is only read. */
export function ChartReader({
  chart,
  onPick,
  picked,
  goTo = null,
}: {
  chart: Chart
  onPick?: (pick: Pick) => void
  picked: Pick[]
  goTo?: NotePlace | null
}) {
  const [tab, setTab] = useState<Tab>('notes')
  useEffect(() => {
    if (goTo) setTab('notes')
  }, [goTo])
  const counts: Record<Tab, number> = {
    notes: chart.documents.length,
    results: chart.results.length,
    medications: chart.medications.length,
    procedures: chart.procedures.length,
    problems: chart.problems.length,
  }
  const words: Record<Tab, string> = {
    notes: 'Notes',
    results: 'Results',
    medications: 'Medications',
    procedures: 'Procedures',
    problems: 'Problems',
  }
  const add = onPick ? (pick: Omit<Pick, 'id'>) => onPick({ ...pick, id: pickId(pick) }) : undefined
  return (
    <section className="reader" aria-label="Chart">
      <div className="tabs" role="tablist">
        {(Object.keys(words) as Tab[]).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls={`pane-${name}`}
            onClick={() => setTab(name)}
          >
            {words[name]} <span className="count">{counts[name]}</span>
          </button>
        ))}
      </div>
      <div id={`pane-${tab}`} role="tabpanel">
        {tab === 'notes' ? (
          <NotePane documents={chart.documents} zone={chart.zone} add={add} picked={picked} goTo={goTo} />
        ) : null}
        {tab === 'results' ? <ResultsPane results={chart.results} zone={chart.zone} add={add} /> : null}
        {tab === 'medications' ? (
          <Facts
            kind="medication"
            rows={chart.medications}
            zone={chart.zone}
            add={add}
            empty="No medication was received for this encounter."
          />
        ) : null}
        {tab === 'procedures' ? (
          <Facts
            kind="procedure"
            rows={chart.procedures}
            zone={chart.zone}
            add={add}
            empty="No procedure was received for this encounter."
          />
        ) : null}
        {tab === 'problems' ? <Problems problems={chart.problems} add={add} /> : null}
      </div>
    </section>
  )
}

type Add = ((pick: Omit<Pick, 'id'>) => void) | undefined

export function AddButton({ add, pick, label }: { add: Add; pick: Omit<Pick, 'id'>; label: string }): ReactNode {
  if (!add) return null
  return (
    <button
      type="button"
      className="button small"
      onClick={() => add(pick)}
      aria-label={`Add as evidence: ${label}`}
      title="Add as evidence"
    >
      +
    </button>
  )
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
