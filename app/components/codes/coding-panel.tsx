import { useState } from 'react'
import { CodeSearch, type FoundCode } from './code-search.tsx'
import { CodingLine, type Line } from './coding-line.tsx'
import { dotted } from './dotted.ts'

export type { Line }
export type ExcludedView = { code: string; other: string; note: string }

/** The lines as they are edited, with every state before, so that a slip is taken back. */
function useLines(kept: Line[], isInpatient: boolean) {
  const [states, setStates] = useState([kept])
  const lines = states[0] ?? kept
  const set = (next: Line[]) => setStates([next, ...states])
  const move = (from: number, to: number) => {
    const next = [...lines]
    const [line] = next.splice(from, 1)
    if (line) next.splice(to, 0, line)
    set(next)
  }
  const add = ({ code, release, title, isPoaExempt, isFavourite }: FoundCode) => {
    if (lines.some((line) => line.code === code)) return
    const presentOnAdmission = isInpatient && !isPoaExempt ? 'Y' : null
    set([...lines, { code, release, title, presentOnAdmission, isPoaExempt, isFavourite }])
  }
  return {
    lines,
    change: (index: number, line: Line) => set(lines.map((l, i) => (i === index ? line : l))),
    remove: (index: number) => set(lines.filter((_, i) => i !== index)),
    move,
    add,
    undo: states.length > 1 ? () => setStates(states.slice(1)) : null,
    isChanged: JSON.stringify(lines) !== JSON.stringify(kept),
  }
}

/** Pairs of lines that the tabular list says exclude each other, with its words. */
function Excludes({ pairs }: { pairs: ExcludedView[] }) {
  if (pairs.length === 0) return null
  return (
    <div className="notice warn" role="note">
      <p>
        <strong>Excludes1</strong>: not coded together unless the two are unrelated.
      </p>
      <ul>
        {pairs.map(({ code, other, note }) => (
          <li key={`${code} ${other}`}>
            <span className="mono">{dotted(code)}</span> excludes <span className="mono">{dotted(other)}</span>{' '}
            <span className="small quiet">({note})</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type PanelProps = {
  version: number
  lines: Line[]
  excluded?: ExcludedView[]
  state: string
  mayChange: boolean
  isInpatient: boolean
  on: string
  fault: string
  to?: string
  back?: string
}

/** The coded lines of an encounter: the first is the principal diagnosis. Searched, ordered, marked working or final. */
export function CodingPanel(props: PanelProps) {
  const edit = useLines(props.lines, props.isInpatient)
  const { lines } = edit
  const isThere = (code: string) => lines.some((line) => line.code === code)
  const pairs = (props.excluded ?? []).filter(({ code, other }) => isThere(code) && isThere(other))
  return (
    <section className="panel coding" aria-label="Coding">
      <header>
        <h2>Coded lines</h2>
        <span className="quiet small">
          {props.state === 'final' ? 'Final' : props.state === 'working' ? 'Working' : 'Not coded yet'}
        </span>
      </header>
      <div className="body stack">
        {props.fault ? (
          <div className="summary" role="alert">
            {props.fault}
          </div>
        ) : null}
        {lines.length === 0 ? (
          <p className="quiet">No line yet. Search a code below; the first one is the principal diagnosis.</p>
        ) : null}
        <ol className="lines">
          {lines.map((line, index) => (
            <CodingLine
              key={line.code}
              {...{ line, index, count: lines.length, isInpatient: props.isInpatient, mayChange: props.mayChange }}
              onChange={(changed) => edit.change(index, changed)}
              onMove={(to) => edit.move(index, to)}
              onRemove={() => edit.remove(index)}
            />
          ))}
        </ol>
        <Excludes pairs={pairs} />
        {props.mayChange ? (
          <>
            <noscript>
              <div className="notice warn" role="note">
                <p>
                  Coding needs JavaScript: turn it on for this site and load the page again. <a href="/codes">Codes</a>{' '}
                  can be looked up without it.
                </p>
              </div>
            </noscript>
            <CodeSearch on={props.on} onChoose={edit.add} />
            <KeepLines panel={props} lines={lines} undo={edit.undo} isChanged={edit.isChanged} />
          </>
        ) : null}
      </div>
    </section>
  )
}

function KeepLines({
  panel,
  lines,
  undo,
  isChanged,
}: {
  panel: PanelProps
  lines: Line[]
  undo: (() => void) | null
  isChanged: boolean
}) {
  const sent = lines.map(({ code, release, presentOnAdmission }) => ({ code, release, presentOnAdmission }))
  // The rule of `checkLines`, told before anything is sent.
  const isEmpty = lines.length === 0
  return (
    <form method="post" action={panel.to} className="row">
      <input type="hidden" name="back" value={panel.back ?? ''} />
      <input type="hidden" name="version" value={panel.version} />
      <input type="hidden" name="lines" value={JSON.stringify(sent)} />
      <button type="submit" name="stage" value="working" className="button">
        Keep as working
      </button>
      <button
        type="submit"
        name="stage"
        value="final"
        className="button primary"
        aria-disabled={isEmpty}
        aria-describedby={isEmpty ? 'why-not-final' : undefined}
        onClick={(e) => (isEmpty ? e.preventDefault() : undefined)}
      >
        Mark final
      </button>
      {undo ? (
        <button type="button" className="button plain" onClick={undo}>
          Undo
        </button>
      ) : null}
      {isChanged ? <span className="small quiet">Not saved yet</span> : null}
      {isEmpty ? (
        <p className="small" id="why-not-final">
          Final coding needs at least a principal diagnosis: choose its code above.
        </p>
      ) : null}
    </form>
  )
}
