import type { Axis } from '#app/domain/codes/specificity.ts'
import { Badge } from '../ui/badge.tsx'
import { AXIS_WORDS } from './axis-labels.ts'
import { CodeList, type CodeRow } from './code-list.tsx'
import { dotted } from './dotted.ts'

type Year = { edition: string; startOn: string; title: string | null; billable: boolean }

/** What a code leaves open, and the codes that state it. */
export function Openness(props: { axes: Axis[]; alternatives: CodeRow[]; year: number | null; isBillable: boolean }) {
  const { axes, alternatives, year } = props
  return (
    <section className="panel" aria-labelledby="openness">
      <header>
        <h2 id="openness">Specificity</h2>
        <span className="row">
          {axes.map((axis) => (
            <Badge key={axis} tone="warn">
              {AXIS_WORDS[axis].name} open
            </Badge>
          ))}
        </span>
      </header>
      {alternatives.length === 0 ? (
        <p className="body">
          {props.isBillable
            ? 'It leaves nothing open that another code of its family states.'
            : 'A heading is never coded; choose one of the codes below it.'}
        </p>
      ) : (
        <>
          <p className="body small quiet">
            {alternatives.length} {alternatives.length === 1 ? 'code states' : 'codes state'} what it leaves open.
          </p>
          <CodeList rows={alternatives} year={year} label="More specific codes" />
        </>
      )}
    </section>
  )
}

/** The code through the editions that are loaded. */
export function History({ history, before }: { history: Year[]; before: { codes: string; effective: string } | null }) {
  return (
    <section className="panel" aria-labelledby="history">
      <header>
        <h2 id="history">Across the years</h2>
      </header>
      <ol className="years">
        {history.map((year, index) => {
          const last = history[index - 1]
          const isSame = last && last.title === year.title && last.billable === year.billable
          return (
            <li key={year.edition}>
              <strong>{year.edition}</strong>
              <span>{sayYear(year, isSame ?? false)}</span>
            </li>
          )
        })}
      </ol>
      {before ? (
        <p className="body small">
          Before {before.effective} it was coded as {before.codes}.
        </p>
      ) : null}
    </section>
  )
}

function sayYear({ title, billable }: Year, isSame: boolean): string {
  if (title === null) return 'not in this edition'
  if (isSame) return 'unchanged'
  return `${title} (${billable ? 'billable' : 'heading'})`
}

const NOTE_WORDS: Record<string, string> = {
  excludes1: 'Excludes 1',
  excludes2: 'Excludes 2',
  includes: 'Includes',
  inclusion: 'Includes',
  'code-first': 'Code first',
  'use-additional': 'Use additional code',
  'code-also': 'Code also',
  'seventh-note': '7th character',
  seventh: '7th character',
  note: 'Note',
}

/** Notes of the tabular list on the code and its headings, where the list is loaded. */
export function TabularNotes({ notes }: { notes: { on: string; kind: string; words: string }[] }) {
  if (notes.length === 0) return null
  return (
    <section className="panel" aria-labelledby="notes">
      <header>
        <h2 id="notes">Notes of the tabular list</h2>
      </header>
      <dl className="facts body">
        {notes.map(({ on, kind, words }) => (
          <div key={`${on} ${kind} ${words}`} className="contents">
            <dt>
              {NOTE_WORDS[kind] ?? kind} <span className="mono small">{dotted(on)}</span>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
