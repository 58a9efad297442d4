import { Badge } from '../ui/badge.tsx'
import { dotted } from './dotted.ts'

export type CodeRow = { code: string; long: string; billable: boolean }

/** Codes with their titles, each a way to its page; `year` is kept on the way. */
export function CodeList({
  rows,
  year,
  here,
  label,
}: {
  rows: readonly CodeRow[]
  year: number | null
  here?: string
  label: string
}) {
  return (
    <ul className="code-list" aria-label={label}>
      {rows.map((row) => (
        <li key={row.code} className={row.code === here ? 'here' : undefined}>
          <a
            className="mono"
            href={`/codes/${row.code}${year === null ? '' : `?year=${year}`}`}
            aria-current={row.code === here ? 'page' : undefined}
          >
            {dotted(row.code)}
          </a>
          <span>{row.long}</span>
          {row.billable ? <span /> : <Badge>Heading</Badge>}
        </li>
      ))}
    </ul>
  )
}

/** The search of the browser: a GET form, so that the URL is the search. */
export function CodeFind({ question, year, years }: { question: string; year: number | null; years: number[] }) {
  return (
    <form method="get" action="/codes" className="find" aria-label="Search codes">
      <input
        autoComplete="off"
        type="search"
        name="q"
        defaultValue={question}
        placeholder="Code or words  ( / )"
        aria-label="Code or words"
        data-key="/"
      />
      <select name="year" defaultValue={year ?? ''} aria-label="Edition">
        <option value="">In force today</option>
        {years.map((one) => (
          <option key={one} value={one}>
            Fiscal year {one}
          </option>
        ))}
      </select>
      <button type="submit" className="button primary">
        Search
      </button>
    </form>
  )
}

/** Says plainly which edition is shown, and where it is only the starter selection. */
export function EditionLine({ set }: { set: { release: string; isStarter: boolean } }) {
  const edition = set.release.slice('icd10cm:'.length)
  return set.isStarter ? (
    <>
      ICD-10-CM {edition}, <strong>starter selection only</strong>: most codes are not in it
    </>
  ) : (
    <>ICD-10-CM {edition}</>
  )
}
