import type { Db } from './client.ts'
import type { Slice } from './scorecards.ts'
import { asText, OF_FACILITIES, textRows } from './text-rows.ts'

const COLUMNS = 'facility_id, paid_by, day, up_x10000, down_x10000'
const TEXT = asText(
  `${COLUMNS}, answers`,
  `select ${COLUMNS}, count(*) as answers from answer_weights t
    where t.provider_id = @provider and t.month between @from and @to
      and (@timing = 'all' or t.timing = @timing) and (@payer = 'all' or t.payer = @payer) and ${OF_FACILITIES}
    group by ${COLUMNS}`,
)

export type WeighedAnswers = {
  facilityId: string
  /** The payer in the words of the chart. */
  payer: string | null
  day: string
  upX10000: number
  downX10000: number
  answers: number
}

/** The answers of a provider that moved a weight, by what decides how they are paid and by what each moved; `answers` are how many alike. */
export function listWeighedAnswers(
  db: Db,
  providerId: string,
  { period: { from, to }, timing, payer = 'all', facilityIds }: Slice,
): WeighedAnswers[] {
  const facilities = facilityIds && JSON.stringify(facilityIds)
  const values = { provider: providerId, from, to, timing, payer, facilities }
  type Row = [string, string | null, string, number, number, number]
  return textRows<Row>(db, TEXT, values).map(([facilityId, paidBy, day, upX10000, downX10000, answers]) => ({
    ...{ facilityId, payer: paidBy, day, upX10000, downX10000, answers },
  }))
}
