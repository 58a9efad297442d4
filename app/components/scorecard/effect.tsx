import { Fragment } from 'react'
import type { Capture, MeanWeight } from '#app/domain/scorecard/measures/capture.ts'
import type { EffectSaid } from '#app/domain/scorecard/measures/sentences.ts'
import { meanWords, shownWords, signedWeight, TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { sayCents } from '../payment/rate-words.ts'
import { MeasureName } from './share.tsx'

export type EffectSeen = EffectSaid & {
  /** Left out where no single provider's stays are meant. */
  stays?: { before: MeanWeight; after: MeanWeight } | null
  capture?: Capture[]
  /** Only for who may see payment, where a rate is kept. */
  dollars?: { upCents: number; downCents: number; unpriced: number } | null
}

/** What answers did to weights, up and down and not at all: each apart, none netted away. */
export function Effect({ effect: { answers, stays, capture = [], dollars = null } }: { effect: EffectSeen }) {
  return (
    <section className="panel" aria-labelledby="effect">
      <header>
        <h2 id="effect">
          <MeasureName id="weight" />
        </h2>
      </header>
      <div className="body stack">
        {answers ? (
          <Directions {...answers} dollars={dollars} />
        ) : (
          <p>Fewer than ten answers of stays with a known DRG weight: {TOO_FEW_WORDS}.</p>
        )}
        {dollars ? (
          <p className="small quiet">
            Dollars: each answer's share of the weight, at the rate kept for the facility and payer on the day of
            discharge. No forecast of what a payer pays.
            {dollars.unpriced > 0
              ? ` ${dollars.unpriced} answers that moved a weight have no rate and are not in.`
              : ''}
          </p>
        ) : null}
        {stays === undefined ? null : <Stays stays={stays} capture={capture} />}
        <p className="small quiet">A change of weight is an effect, not an aim: it follows the record.</p>
      </div>
    </section>
  )
}

function Directions({
  dollars,
  weighed,
  up,
  unmoved,
  down,
  upX10000,
  downX10000,
}: NonNullable<EffectSaid['answers']> & Pick<EffectSeen, 'dollars'>) {
  const rows = [
    ['Weight went up', up, up > 0 ? signedWeight(upX10000) : '–', dollars ? sayCents(dollars.upCents) : ''],
    ['Weight did not move', unmoved, '–', '–'],
    ['Weight went down', down, down > 0 ? signedWeight(-downX10000) : '–', dollars ? sayCents(-dollars.downCents) : ''],
  ] as const
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>{countWords(weighed)} reconciled answers of stays with a known DRG weight</caption>
        <thead>
          <tr>
            <th scope="col">Direction</th>
            <th scope="col" className="number">
              Answers
            </th>
            <th scope="col" className="number">
              Weight in all
            </th>
            {dollars ? (
              <th scope="col" className="number">
                Dollars at kept rates
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(([words, n, sum, money]) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td className="number">{countWords(n)}</td>
              <td className="number">{sum}</td>
              {dollars ? <td className="number">{money}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Stays({ stays, capture }: { stays: NonNullable<EffectSeen['stays']> | null; capture: Capture[] }) {
  return (
    <dl className="facts">
      <dt>
        <MeasureName id="cmi" />
      </dt>
      <dd>{stays ? `${meanWords(stays.before)} before, ${meanWords(stays.after)} after` : TOO_FEW_WORDS}</dd>
      {capture.map(({ level, share, expected }) => (
        <Fragment key={level}>
          <dt>
            <MeasureName id={level} />
          </dt>
          <dd>
            {shownWords(share)}
            {expected && share !== 'too-few'
              ? `; ${expected.ratio.toFixed(2)} times what colleagues capture in the same families (${expected.low.toFixed(2)}–${expected.high.toFixed(2)})`
              : ''}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
