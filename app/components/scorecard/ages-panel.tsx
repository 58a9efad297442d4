import type { ReactNode } from 'react'
import { TableFrame } from '../ui/table-frame.tsx'

type Ages = {
  id: string
  title: ReactNode
  label: string
  caption: string
  /** The heads of both columns: what the age is of, and what is counted. */
  heads: readonly [string, string]
  ages: readonly { words: string; n: number }[]
}

/** What waits, counted by how long it has waited. */
export function AgesPanel({ id, title, label, caption, heads: [age, counted], ages }: Ages) {
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <TableFrame label={label}>
        <table className="table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{age}</th>
              <th scope="col" className="number">
                {counted}
              </th>
            </tr>
          </thead>
          <tbody>
            {ages.map(({ words, n }) => (
              <tr key={words}>
                <th scope="row">{words}</th>
                <td className="number">{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  )
}
