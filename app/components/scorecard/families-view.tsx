import type { AxisMap } from '#app/domain/scorecard/measures/axis-shares.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { AXIS_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { AxisChart } from './axis-chart.tsx'
import { type HeatSeen, HeatTable } from './heat-table.tsx'

export type FamiliesSeen = {
  filter: ScorecardFilter
  choices: { specialties: readonly string[] }
  axes: Omit<AxisMap, 'rows'> & { rows: HeatSeen['rows'] }
  heat: HeatSeen
}

/** Which details of which families are left open, and by whom: for who plans education. */
export function FamiliesView({ page, search }: { page: FamiliesSeen; search: string }) {
  const csv = (table: string) => `/scorecards/families/csv${search || '?'}&table=${table}`
  const isByProvider = page.filter.specialty !== ''
  const by = isByProvider ? 'provider' : 'specialty'
  const withIn = (path: string, given: Record<string, string>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(given)) next.set(name, value)
    return `${path}?${next}`
  }
  const rowTo = (id: string) => {
    if (isByProvider) return `/scorecards/${id}${search}`
    // Those whose specialty nobody recorded cannot be chosen by it.
    return page.choices.specialties.includes(id) ? withIn('/scorecards/families', { specialty: id }) : undefined
  }
  // A provider's number leads to the stays behind it; a specialty's to its providers, whose numbers lead on.
  const cellTo = (id: string, family: string) => {
    if (isByProvider) return withIn(`/scorecards/${id}/cases`, { family })
    const row = rowTo(id)
    return row && `${row}#heat`
  }
  return (
    <div className="stack scorecard">
      <AxisChart
        axes={page.axes.axes.map((axis, at) => ({ axis, share: page.axes.all[at] ?? 'too-few' }))}
        csv={csv('axes')}
      />
      <HeatTable
        id="heat"
        measure="unspecified"
        title={`Details left open, by family and ${by}`}
        heat={page.heat}
        by={by}
        csv={csv('heat')}
        why="that leave most open beyond the rate of all where the 95 % interval lies above it"
        {...{ rowTo, cellTo }}
      />
      <HeatTable
        id="axes"
        measure="unspecifiedByAxis"
        title={`Details left open, all families together, by ${by}`}
        heat={axisHeat(page.axes)}
        by={by}
        csv={csv('axes')}
        why="that have most codes"
        rowTo={rowTo}
      />
    </div>
  )
}

/** The same as a table of details, each a column. */
const axisHeat = ({ axes, rows, rowCount }: FamiliesSeen['axes']): HeatSeen => ({
  ...{ families: axes.map((axis) => AXIS_WORDS[axis]), titles: [], rows, all: rowCount },
})
