import { Fragment } from 'react'

/** The query of the row under the cursor, beside the list: empty until a key chooses a row; the words are the row's own. */
export function BoardPreview() {
  return (
    <aside id="preview" className="panel preview" aria-label="Preview" hidden>
      <div className="body stack">
        <h2 data-of="cell 1">The row under the cursor</h2>
        <p className="asked" data-of="question" data-else="No question is written yet." />
        <dl className="facts">
          {PARTS.map(([name, of, otherwise]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd data-of={of} data-else={otherwise} />
            </Fragment>
          ))}
        </dl>
        <a className="button primary" href="/queries">
          Open the query
        </a>
      </div>
    </aside>
  )
}

const PARTS: [name: string, of: string, otherwise?: string][] = [
  ['Patient', 'patient'],
  ['Where', 'where'],
  ['To', 'cell 3', 'nobody yet'],
  ['From', 'cell 4'],
  ['State', 'state'],
  ['Sent', 'cell 5', 'not sent'],
  ['Next', 'cell 7', 'nobody'],
  ['Answers', 'options', 'open-ended'],
  ['Evidence', 'evidence', 'none yet'],
]
