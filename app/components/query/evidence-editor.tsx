import { type KeyboardEvent, useRef } from 'react'
import type { Indicator, QueryOption } from '#app/domain/query/query.ts'
import { valuesIn } from '#app/domain/query/series.ts'
import type { Chart } from '../encounter/chart-reader.tsx'
import { Sparkline } from '../ui/sparkline.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { shortMoment } from '../ui/time.tsx'
import { isTied, letterOf, moved, placed, tied } from './compose-state.ts'
import { EVIDENCE_TYPE } from './drag.ts'
import { saidOf } from './evidence-list.tsx'
import { bySource, byTime } from './evidence-order.ts'

type Editing = {
  indicators: Indicator[]
  options: QueryOption[]
  results: Chart['results']
  zone: string
  onOrder: (indicators: Indicator[]) => void
  /** The same where a whole order goes: what was done is told, and can be undone. */
  onSort: (indicators: Indicator[], did: string) => void
  onTie: (options: QueryOption[]) => void
  onRemove: (id: string) => void
}

/**
 * The evidence in its order. Its words are the record's and cannot be typed over. The grip of each is its handle: dragged onto another it
 * takes its place, onto an answer it supports it; with the keyboard arrows move it and an answer's letter ties it.
 */
export function EvidenceEditor(props: Editing) {
  const { indicators, options } = props
  const answers = options.flatMap((option, n) => (option.role === 'diagnosis' ? [{ option, letter: letterOf(n) }] : []))
  return (
    <fieldset className="editor">
      <legend>Evidence</legend>
      {indicators.length === 0 ? (
        <p className="quiet">
          Select words in a note and press <kbd>e</kbd>, or add a result: the record speaks, not we.
        </p>
      ) : (
        <p className="quiet small" id="evidence-help">
          Drag <span aria-hidden="true">⠿</span> onto an answer to link it, or onto a place to move it. By keyboard: on{' '}
          <span aria-hidden="true">⠿</span> press <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Home</kbd> <kbd>End</kbd>
          {answers.length > 0 ? (
            <>
              {' '}
              or the answer’s letter <kbd>{answers[0]?.letter}</kbd>
            </>
          ) : null}
          .
        </p>
      )}
      {indicators.length > 1 ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset inside the fieldset of the evidence would be read as part of its name
        <div className="row small" role="group" aria-label="Sort the evidence">
          <button
            type="button"
            className="button small"
            onClick={() => props.onSort(byTime(indicators), 'The evidence was put in order of time.')}
          >
            Sort by time
          </button>
          <button
            type="button"
            className="button small"
            onClick={() => props.onSort(bySource(indicators), 'The evidence was put in order of source.')}
          >
            Sort by source
          </button>
        </div>
      ) : null}
      <ol className="evidence-rows">
        {indicators.map((indicator, index) => (
          <EvidenceRow key={indicator.id} {...props} indicator={indicator} index={index} answers={answers} />
        ))}
      </ol>
    </fieldset>
  )
}

type Answers = { option: QueryOption; letter: string }[]

function EvidenceRow(props: Editing & { indicator: Indicator; index: number; answers: Answers }) {
  const { indicator, index, indicators, options, answers, zone } = props
  const row = useRef<HTMLLIElement>(null)
  const tiedTo = answers.filter(({ option }) => isTied(option, indicator.id)).map(({ letter }) => letter)
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: indicators.length - 1 }[event.key]
    const answer = answers.find(({ letter }) => letter === event.key)
    if (to === undefined && !answer) return
    event.preventDefault()
    event.stopPropagation()
    if (answer) props.onTie(tied(options, answer.option.id, indicator.id))
    else if (to !== undefined && to >= 0 && to < indicators.length) {
      const grip = event.currentTarget
      props.onOrder(placed(indicators, indicator.id, to))
      // A row that is moved in the page loses the keyboard: it goes on with the evidence it was on.
      requestAnimationFrame(() => grip.focus())
    }
  }
  return (
    <li
      ref={row}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(EVIDENCE_TYPE)) event.preventDefault()
      }}
      onDrop={(event) => {
        const id = event.dataTransfer.getData(EVIDENCE_TYPE)
        if (id) props.onOrder(placed(indicators, id, index))
      }}
    >
      <button
        type="button"
        className="grip"
        draggable
        aria-describedby="evidence-help"
        aria-label={`Evidence ${index + 1}${tiedTo.length > 0 ? `, supports ${tiedTo.join(', ')}` : ''}: move or link`}
        onKeyDown={onKeyDown}
        onDragStart={(event) => {
          event.dataTransfer.setData(EVIDENCE_TYPE, indicator.id)
          event.dataTransfer.effectAllowed = 'linkMove'
          if (row.current) event.dataTransfer.setDragImage(row.current, 12, 12)
        }}
      >
        <span aria-hidden="true">⠿</span> {index + 1}
      </button>
      <div className="evidence-words">
        {indicator.text} <Sparkline values={valuesIn(indicator.text)} />
        <span className="quiet small">
          {[saidOf(indicator, zone), indicator.isPrior ? 'prior encounter' : ''].filter(Boolean).join(', ')}
        </span>
        <SeriesTable indicator={indicator} results={props.results} zone={zone} />
        {answers.length > 0 ? (
          <span className="small quiet">
            {tiedTo.length > 0 ? `supports ${tiedTo.join(', ')}` : 'supports none yet'}
          </span>
        ) : null}
      </div>
      <button
        type="button"
        className="button plain small"
        aria-label={`Move evidence ${index + 1} up`}
        title="Up"
        disabled={index === 0}
        onClick={() => props.onOrder(moved(indicators, index, -1))}
      >
        ↑
      </button>
      <button
        type="button"
        className="button plain small"
        aria-label={`Remove evidence ${index + 1}`}
        title="Remove"
        onClick={() => props.onRemove(indicator.id)}
      >
        ✕
      </button>
    </li>
  )
}

/** Results over time behind one line of evidence: every value it points at, with its own time. */
function SeriesTable(props: { indicator: Indicator; results: Chart['results']; zone: string }) {
  const ids = props.indicator.kind === 'result' ? props.indicator.sourceId.split(' ') : []
  if (ids.length < 2) return null
  const values = props.results.flatMap((group) => group.values).filter(({ id }) => ids.includes(id))
  if (values.length < 2) return null
  const inTime = [...values].sort((a, b) => new Date(a.takenAt).getTime() - new Date(b.takenAt).getTime())
  return (
    <TableFrame className="series-scroll" label={`${props.indicator.text}, value by value`}>
      <table className="series-table">
        <caption className="unseen">{props.indicator.text}, value by value</caption>
        <tbody>
          <tr>
            {inTime.map(({ id, takenAt }) => (
              <th key={id} scope="col">
                {shortMoment(new Date(takenAt), props.zone)}
              </th>
            ))}
          </tr>
          <tr>
            {inTime.map(({ id, value, words, flag }) => (
              <td key={id} className={flag ? 'flagged' : undefined}>
                {value ?? words}
                {flag ? ` ${flag}` : ''}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </TableFrame>
  )
}
