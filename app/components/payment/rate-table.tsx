import type { FacilityRate, PaymentRefusal } from '#app/domain/payment/ipps.ts'
import { written } from '#app/domain/shared/decimal.ts'
import { Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { sayCents, sayNoPayment } from './rate-words.ts'

export type RateView = FacilityRate & { example: { cents: number | null; why: PaymentRefusal | null } }

const percent = (x10000: number): string => `${written(x10000, 2)} %`

/** The rates of a facility, the newest first within each payer, each with what a case of weight 1 comes to by it. */
export function RateTable({ rates }: { rates: RateView[] }) {
  if (rates.length === 0)
    return (
      <div className="panel">
        <Empty title="No rate yet">
          <p>Charts then show weights and no dollars. Add the first rate below.</p>
        </Empty>
      </div>
    )
  return (
    <TableFrame label="Payment rates">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Payer</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="number">
              Wage index
            </th>
            <th scope="col" className="number">
              Add-on
            </th>
            <th scope="col" className="number">
              Own rate
            </th>
            <th scope="col" className="number">
              Its share
            </th>
            <th scope="col" className="number">
              A case of weight 1
            </th>
            <th scope="col">
              <span className="unseen">Deeds</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <RateRow key={`${rate.payer} ${rate.startOn}`} rate={rate} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

function RateRow({ rate }: { rate: RateView }) {
  const { payer, startOn, endOn, example } = rate
  return (
    <tr>
      <th scope="row">{payer}</th>
      <td className="nowrap">{startOn}</td>
      <td className="nowrap">{endOn ?? <span className="quiet">until changed</span>}</td>
      <td className="number">{written(rate.wageIndexX10000, 4)}</td>
      <td className="number">{percent(rate.addOnX10000)}</td>
      <td className="number">{sayCents(rate.ownRateCents)}</td>
      <td className="number">{percent(rate.ownShareX10000)}</td>
      <td className="number">
        {example.cents === null ? (
          <span className="small quiet">{example.why ? sayNoPayment(example.why) : ''}</span>
        ) : (
          sayCents(example.cents)
        )}
      </td>
      <td>
        <form method="post">
          <input type="hidden" name="deed" value="remove" />
          <input type="hidden" name="facilityId" value={rate.facilityId} />
          <input type="hidden" name="payer" value={payer} />
          <input type="hidden" name="startOn" value={startOn} />
          <button
            type="submit"
            className="button plain small"
            aria-label={`Remove the rate of ${payer} from ${startOn}`}
          >
            Remove
          </button>
        </form>
      </td>
    </tr>
  )
}
