import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { MeasureName } from './share.tsx'
import { shownWords, signedWeight, TOO_FEW_WORDS, weight } from './words.ts'

export type EffectSeen = {
  weighed: number | null
  up: number | null
  unmoved: number | null
  down: number | null
  upX10000: number | null
  downX10000: number | null
  stays: number | null
  beforeX10000: number | null
  afterX10000: number | null
  mcc: Shown
  cc: Shown
}
const few = (n: number | null) => (n === null ? 'not shown' : String(n))

/** What answers did to weights, up and down and not at all: each apart, none netted away. */
export function Effect({ effect }: { effect: EffectSeen }) {
  const rows = [
    ['Weight went up', effect.up, effect.upX10000 === null ? '–' : signedWeight(effect.upX10000)],
    ['Weight did not move', effect.unmoved, '–'],
    ['Weight went down', effect.down, effect.downX10000 === null ? '–' : signedWeight(-effect.downX10000)],
  ] as const
  return (
    <section className="panel" aria-labelledby="effect">
      <header>
        <h2 id="effect">
          <MeasureName id="weight" />
        </h2>
      </header>
      <div className="body stack">
        <div className="table-wrap">
          <table className="table">
            <caption>Reconciled answers of stays with a known DRG weight: {effect.weighed ?? 'under 10'}</caption>
            <thead>
              <tr>
                <th scope="col">Direction</th>
                <th scope="col" className="number">
                  Answers
                </th>
                <th scope="col" className="number">
                  Weight in all
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([words, n, sum]) => (
                <tr key={words}>
                  <th scope="row">{words}</th>
                  <td className="number">{few(n)}</td>
                  <td className="number">{sum}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <dl className="facts">
          <dt>
            <MeasureName id="cmi" />
          </dt>
          <dd>
            {effect.beforeX10000 === null || effect.afterX10000 === null
              ? TOO_FEW_WORDS
              : `${weight(effect.beforeX10000)} before, ${weight(effect.afterX10000)} after (${effect.stays ?? 'under 10'} stays)`}
          </dd>
          <dt>
            <MeasureName id="severity">Stays with an MCC</MeasureName>
          </dt>
          <dd>{shownWords(effect.mcc)}</dd>
          <dt>
            <MeasureName id="severity">Stays with a CC</MeasureName>
          </dt>
          <dd>{shownWords(effect.cc)}</dd>
        </dl>
        <p className="small quiet">
          A change of weight is an effect, not an aim: it follows the record. Fewer than ten, and what would give them
          away, is not shown.
        </p>
      </div>
    </section>
  )
}
