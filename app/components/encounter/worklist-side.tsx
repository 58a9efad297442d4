import { COUNTED_UP_TO } from '#app/domain/encounter/worklist.ts'
import { VIEW_WORDS } from './words.ts'

type View = keyof typeof VIEW_WORDS
type Saved = { id: string; name: string; search: string }

/** The views at the left with their counts, one's own views under them. */
export function WorklistSide(props: {
  view: View
  counts: Record<string, number>
  saved: Saved[]
  search: string
  linkTo: (change: Record<string, string | null>) => string
}) {
  const counts = Object.values(props.counts)
  const shown = (n: number, isMore: boolean) => `${n}${isMore ? '+' : ''}`
  const counted = (n: number) => shown(Math.min(n, COUNTED_UP_TO), n > COUNTED_UP_TO)
  const total = counts.reduce((sum, n) => sum + Math.min(n, COUNTED_UP_TO), 0)
  const isMore = counts.some((n) => n > COUNTED_UP_TO)
  const countOf = (view: View) => {
    if (view === 'active') return shown(total, isMore)
    return view === 'mine' || view === 'all' || view === 'done' ? null : counted(props.counts[view] ?? 0)
  }
  return (
    <nav className="side" aria-label="Views">
      <ul>
        {(Object.keys(VIEW_WORDS) as View[]).map((view) => (
          <li key={view}>
            <a href={props.linkTo({ view, after: null })} aria-current={props.view === view ? 'page' : undefined}>
              <span>{VIEW_WORDS[view]}</span>
              {countOf(view) === null ? null : <span className="count">{countOf(view)}</span>}
            </a>
          </li>
        ))}
      </ul>
      <h2 className="small quiet">My views</h2>
      <ul>
        {props.saved.map((saved) => (
          <li key={saved.id} className="row between">
            <a href={`/worklist${saved.search}`}>{saved.name}</a>
            <form method="post">
              <input type="hidden" name="search" value={props.search} />
              <button
                type="submit"
                name="forget"
                value={saved.id}
                className="button plain small"
                aria-label={`Remove the view ${saved.name}`}
              >
                ✕
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" className="stack">
        <input type="hidden" name="search" value={props.search} />
        <label className="small" htmlFor="view-name">
          Keep this view as
        </label>
        <div className="row nowrap-row">
          <input autoComplete="off" id="view-name" type="text" name="name" maxLength={60} />
          <button type="submit" className="button">
            Keep
          </button>
        </div>
      </form>
    </nav>
  )
}
