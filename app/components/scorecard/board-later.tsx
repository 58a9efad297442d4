import { useLocation, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { Page } from '../ui/page.tsx'
import { ScorecardDoors } from './scorecard-doors.tsx'
import { type FilterChoices, ScorecardFilterForm } from './scorecard-filter.tsx'

/**
 * A page of everyone whose figures are still being added up: its filter can be changed meanwhile. The browser asks for them at once and
 * shows them when they are there; without JavaScript the page is loaded again by hand.
 */
export function BoardLater(props: {
  title: string
  late: { filter: ScorecardFilter; choices: FilterChoices }
  /** What the page's filter has. */
  has?: { timing?: boolean; specialty?: boolean; name?: boolean; doors?: boolean }
}) {
  const { title, late, has: { timing = true, specialty = true, name = false, doors = true } = {} } = props
  const { pathname, search } = useLocation()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    revalidate()
  }, [revalidate])
  return (
    <Page title={title}>
      {doors ? <ScorecardDoors here={pathname} search={search} /> : null}
      <ScorecardFilterForm
        filter={late.filter}
        choices={specialty ? late.choices : { ...late.choices, specialties: undefined }}
        {...(name ? { name: new URLSearchParams(search).get('q') ?? '' } : {})}
        isTimed={timing}
      />
      <p className="panel body" role="status">
        These figures are being added up over all stays of the period, which takes some seconds the first time. They
        show here when they are there. <a href={`${pathname}${search}`}>Load the page again</a>
      </p>
    </Page>
  )
}
