import { Fragment } from 'react'

/** What the row under the cursor is about, beside the list: empty until a key chooses a row; the words are the row's own. */
export function WorklistPreview() {
  return (
    <aside id="preview" className="panel preview" aria-label="Preview" hidden>
      <div className="body stack">
        <h2 data-of="cell 1">The row under the cursor</h2>
        <p data-of="cell 2" />
        <dl className="facts">
          {PARTS.map(([name, of, otherwise]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd data-of={of} data-else={otherwise} />
            </Fragment>
          ))}
        </dl>
        <a className="button primary" href="/worklist">
          Open the chart
        </a>
      </div>
    </aside>
  )
}

const PARTS: [name: string, of: string, otherwise?: string][] = [
  ['Reason', 'reason'],
  ['Class', 'cell 7'],
  ['Where', 'where'],
  ['Attending', 'cell 9'],
  ['Began', 'cell 5'],
  ['Ended', 'cell 6'],
  ['Queries', 'cell 10', 'none open'],
]
