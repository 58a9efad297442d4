import { useEffect, useRef } from 'react'
import { TableFrame } from '../ui/table-frame.tsx'
import { exact } from '../ui/time.tsx'

type Place = {
  text: string
  zone: string
  note: { before: string; words: string; after: string } | null
  series: { at: Date | string; words: string; isThis: boolean }[]
}

/** The note with the quoted words marked and scrolled into view, or the result among its like. */
export function EvidencePlace({ place }: { place: Place }) {
  const mark = useRef<HTMLElement>(null)
  useEffect(() => mark.current?.scrollIntoView({ block: 'center' }), [])
  if (place.note) {
    return (
      <div className="panel">
        <div className="body note-text">
          {place.note.before}
          <mark ref={mark} id="place">
            {place.note.words}
          </mark>
          {place.note.after}
        </div>
      </div>
    )
  }
  if (place.series.length === 0) return <p>{place.text}</p>
  return (
    <TableFrame label="Results over time">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Taken ({place.zone})</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {place.series.map((row) => (
            <tr key={String(row.at)} aria-selected={row.isThis}>
              <td>{exact(new Date(row.at), place.zone)}</td>
              <td>{row.isThis ? <mark>{row.words}</mark> : row.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
