import { useEffect, useRef, useState } from 'react'
import { ChartHits } from './chart-hits.tsx'
import { ChartPane } from './chart-panes.tsx'
import { NotePane } from './note-pane.tsx'
import { type Pick, pickId } from './pick.ts'

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
  /** Where the page has them: what was coded, to be found too. */
  lines?: { id: string; code: string; title: string | null }[]
}

/** A place in a note to show; `asked` counts the clicks, so that the same place can be asked for again. */
export type NotePlace = { documentId: string; start: number; end: number; asked: number }

const FIND = 'Find in the whole chart'

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
  const [words, setWords] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!goTo) return
    setTab('notes')
    setWords('')
  }, [goTo])
  const tabs: [name: Tab, words: string, n: number][] = [
    ['notes', 'Notes', chart.documents.length],
    ['results', 'Results', chart.results.length],
    ['medications', 'Medications', chart.medications.length],
    ['procedures', 'Procedures', chart.procedures.length],
    ['problems', 'Problems', chart.problems.length],
  ]
  const add = onPick ? (pick: Omit<Pick, 'id'>) => onPick({ ...pick, id: pickId(pick) }) : undefined
  return (
    <section className="reader" aria-label="Chart">
      <div className="chart-search">
        <input
          autoComplete="off"
          ref={field}
          type="search"
          role="combobox"
          value={words}
          onChange={(e) => setWords(e.target.value)}
          maxLength={80}
          placeholder={FIND}
          aria-label={FIND}
          aria-expanded={words !== ''}
          aria-controls="chart-hits"
          data-key="/"
        />
      </div>
      <div hidden={words !== ''}>
        <div className="tabs" role="tablist">
          {tabs.map(([name, said, n]) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              aria-controls={`pane-${name}`}
              onClick={() => setTab(name)}
            >
              {said} <span className="count">{n}</span>
            </button>
          ))}
        </div>
        <div id={`pane-${tab}`} role="tabpanel">
          {tab === 'notes' ? (
            <NotePane documents={chart.documents} zone={chart.zone} add={add} picked={picked} goTo={goTo} />
          ) : (
            <ChartPane tab={tab} chart={chart} add={add} />
          )}
        </div>
      </div>
      {words === '' ? null : (
        <ChartHits
          chart={chart}
          words={words}
          field={field}
          picked={picked}
          onPick={onPick}
          onEnd={() => setWords('')}
        />
      )}
    </section>
  )
}
