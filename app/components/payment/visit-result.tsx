import type { Level } from '#app/domain/payment/decision-making.ts'
import type { EmDifference } from '#app/domain/payment/em-level.ts'
import { written } from '#app/domain/shared/decimal.ts'
import { Moment } from '../ui/time.tsx'
import { sayCents } from './rate-words.ts'
import { LEVEL_WORDS, sayEmDirection } from './visit-words.ts'

export type VisitResultView = EmDifference & {
  by: 'time' | 'decision' | null
  decisionLevel: Level | null
  basis: string
  place: string
}

const signed = (value: number, said: string): string => (value === 0 ? 'none' : `${value > 0 ? '+' : '−'}${said}`)

/** The bill against the note, in both directions alike; a figure that the loaded tables cannot give says so. */
export function VisitResult(props: {
  result: VisitResultView
  reviewer: string | null
  reviewedAt: Date | string
  now: Date | string
}) {
  const { result } = props
  const { billed, supported, direction, rvuDifferenceX10000, centsDifference } = result
  return (
    <section className="panel" aria-labelledby="visit-result">
      <header>
        <h2 id="visit-result">{sayEmDirection(direction)}</h2>
      </header>
      <div className="body stack">
        <dl className="facts">
          <dt>Billed</dt>
          <dd>{billed}</dd>
          <dt>Documented</dt>
          <dd>
            {supported ?? 'none'}
            {result.by ? ` by ${result.by === 'time' ? 'time' : 'decision making'}` : ''}
          </dd>
          <dt>Decision making</dt>
          <dd>{result.decisionLevel ? LEVEL_WORDS[result.decisionLevel] : 'not looked at'}</dd>
          <dt>Relative value units</dt>
          <dd>
            {rvuDifferenceX10000 === null
              ? 'not in the loaded table'
              : signed(rvuDifferenceX10000, written(Math.abs(rvuDifferenceX10000), 4))}
          </dd>
          <dt>Amount</dt>
          <dd>
            {centsDifference === null
              ? 'not in the loaded table'
              : signed(centsDifference, sayCents(Math.abs(centsDifference)))}{' '}
            <span className="small quiet">{result.place}</span>
          </dd>
        </dl>
        <p className="small quiet">
          {result.basis}. Kept by {props.reviewer ?? 'somebody'} <Moment at={props.reviewedAt} now={props.now} />.
        </p>
      </div>
    </section>
  )
}
