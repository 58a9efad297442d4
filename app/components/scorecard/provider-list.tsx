import type { ReactNode } from 'react'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { shownWords } from '#app/domain/scorecard/measures/words.ts'
import { Badge, Empty } from '../ui/badge.tsx'
import { Pager } from '../ui/pager.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { MeasureName } from './share.tsx'

export type ListedSeen = {
  id: string
  name: string
  specialty: string | null
  unspecified: Shown
  response: Shown
  timely: Shown
  flags: string[]
}

/** What of the list's address goes on to a scorecard: not how the list itself is sought and sorted. */
export function onwardOf(search: string): string {
  const kept = new URLSearchParams(search)
  for (const own of ['q', 'sort', 'specialty', 'page']) kept.delete(own)
  return kept.size > 0 ? `?${kept}` : ''
}

/** Providers, by name or by specialty; figures are there to be read, not to be sorted by. */
export function ProviderList({
  rows,
  sort,
  search,
}: {
  rows: readonly ListedSeen[]
  sort: 'name' | 'specialty'
  search: string
}) {
  if (rows.length === 0) {
    return (
      <Empty title="Nobody to show">
        <p>
          Scorecards begin with the first coded stay or sent query of the period. Choose a longer period, or another
          name.
        </p>
      </Empty>
    )
  }
  const sortedBy = (by: 'name' | 'specialty', words: string) => {
    const next = new URLSearchParams(search)
    next.set('sort', by)
    next.delete('page')
    return (
      <th scope="col" aria-sort={sort === by ? 'ascending' : undefined}>
        <a href={`/scorecards?${next}`}>
          {words} {sort === by ? <span aria-hidden="true">▲</span> : null}
        </a>
      </th>
    )
  }
  const onward = onwardOf(search)
  const isSaid = ({ unspecified, response, timely, flags }: ListedSeen) =>
    flags.length > 0 || [unspecified, response, timely].some((share) => share !== 'too-few')
  const [said, few] = [rows.filter(isSaid), rows.filter((row) => !isSaid(row))]
  const heads = [sortedBy('name', 'Provider'), sortedBy('specialty', 'Specialty')] as const
  return (
    <div className="stack">
      {said.length > 0 ? <Table rows={said} heads={heads} onward={onward} label="Providers" /> : null}
      {few.length > 0 ? (
        <details open={said.length === 0}>
          <summary>
            {few.length} {few.length === 1 ? 'provider' : 'providers'} with fewer than ten cases of each in this period:
            too few to say
          </summary>
          <Table rows={few} heads={heads} onward={onward} label="Providers with few cases" />
        </details>
      ) : null}
    </div>
  )
}

/** The way to the pages before and after, under the same filter. */
export function ProviderPages({ page, pages, search }: { page: number; pages: number; search: string }) {
  const linkTo = (other: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(other))
    return `/scorecards?${next}`
  }
  return <Pager page={page} pages={pages} linkTo={linkTo} label="Pages of providers" />
}

function Table({
  rows,
  heads,
  onward,
  label,
}: {
  rows: readonly ListedSeen[]
  heads: readonly [ReactNode, ReactNode]
  onward: string
  label: string
}) {
  return (
    <TableFrame label={label}>
      <table className="table loose">
        <thead>
          <tr>
            {heads[0]}
            {heads[1]}
            <th scope="col">
              <MeasureName id="unspecified">Left unspecified</MeasureName>
            </th>
            <th scope="col">
              <MeasureName id="response">Answered</MeasureName>
            </th>
            <th scope="col">
              <MeasureName id="timely">In time</MeasureName>
            </th>
            <th scope="col">
              <MeasureName id="flag">Stands out in two periods</MeasureName>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a className="whole" href={`/scorecards/${row.id}${onward}`}>
                  {row.name}
                </a>
              </th>
              <td>{row.specialty ?? '–'}</td>
              <td>{shownWords(row.unspecified)}</td>
              <td>{shownWords(row.response)}</td>
              <td>{shownWords(row.timely)}</td>
              <td>
                {row.flags.length === 0
                  ? '–'
                  : row.flags.map((flag) => (
                      <Badge key={flag} tone="accent">
                        {flag}
                      </Badge>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
