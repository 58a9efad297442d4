import type { Denials, DollarShare, NetCaseMix } from '#app/domain/scorecard/measures/denials.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { finePercent, PAYER_WORDS, shownWords, TOO_FEW_WORDS, weight } from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { sayCents } from '../payment/rate-words.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { ControlChart } from './control-chart.tsx'
import { MeasureName } from './share.tsx'

export type DenialsSeen = Omit<Denials, 'dollars'> & {
  /** Null for who may not see payment. */
  dollars: DollarShare | 'too-few' | null
  net: NetCaseMix | 'too-few'
}

const rareWords = (share: Shown): string =>
  share === 'too-few'
    ? TOO_FEW_WORDS
    : `${countWords(share.events)} of ${countWords(share.n)} (${finePercent(share.rate)}; ${finePercent(share.low)} to ${finePercent(share.high)})`

function DenialsHead() {
  return (
    <header>
      <h2 id="denials">
        <MeasureName id="denial" />
      </h2>
    </header>
  )
}

/** What payers refused of the coding, what became of it, and the case mix that is left. */
export function DenialsPanel({ denials, csv }: { denials: DenialsSeen | null; csv: string }) {
  if (!denials)
    return (
      <section className="panel" aria-labelledby="denials">
        <DenialsHead />
        <p className="body quiet">
          No claims were sent by the billing system for this period. They are loaded with <code>scorecard claims</code>.
        </p>
      </section>
    )
  return (
    <>
      <div className="grid-2">
        <Sums {...denials} />
        <ByPayer payers={denials.payers} />
      </div>
      <ControlChart
        title="First denials for coding or clinical validation, by month of billing"
        measure="denial"
        control={denials.control}
        unit="rare"
        csv={`${csv}&table=denial-months`}
      />
    </>
  )
}

function Sums({ rate, coding, clinical, overturned, dollars, net, billed, awaiting }: DenialsSeen) {
  return (
    <section className="panel" aria-labelledby="denials">
      <DenialsHead />
      <dl className="facts body">
        <dt>First denied, of claims adjudicated</dt>
        <dd>{rareWords(rate)}</dd>
        <dt>For its coding</dt>
        <dd>{rareWords(coding)}</dd>
        <dt>By clinical validation</dt>
        <dd>{rareWords(clinical)}</dd>
        {dollars ? (
          <>
            <dt>In dollars</dt>
            <dd>{dollarWords(dollars)}</dd>
          </>
        ) : null}
        <dt>
          <MeasureName id="overturned" />
        </dt>
        <dd>{shownWords(overturned)}</dd>
        <dt>
          <MeasureName id="netCaseMix" />
        </dt>
        <dd>{netWords(net)}</dd>
      </dl>
      <p className="body small quiet">
        {billed} claims billed in the period, {awaiting} of them not yet answered by the payer and in no share above.
      </p>
    </section>
  )
}

const dollarWords = (dollars: DollarShare | 'too-few') =>
  dollars === 'too-few'
    ? TOO_FEW_WORDS
    : `${sayCents(dollars.deniedCents)} of ${sayCents(dollars.amountCents)} (${finePercent(dollars.share)}; ${finePercent(dollars.low)} to ${finePercent(dollars.high)})`

const netWords = (net: NetCaseMix | 'too-few') =>
  net === 'too-few'
    ? TOO_FEW_WORDS
    : `${weight(net.meanX10000)} (${countWords(net.n)} stays; 95 % interval ${weight(net.lowX10000)}–${weight(net.highX10000)}); lost denials took ${weight(net.lostX10000)} of the mean`

function ByPayer({ payers }: Pick<DenialsSeen, 'payers'>) {
  return (
    <section className="panel" aria-labelledby="denials-payers">
      <header>
        <h2 id="denials-payers">
          <MeasureName id="denial">Denials by payer</MeasureName>
        </h2>
      </header>
      {payers.length === 0 ? (
        <p className="body quiet">Under a filter of one payer the shares are those beside this.</p>
      ) : (
        <TableFrame label="Denials by payer">
          <table className="table loose">
            <caption className="unseen">Denials by payer</caption>
            <thead>
              <tr>
                <th scope="col">Payer</th>
                <th scope="col">First denied</th>
                <th scope="col">Taken back</th>
              </tr>
            </thead>
            <tbody>
              {payers.map(({ payer, rate, overturned }) => (
                <tr key={payer}>
                  <th scope="row">{PAYER_WORDS[payer]}</th>
                  <td>{rareWords(rate)}</td>
                  <td>{shownWords(overturned)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </section>
  )
}
