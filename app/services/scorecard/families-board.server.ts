import { heatMapOf } from '#app/domain/scorecard/measures/heat-map.ts'
import { isNarrowed, narrowedBy } from '#app/domain/scorecard/measures/siblings.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { gapsOfAll } from './everyone.server.ts'
import { readAxes } from './read-axes.server.ts'
import type { Scope } from './scope.server.ts'
import { toldFamilies } from './told-families.server.ts'
import { NO_SPECIALTY } from './told-rows.server.ts'
import { providersWithin } from './within.server.ts'

/** Plain data: what a thread can be asked. Most rows: null, all. */
export type FamiliesAsked = Pick<Scope, 'filter' | 'facilityIds' | 'reach'> & { mostRows: number | null }

/** Details left open by family, and over all families by detail: by specialty, or by provider of one. */
export async function familiesBoard(context: Context, asked: FamiliesAsked) {
  const { filter, facilityIds, reach, mostRows } = asked
  const { period, payer } = filter
  const within = await providersWithin(context, asked)
  const ids = [...within.keys()].sort()
  const rowOf = (id: string) => {
    const provider = within.get(id)
    if (!provider) return null
    return filter.specialty === '' ? (provider.specialty ?? NO_SPECIALTY) : id
  }
  const named = <T extends { id: string }>(rows: readonly T[]) =>
    rows
      .map((row) => ({ ...row, name: within.get(row.id)?.name ?? row.id }))
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  const most = mostRows === null ? {} : { mostRows }
  const table = await gapsOfAll(context, { period, facilityIds, payer })
  const heat = heatMapOf(table, rowOf, {
    isTold: await toldFamilies(context, { filter, reach, ids, rowOf }),
    // Codes have no timing: a filter by it does not cut them.
    isNarrowed: isNarrowed({ ...narrowedBy(filter), timing: false }),
    ...most,
  })
  const titles = await titlesOf(
    context,
    heat.families.map((code) => ({ code })),
  )
  const axes = await readAxes(context, { filter, facilityIds, reach, rowOf, ids, ...most })
  return {
    axes: { ...axes, rows: named(axes.rows) },
    heat: {
      ...heat,
      rows: named(heat.rows),
      titles: heat.families.map((family) => titles.get(family) ?? family),
    },
  }
}
export type FamiliesBoard = Awaited<ReturnType<typeof familiesBoard>>
