import type { QueryState } from '#app/domain/query/query.ts'
import { STATE_WORDS } from '../query/words.ts'
import { Badge } from '../ui/badge.tsx'
import { Moment } from '../ui/time.tsx'

export type ChartQuery = {
  id: string
  title: string
  href: string
  state: QueryState

  at: Date | string
  providerName: string | null
}

export function QueriesOfChart({ queries, now }: { queries: ChartQuery[]; now: Date | string }) {
  if (queries.length === 0) return null
  return (
    <section className="panel" aria-label="Queries of this encounter">
      <header>
        <h2>Queries</h2>
        <span className="quiet small">{queries.length}</span>
      </header>
      <ul className="fact-list">
        {queries.map((query) => (
          <li key={query.id}>
            <span>
              <a href={query.href}>{query.title || 'Draft without a title'}</a>{' '}
              <span className="quiet small">
                {query.providerName} <Moment at={query.at} now={now} />
              </span>
            </span>
            <Badge tone={STATE_WORDS[query.state].tone}>{STATE_WORDS[query.state].words}</Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}
