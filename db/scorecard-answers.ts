import { readKeptCounts } from '#app/domain/scorecard/measures/kept-contribution.ts'
import type { Db } from './client.ts'
import type { Slice } from './scorecards.ts'
import { asText, OF_FACILITIES, textRows } from './text-rows.ts'

/** Told at the beginning of a kept text (`keptText`), or within one that was written as plain JSON. */
const HAS_WEIGHED = `(c.cells like '[1%' or instr(c.cells, '"weighed":1') > 0)`
/** Only answers have a weight; looking up a stay is what costs, so that none is looked up whose queries the slice leaves out. */
const ASKED = `select t.encounter_id from query_waits t
  where t.provider_id = @provider and t.month between @from and @to and t.is_answered = 1
    and (@timing = 'all' or t.timing = @timing) and (@payer = 'all' or t.payer = @payer) and ${OF_FACILITIES}`
const TEXT = asText(
  'cells, facility_id, payer, served_at',
  `select c.cells, e.facility_id, e.payer, coalesce(e.end_at, e.start_at) as served_at
    from contributions c join encounters e on e.id = c.encounter_id
    where c.encounter_id in (${ASKED}) and ${HAS_WEIGHED} order by e.id`,
)

/** What encounters of a provider's answered queries have added, with what decides how they are paid. Only those with an answer of known weight. */
export async function listWeighedAnswers(
  db: Db,
  providerId: string,
  { period: { from, to }, timing, payer = 'all', facilityIds }: Slice,
) {
  const facilities = facilityIds && JSON.stringify(facilityIds)
  const values = { provider: providerId, from, to, timing, payer, facilities }
  return textRows<[string, string, string | null, number]>(db, TEXT, values).map(
    ([cells, facilityId, paidBy, servedAt]) => ({
      ...{ facilityId, payer: paidBy, day: new Date(servedAt).toISOString().slice(0, 10) },
      counts: readKeptCounts(cells),
    }),
  )
}
