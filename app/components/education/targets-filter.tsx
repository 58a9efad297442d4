import { TARGET_GROUPINGS, type TargetGroup, type TargetGrouping } from '#app/domain/education/target.ts'
import { SPANS } from '#app/domain/scorecard/measures/filter.ts'
import { GROUP_WORDS, groupWords } from './words.ts'

type Props = {
  by: TargetGrouping
  group: string
  family: string
  provider: string
  providerName: string
  months: number
  order: string
  isReadyOnly: boolean
  groups: TargetGroup[]
  families: { id: string; label: string }[]
}

const ALL_WORDS: Record<TargetGrouping, string> = {
  specialty: 'All specialties',
  facility: 'All facilities',
  list: 'All saved lists',
}

/** By what the providers are put together; another grouping lets go of the group, and keeps the rest. */
export function GroupingTabs({ by, linkTo }: { by: TargetGrouping; linkTo: (by: TargetGrouping) => string }) {
  return (
    <nav className="tabs" aria-label="Grouped by">
      {TARGET_GROUPINGS.map((one) => (
        <a key={one} href={linkTo(one)} aria-current={one === by ? 'page' : undefined}>
          {GROUP_WORDS[one]}
        </a>
      ))}
    </nav>
  )
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
      <input type="hidden" name="by" value={page.by} />
      <select name="group" defaultValue={page.group} aria-label={GROUP_WORDS[page.by]}>
        <option value="">{ALL_WORDS[page.by]}</option>
        {page.groups
          .filter(({ id }) => id !== '')
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {groupWords(page.by, name)}
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
