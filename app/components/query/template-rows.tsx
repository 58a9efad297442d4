import { type ReactNode, useState } from 'react'
import { moved } from './compose-state.ts'

type Row<T> = { key: string; value: T }

/** Rows that can be added, taken out (and brought back) and moved. Their fields keep what was typed, since each row keeps its key. */
export function useRows<T>(first: T[], blank: T, spare: number) {
  const [rows, setRows] = useState<Row<T>[]>(() =>
    [...first, ...Array.from({ length: spare }, () => blank)].map((value, n) => ({ key: `row-${n}`, value })),
  )
  const [count, setCount] = useState(rows.length)
  const [gone, setGone] = useState<string[]>([])
  return {
    rows,
    /** Rows that were taken out stay on the page, disabled and hidden, until it is left: so bringing one back brings its words back. */
    isGone: (key: string) => gone.includes(key),
    hasGone: gone.length > 0,
    add: () => {
      setRows([...rows, { key: `row-${count}`, value: blank }])
      setCount(count + 1)
    },
    remove: (key: string) => setGone([...gone, key]),
    restore: () => setGone(gone.slice(0, -1)),
    move: (index: number, by: -1 | 1) => setRows(moved(rows, index, by)),
  }
}

type Rows = Pick<ReturnType<typeof useRows>, 'isGone' | 'hasGone' | 'add' | 'remove' | 'restore' | 'move'>

/** A list of rows under a legend, with what can be done to each; without a script the spare rows at the end are there to be filled. */
export function RowList<T>(props: {
  legend: string
  hint?: ReactNode
  one: string
  list: Rows & { rows: Row<T>[] }
  onChange: () => void
  children: (value: T, number: number) => ReactNode
}) {
  const { list, one } = props
  const after = (deed: () => void) => () => {
    deed()
    props.onChange()
  }
  let number = 0
  return (
    <fieldset className="editor rows">
      <legend>{props.legend}</legend>
      {props.hint ? <p className="hint">{props.hint}</p> : null}
      {list.rows.map(({ key, value }, index) => {
        const isGone = list.isGone(key)
        if (!isGone) number += 1
        return (
          <fieldset key={key} className="form-row" disabled={isGone} hidden={isGone}>
            <legend className="unseen">
              {one} {number}
            </legend>
            <div className="row-fields">{props.children(value, number)}</div>
            <span className="row-tools">
              <button
                type="button"
                className="button plain small"
                aria-label={`Move ${one.toLowerCase()} ${number} up`}
                disabled={index === 0}
                onClick={after(() => list.move(index, -1))}
              >
                ↑
              </button>
              <button
                type="button"
                className="button plain small"
                aria-label={`Take out ${one.toLowerCase()} ${number}`}
                onClick={after(() => list.remove(key))}
              >
                ✕
              </button>
            </span>
          </fieldset>
        )
      })}
      <div className="row">
        <button type="button" className="button small" onClick={list.add}>
          Add: {one.toLowerCase()}
        </button>
        {list.hasGone ? (
          <button type="button" className="button plain small" onClick={after(list.restore)}>
            Undo: bring back the last one
          </button>
        ) : null}
      </div>
    </fieldset>
  )
}

/** A field of a row: a short label above it, the same in every row. */
export function RowField({ label, children, wide = false }: { label: string; children: ReactNode; wide?: boolean }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={wide ? 'row-field wide' : 'row-field'}>
      <span className="small quiet">{label}</span>
      {children}
    </label>
  )
}
