import { Fragment, type ReactNode } from 'react'

export type PreviewPart = [name: string, of: string, otherwise?: string]

/** The row under the cursor, beside its list: empty until a key chooses a row; the words are the row's own (`list-keys.js`). */
export function RowPreview({ parts, open, children }: { parts: PreviewPart[]; open: ReactNode; children: ReactNode }) {
  return (
    <aside id="preview" className="panel preview" aria-label="Preview" hidden>
      <div className="body stack">
        <h2 data-of="cell 1">The row under the cursor</h2>
        {children}
        <dl className="facts">
          {parts.map(([name, of, otherwise]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd data-of={of} data-else={otherwise} />
            </Fragment>
          ))}
        </dl>
        {open}
      </div>
    </aside>
  )
}
