import { SPANS } from '#app/domain/scorecard/measures/filter.ts'

type Props = {
  group: string
  family: string
  provider: string
  providerName: string
  months: number
  order: string
  isReadyOnly: boolean
  groups: string[]
  families: { id: string; label: string }[]
}

/** What to look at; a plain form. Whoever came from a scorecard sees whose it is, and can let go of it. */
export function TargetsFilter(page: Props) {
  return (
    <form method="get" className="filter-row" aria-label="Filter targets">
      {page.provider ? (
        <label className="check">
          <input type="checkbox" name="provider" value={page.provider} defaultChecked /> Only gaps of{' '}
          {page.providerName || 'this provider'}
        </label>
      ) : null}
      <select name="group" defaultValue={page.group} aria-label="Specialty">
        <option value="">All specialties</option>
        {page.groups.filter(Boolean).map((group) => (
          <option key={group} value={group}>
            {group}
          </option>
        ))}
      </select>
      <select name="family" defaultValue={page.family} aria-label="Family">
        <option value="">All families</option>
        {page.families.map((family) => (
          <option key={family.id} value={family.id}>
            {family.label}
          </option>
        ))}
      </select>
      <select name="months" defaultValue={page.months} aria-label="Months">
        {SPANS.map((months) => (
          <option key={months} value={months}>
            {months} months
          </option>
        ))}
      </select>
      <select name="all" defaultValue={page.isReadyOnly ? '' : '1'} aria-label="Which">
        <option value="">With a piece to teach from</option>
        <option value="1">Everything left open</option>
      </select>
      <input type="hidden" name="order" value={page.order} />
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}

/** Which page of how many, with the pages beside it. */
export function Pager({ page, pages, linkTo }: { page: number; pages: number; linkTo: (page: number) => string }) {
  if (pages < 2) return null
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 ? (
        <a className="button" href={linkTo(page - 1)}>
          Previous page
        </a>
      ) : (
        <span />
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a className="button" href={linkTo(page + 1)}>
          Next page
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
