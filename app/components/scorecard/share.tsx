import type { MeasureId } from '#app/domain/scorecard/measures/definitions.ts'
import type { Band } from '#app/domain/scorecard/measures/peers.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { bandWords, nameOf, percent, percentRange, TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'

/** The name of a measure, as the way to its definition. */
export function MeasureName({ id, children }: { id: MeasureId; children?: React.ReactNode }) {
  return <a href={`/scorecards/measures#${id}`}>{children ?? nameOf(id)}</a>
}

/** Colleagues left out: nothing is said of them. */
export type ShareSeen = { share: Shown; colleagues?: Band | null }

/** A share as a figure: value, interval, what of what, and colleagues. */
export function ShareFigure({ id, share, colleagues }: { id: MeasureId } & ShareSeen) {
  return (
    <div className="figure">
      <span className="what">
        <MeasureName id={id} />
      </span>
      {share === 'too-few' ? (
        <span className="value quiet-value">{TOO_FEW_WORDS}</span>
      ) : (
        <>
          <span className="value">{percent(share.rate)}</span>
          <span className="n">
            {countWords(share.events)} of {countWords(share.n)}; 95 % interval {percentRange(share)}
          </span>
        </>
      )}
      {colleagues === undefined ? null : <span className="n">Colleagues: {bandWords(colleagues)}</span>}
    </div>
  )
}
