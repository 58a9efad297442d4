import { Badge } from '#app/components/ui/badge.tsx'

export type PieceSeen = { id: string; title: string; label: string; axes: string[]; isDone: boolean }

/** The library as found: family, title, card. */
export function Pieces({ pieces }: { pieces: PieceSeen[] }) {
  return (
    <ul className="pieces" aria-label="Material">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <p className="small quiet">
            {piece.label}: {piece.axes.join(', ')}
          </p>
          <h2>
            <a href={`/education/material/${piece.id}`}>{piece.title}</a>
          </h2>
          <p className="row">
            <a href={`/education/material/${piece.id}/card`}>Two-minute card</a>
            {piece.isDone ? <Badge tone="good">completed</Badge> : null}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What is being written and not yet published. */
export function Drafts({ drafts }: { drafts: { id: string; title: string; version: number }[] }) {
  if (drafts.length === 0) return null
  return (
    <section className="panel" aria-labelledby="drafts">
      <header>
        <h2 id="drafts">Drafts</h2>
      </header>
      <ul className="plain">
        {drafts.map(({ id, title, version }) => (
          <li key={id}>
            <a href={`/education/material/${id}/edit`}>{title}</a> <span className="quiet">version {version}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Search by words and family; works as a plain form. */
export function LibrarySearch(props: { words: string; family: string; families: { id: string; label: string }[] }) {
  return (
    <search>
      <form method="get" action="/education" className="filter-row">
        <input
          autoComplete="off"
          type="search"
          name="q"
          defaultValue={props.words}
          placeholder="Word or code"
          aria-label="Search the material"
        />
        <select name="family" defaultValue={props.family} aria-label="Family">
          <option value="">All families</option>
          {props.families.map((family) => (
            <option key={family.id} value={family.id}>
              {family.label}
            </option>
          ))}
        </select>
        <button type="submit" className="button">
          Search
        </button>
      </form>
    </search>
  )
}
