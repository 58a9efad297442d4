import type { Axis } from '#app/domain/codes/specificity.ts'
import {
  type AxisColumn,
  type AxisMap,
  axisCases,
  axisColumnsOf,
  axisMapOf,
} from '#app/domain/scorecard/measures/axis-shares.ts'
import { narrowedBy, tellsBetween } from '#app/domain/scorecard/measures/siblings.ts'
import { readAxisParts } from '#db/cell-parts.ts'
import type { Context } from '../context.server.ts'
import { eachFew, gapsOfAll } from './everyone.server.ts'
import { isLonger, isWholeOfCodes, restPeriod, type Seen, toldOfStays } from './told.server.ts'

type Asked = Seen & {
  facilityIds: readonly string[] | null
  ids: readonly string[]
  /** The row that a provider belongs to. */
  rowOf(providerId: string): string | null
  mostRows?: number
}

/** Details left open over all families together, of everyone and by row: of the whole from the table of gaps, of a part from what its cells tell. */
export async function readAxes(context: Context, asked: Asked): Promise<AxisMap> {
  const { filter, facilityIds, ids, rowOf, mostRows } = asked
  const isWhole = isWholeOfCodes(filter)
  const more = mostRows === undefined ? {} : { mostRows }
  if (!isWhole)
    return axisMapOf(await partColumns(context, asked), (place) => rowOf(ids[place] ?? ''), { isWhole, ...more })
  const table = await gapsOfAll(context, { period: filter.period, facilityIds })
  return axisMapOf(axisColumnsOf(table), (place) => rowOf(table.providers[place] ?? ''), { isWhole, ...more })
}

type Part = ReturnType<typeof readAxisParts>[number]
const keyOf = ({ providerId, family, axis }: Part) => `${providerId}\n${family}\n${axis}`

/** Each provider's own told families, a few providers at a time: what all their cells are is too much to hold at once. */
async function partColumns({ db }: Context, { filter, reach, facilityIds, ids }: Asked): Promise<AxisColumn[]> {
  const rest = restPeriod(filter)
  const by = narrowedBy(filter)
  const columns = new Map<Axis, AxisColumn>()
  const places = new Map(ids.map((id, at) => [id, at]))
  await eachFew(ids, (few) => {
    const own = readAxisParts(db, few, filter.period, by)
    const isTold = toldOfStays({ own, rest: [] }, { filter, reach }, keyOf, ({ lines }) => lines)
    const isSeen = ({ facilityId, payer }: Part) =>
      (facilityIds === null || facilityIds.includes(facilityId)) && filter.payer === payer
    const between = new Map(
      [...cellsOf((rest ? readAxisParts(db, few, rest, by) : []).filter(isSeen)).values()]
        .flat()
        .map((cell) => [keyOf(cell), cell.lines]),
    )
    const mayTell = (cell: Part) =>
      isTold(keyOf(cell)) && !tellsBetween(cell.lines, between.get(keyOf(cell)) ?? 0, { isLonger: isLonger(filter) })
    for (const [providerId, cells] of cellsOf(own.filter(isSeen))) {
      const cases = axisCases(
        cells.map((cell) => ({ ...cell, isTold: mayTell(cell) })),
        { isWhole: false },
      )
      for (const [axis, { events, n }] of cases) {
        const column = columns.get(axis) ?? { axis, who: [], events: [], n: [] }
        columns.set(axis, column)
        column.who.push(places.get(providerId) ?? -1)
        column.events.push(events)
        column.n.push(n)
      }
    }
  })
  return [...columns.values()]
}

/** What filters split, put together again: each provider's codes by family and axis. */
function cellsOf(parts: readonly Part[]): Map<string, Part[]> {
  const cells = new Map<string, Part>()
  const found = new Map<string, Part[]>()
  for (const part of parts) {
    const known = cells.get(keyOf(part))
    if (known) {
      known.lines += part.lines
      known.open += part.open
      continue
    }
    const cell = { ...part }
    cells.set(keyOf(part), cell)
    const own = found.get(part.providerId)
    if (own) own.push(cell)
    else found.set(part.providerId, [cell])
  }
  return found
}
